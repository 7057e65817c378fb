"""Device samples packed small: whole numbers, their differences, and zlib; about 1.3 bytes a value, nothing lost.

A chunk is a table of ticks and codes: one time, and the device's own, for all values of a tick. Times are whole
microseconds, written in the coarsest unit that holds them all exactly; a value keeps all its decimals. What was
not measured stays missing.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

_VERSION: Final = 1
_UNITS: Final = (1_000_000, 1_000, 1)
_WIDTHS: Final = (1, 2, 4, 8)
_TYPES: Final = {width: np.dtype(f"<i{width}") for width in _WIDTHS}


class Kept(NamedTuple):
    """One sample as it is kept: times in microseconds since the Unix epoch, the value `number` / 10**`places`."""

    at: int
    device_at: int | None
    code: str
    number: int
    places: int


class _Times(msgspec.Struct, array_like=True, frozen=True):
    """A row of times: the first, then the differences, in `unit` microseconds; a missing one repeats the last."""

    unit: int
    first: int
    width: int
    steps: bytes
    present: bytes


class _Chunk(msgspec.Struct, array_like=True, frozen=True):
    """What is written: of each code its decimals and its first number, then all differences, code by code."""

    version: int
    ticks: int
    at: _Times
    device_at: _Times
    codes: tuple[str, ...]
    places: tuple[int, ...]
    firsts: tuple[int, ...]
    width: int
    steps: bytes
    present: bytes


_DECODER: Final = msgspec.msgpack.Decoder(_Chunk)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Chunks as columns: `numbers` and `present` have a row a code and a column a tick; None: all are present."""

    codes: tuple[str, ...]
    places: tuple[int, ...]
    at: Whole
    device_at: Whole
    device_present: Flags | None
    numbers: Whole
    present: Flags | None

    def kept(self) -> Iterator[Kept]:
        """Return the samples one by one, as they were packed."""
        numbers, device_at = self.numbers.T.tolist(), self.device_at.tolist()
        present = np.ones(self.numbers.T.shape) if self.present is None else self.present.T
        own = np.ones(self.at.shape) if self.device_present is None else self.device_present
        for tick, moment in enumerate(self.at.tolist()):
            device = device_at[tick] if own[tick] else None
            for row in np.flatnonzero(present[tick]).tolist():
                yield Kept(moment, device, self.codes[row], numbers[tick][row], self.places[row])


def pack(samples: Iterable[Kept]) -> bytes:
    """Return at least one sample as one chunk; those of the same code keep their order within the same moment."""
    ticks = list(_ticks(sorted(samples, key=lambda sample: sample.at)))
    codes = tuple(dict.fromkeys(code for tick in ticks for code in tick))
    places = tuple(max(tick[code].places for tick in ticks if code in tick) for code in codes)
    rows = [_row(ticks, code, most) for code, most in zip(codes, places, strict=True)]
    present = np.array([[code in tick for tick in ticks] for code in codes])
    numbers = np.array(rows, dtype=np.int64)
    width, steps = _steps(numbers)
    firsts = [next(iter(tick.values())) for tick in ticks]
    chunk = _Chunk(
        _VERSION, len(ticks), _times([sample.at for sample in firsts]),
        _times([sample.device_at for sample in firsts]), codes, places, tuple(numbers[:, 0].tolist()), width, steps,
        _flags(present),
    )  # fmt: skip
    return zlib.compress(msgspec.msgpack.encode(chunk), 9)


def unpack(packed: Iterable[bytes]) -> list[Unpacked]:
    """Return the columns of chunks; those of the same codes and units are unpacked together, which is faster.

    Raises zlib.error or msgspec.DecodeError where one is damaged.
    """
    alike: dict[tuple[object, ...], list[_Chunk]] = {}
    for each in packed:
        chunk = _DECODER.decode(zlib.decompress(each))
        alike.setdefault((chunk.codes, chunk.places, chunk.at.unit, chunk.device_at.unit), []).append(chunk)
    return [_joined(chunks) for chunks in alike.values()]


def _ticks(samples: Iterable[Kept]) -> Iterator[dict[str, Kept]]:
    """Gather what was measured together; a second value of a code opens a tick of its own."""
    tick: dict[str, Kept] = {}
    moment: tuple[int, int | None] | None = None
    for sample in samples:
        if tick and (moment != sample[:2] or sample.code in tick):
            yield tick
            tick = {}
        moment = sample[:2]
        tick[sample.code] = sample
    yield tick


def _row(ticks: Sequence[dict[str, Kept]], code: str, places: int) -> list[int]:
    """Return a code's numbers with the same decimals; a missing one repeats the last, whose step is none."""
    last = next(tick[code] for tick in ticks if code in tick)
    row = []
    for tick in ticks:
        last = tick.get(code, last)
        row.append(last.number * 10 ** (places - last.places))
    return row


def _times(moments: Sequence[int | None]) -> _Times:
    last = next((moment for moment in moments if moment is not None), 0)
    filled = []
    for moment in moments:
        last = last if moment is None else moment
        filled.append(last)
    unit = next(unit for unit in _UNITS if all(moment % unit == 0 for moment in filled))
    width, steps = _steps(np.array(filled, dtype=np.int64) // unit)
    present = _flags(np.array([moment is not None for moment in moments]))
    return _Times(unit, filled[0] // unit, width, steps, present)


def _steps(numbers: Whole) -> tuple[int, bytes]:
    """Return the width in bytes that holds every difference, and the differences."""
    steps = np.diff(numbers)
    most = int(np.abs(steps).max(initial=0))
    width = next(width for width in _WIDTHS if most < 1 << (8 * width - 1))
    return width, steps.astype(_TYPES[width]).tobytes()


def _flags(present: Flags) -> bytes:
    """Return one bit a flag, or nothing where all are set."""
    return b"" if present.all() else np.packbits(present).tobytes()


def _joined(chunks: Sequence[_Chunk]) -> Unpacked:
    codes, ticks = chunks[0].codes, [chunk.ticks for chunk in chunks]
    firsts = np.array([chunk.firsts for chunk in chunks], dtype=np.int64).T
    at, device_at = [chunk.at for chunk in chunks], [chunk.device_at for chunk in chunks]
    return Unpacked(
        codes=codes,
        places=chunks[0].places,
        at=_joined_times(at, ticks),
        device_at=_joined_times(device_at, ticks),
        device_present=_joined_device_flags(device_at, ticks),
        numbers=_running(firsts, [(chunk.steps, chunk.width) for chunk in chunks], ticks),
        present=_joined_flags([chunk.present for chunk in chunks], len(codes), ticks),
    )


def _joined_times(times: Sequence[_Times], ticks: Sequence[int]) -> Whole:
    firsts = np.array([[each.first for each in times]], dtype=np.int64)
    counts: Whole = _running(firsts, [(each.steps, each.width) for each in times], ticks)[0]
    return counts * times[0].unit


def _running(firsts: Whole, steps: Sequence[tuple[bytes, int]], ticks: Sequence[int]) -> Whole:
    """Return the numbers of all chunks beside each other: each chunk starts anew at its own first."""
    rows = len(firsts)
    starts = np.cumsum([0, *ticks[:-1]])
    numbers = np.empty((rows, sum(ticks)), np.int64)
    follows = np.ones(numbers.shape[1], np.bool_)
    follows[starts] = False
    parts = [np.frombuffer(part, _TYPES[width]).reshape(rows, -1) for part, width in steps]
    numbers[:, follows] = np.concatenate(parts, axis=1)
    numbers[:, starts] = firsts
    np.cumsum(numbers, axis=1, out=numbers)
    before = np.hstack((np.zeros((rows, 1), np.int64), numbers[:, starts[1:] - 1]))
    numbers -= np.repeat(before, ticks, axis=1)
    return numbers


def _joined_device_flags(times: Sequence[_Times], ticks: Sequence[int]) -> Flags | None:
    flags = _joined_flags([each.present for each in times], 1, ticks)
    return None if flags is None else flags[0]


def _joined_flags(packed: Sequence[bytes], rows: int, ticks: Sequence[int]) -> Flags | None:
    """Return the flags of all chunks beside each other, or None where all are set."""
    if not any(packed):
        return None
    return np.concatenate(
        [_unpacked_flags(part, rows, count) for part, count in zip(packed, ticks, strict=True)], axis=1
    )


def _unpacked_flags(packed: bytes, rows: int, ticks: int) -> Flags:
    if not packed:
        return np.ones((rows, ticks), np.bool_)
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), count=rows * ticks)
    return bits.astype(np.bool_).reshape(rows, ticks)
