"""Packed samples come back exactly as they were, gaps and all, and take little room."""

import random
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.problems import StorageProblem
from storage.chunks import Kept, pack
from storage.unpacking import unpack

MINUTE = 1_795_168_320_000_000
"""A whole minute, in microseconds since the Unix epoch."""

GOLDEN = Path(__file__).parent.parent / "golden"
SHIPPED = [
    Kept(MINUTE, MINUTE - 3_000_000, "spo2", 98, 0),
    Kept(MINUTE, MINUTE - 3_000_000, "temperature", 368, 1),
    Kept(MINUTE + 1_000_000, MINUTE - 2_000_000, "spo2", 97, 0),
    Kept(MINUTE + 2_000_250, None, "spo2", 97, 0),
    Kept(MINUTE + 2_000_250, None, "temperature", -5, 1),
]

SAMPLES = st.builds(
    Kept,
    at=st.integers(MINUTE, MINUTE + 59_999_999),
    device_at=st.none() | st.integers(0, 2 * MINUTE),
    code=st.sampled_from(["spo2", "heart_rate", "systolic"]),
    number=st.integers(-(10**12), 10**12),
    places=st.integers(0, 3),
)


def scaled(sample: Kept) -> tuple[int, int | None, str, int]:
    """Return a sample with its value in thousandths, whatever decimals it was kept with."""
    return (sample.at, sample.device_at, sample.code, sample.number * 10 ** (3 - sample.places))


def unpacked(*packed: bytes) -> list[Kept]:
    return [sample for columns in unpack(packed) for sample in columns.kept()]


@given(st.lists(SAMPLES, min_size=1, max_size=30))
def test_that_nothing_is_lost_and_nothing_is_added(samples: list[Kept]) -> None:
    again = unpacked(pack(samples))
    assert sorted(map(scaled, again), key=repr) == sorted(map(scaled, samples), key=repr)
    assert [sample.at for sample in again] == sorted(sample.at for sample in samples)


@given(st.lists(st.lists(SAMPLES, min_size=1, max_size=10), min_size=1, max_size=5))
def test_that_chunks_unpacked_together_are_what_they_were_alone(parts: list[list[Kept]]) -> None:
    packed = [pack(part) for part in parts]
    alone = [sample for each in packed for sample in unpacked(each)]
    assert sorted(map(scaled, unpacked(*packed)), key=repr) == sorted(map(scaled, alone), key=repr)


def test_that_two_values_at_one_moment_are_both_kept_in_their_order() -> None:
    twice = [Kept(MINUTE, None, "spo2", number, 0) for number in (98, 97)]
    assert unpacked(pack(twice)) == twice


def test_that_a_gap_stays_a_gap() -> None:
    seconds = [second for second in range(60) if not 20 <= second < 40]
    samples = [Kept(MINUTE + second * 1_000_000, None, "spo2", 97, 0) for second in seconds]
    samples += [Kept(MINUTE + second * 1_000_000, None, "heart_rate", 70, 0) for second in seconds[::2]]
    (columns,) = unpack([pack(samples)])
    assert columns.at.size == 40
    assert columns.present is not None
    assert columns.present.sum(axis=1).tolist() == [40, 20]


def test_that_the_device_s_own_time_is_kept_beside_ours() -> None:
    samples = [
        Kept(MINUTE, MINUTE - 3_000_000, "spo2", 97, 0),
        Kept(MINUTE + 1_000_000, None, "spo2", 97, 0),
        Kept(MINUTE + 2_004_000, MINUTE - 999_000, "spo2", 98, 0),
    ]
    assert unpacked(pack(samples)) == samples


@pytest.mark.parametrize(("jitter_us", "most"), [(0, 1.0), (20_000, 1.5)])
def test_that_a_minute_of_a_monitor_takes_about_a_byte_a_value(jitter_us: int, most: float) -> None:
    chance = random.Random(1)
    numbers = {"systolic": 128, "diastolic": 80, "heart_rate": 74, "spo2": 98, "etco2": 38, "temperature": 368}
    samples = []
    for second in range(60):
        at = MINUTE + second * 1_000_000 + chance.randint(0, jitter_us)
        for code, number in numbers.items():
            numbers[code] = number + chance.choice([-1, 0, 0, 0, 1])
            samples.append(Kept(at, MINUTE + second * 1_000_000, code, number, int(code == "temperature")))
    assert len(pack(samples)) / len(samples) < most


def test_that_a_chunk_that_was_shipped_is_still_read() -> None:
    packed = bytes.fromhex((GOLDEN / "samples.1.hex").read_text("ascii"))
    assert unpacked(packed) == SHIPPED


@pytest.mark.parametrize("packed", [b"", b"nonsense", zlib.compress(b"nonsense"), pack(SHIPPED)[:-5]])
def test_that_a_damaged_chunk_is_told(packed: bytes) -> None:
    with pytest.raises(StorageProblem, match="values is damaged and cannot be read"):
        unpack([packed])


def test_that_a_chunk_of_a_newer_program_is_told() -> None:
    content = msgspec.msgpack.decode(zlib.decompress(pack(SHIPPED)))
    newer = zlib.compress(msgspec.msgpack.encode([2, *content[1:]]))
    with pytest.raises(StorageProblem, match="written by a newer version of this program"):
        unpack([newer])
