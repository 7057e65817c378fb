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


class Kept(NamedTuple):
    """One sample as it is kept: times in microseconds since the Unix epoch, the value `number` / 10**`places`."""

    at: int
    device_at: int | None
    code: str
    number: int
    places: int


class _Times(msgspec.Struct, array_like=True, frozen=True):
    """A row of times: the first, then the differences, in `unit` microseconds."""

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


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A chunk as columns: `numbers` and `present` have a row a code and a column a tick."""

    codes: tuple[str, ...]
    places: tuple[int, ...]
    at: Whole
    device_at: Whole
    device_present: Flags
    numbers: Whole
    present: Flags

    def kept(self) -> Iterator[Kept]:
        """Return the samples one by one, as they were packed."""
        at, device_at, device_present = self.at.tolist(), self.device_at.tolist(), self.device_present.tolist()
        numbers, present = self.numbers.tolist(), self.present.tolist()
        for tick, moment in enumerate(at):
            own = device_at[tick] if device_present[tick] else None
            for row, code in enumerate(self.codes):
                if present[row][tick]:
                    yield Kept(moment, own, code, numbers[row][tick], self.places[row])


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


_DECODER: Final = msgspec.msgpack.Decoder(_Chunk)


def unpack(packed: bytes) -> Unpacked:
    """Return the columns of a chunk; raises zlib.error or msgspec.DecodeError where it is damaged."""
    chunk = _DECODER.decode(zlib.decompress(packed))
    shape = (len(chunk.codes), chunk.ticks)
    steps = np.frombuffer(chunk.steps, f"<i{chunk.width}").reshape(len(chunk.codes), chunk.ticks - 1)
    numbers = np.empty(shape, np.int64)
    numbers[:, 0] = chunk.firsts
    numbers[:, 1:] = steps
    np.cumsum(numbers, axis=1, out=numbers)
    device_at, device_present = _unpacked_times(chunk.device_at, chunk.ticks)
    at, _ = _unpacked_times(chunk.at, chunk.ticks)
    present = _unpacked_flags(chunk.present, shape[0] * shape[1]).reshape(shape)
    return Unpacked(chunk.codes, chunk.places, at, device_at, device_present, numbers, present)


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


def _steps(numbers: Whole) -> tuple[int, bytes]:
    """Return the width in bytes that holds every difference, and the differences."""
    steps = np.diff(numbers)
    most = int(np.abs(steps).max(initial=0))
    width = next(width for width in _WIDTHS if most < 1 << (8 * width - 1))
    return width, steps.astype(f"<i{width}").tobytes()


def _times(moments: Sequence[int | None]) -> _Times:
    known = [moment for moment in moments if moment is not None]
    if not known:
        return _Times(1, 0, 1, b"", b"\0" * -(-len(moments) // 8))
    unit = next(unit for unit in _UNITS if all(moment % unit == 0 for moment in known))
    width, steps = _steps(np.array(known, dtype=np.int64) // unit)
    return _Times(unit, known[0] // unit, width, steps, _flags(np.array([m is not None for m in moments])))


def _unpacked_times(times: _Times, ticks: int) -> tuple[Whole, Flags]:
    present = _unpacked_flags(times.present, ticks)
    known = np.empty(len(times.steps) // times.width + 1, np.int64)
    known[0] = times.first
    known[1:] = np.frombuffer(times.steps, f"<i{times.width}")
    known = np.cumsum(known) * times.unit
    if not times.present:
        return known, present
    moments = np.zeros(ticks, np.int64)
    moments[present] = known[: np.count_nonzero(present)]
    return moments, present


def _flags(present: Flags) -> bytes:
    """Return one bit a flag, or nothing where all are set."""
    return b"" if present.all() else np.packbits(present).tobytes()


def _unpacked_flags(packed: bytes, count: int) -> Flags:
    if not packed:
        return np.ones(count, np.bool_)
    return np.unpackbits(np.frombuffer(packed, np.uint8), count=count).astype(np.bool_)
