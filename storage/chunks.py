"""Device samples packed small: whole numbers, their differences, and zlib; about a byte a value, nothing lost.

A chunk is a table of ticks and codes: one time, and the device's own, for all values of a tick. Times are whole
microseconds, written in the coarsest unit that holds them all exactly; a value keeps all its decimals. What was
not measured stays missing.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

VERSION: Final = 1
_UNITS: Final = (1_000_000, 1_000, 1)
_WIDTHS: Final = (1, 2, 4, 8)
STEP_TYPES: Final = {width: np.dtype(f"<i{width}") for width in _WIDTHS}


class Kept(NamedTuple):
    """One sample as it is kept: times in microseconds since the Unix epoch, the value `number` / 10**`places`."""

    at: int
    device_at: int | None
    code: str
    number: int
    places: int


class Times(msgspec.Struct, array_like=True, frozen=True):
    """A row of times: the first, then the differences, in `unit` microseconds; a missing one repeats the last."""

    unit: int
    first: int
    width: int
    steps: bytes
    present: bytes


class Chunk(msgspec.Struct, array_like=True, frozen=True):
    """What is written: of each code its decimals and its first number, then all differences, code by code."""

    version: int
    ticks: int
    at: Times
    device_at: Times
    codes: tuple[str, ...]
    places: tuple[int, ...]
    firsts: tuple[int, ...]
    width: int
    steps: bytes
    present: bytes


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
    chunk = Chunk(
        VERSION, len(ticks), _times([sample.at for sample in firsts]),
        _times([sample.device_at for sample in firsts]), codes, places, tuple(numbers[:, 0].tolist()), width, steps,
        _flags(present),
    )  # fmt: skip
    return zlib.compress(msgspec.msgpack.encode(chunk), 9)


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


def _times(moments: Sequence[int | None]) -> Times:
    last = next((moment for moment in moments if moment is not None), 0)
    filled = []
    for moment in moments:
        last = last if moment is None else moment
        filled.append(last)
    unit = next(unit for unit in _UNITS if all(moment % unit == 0 for moment in filled))
    width, steps = _steps(np.array(filled, dtype=np.int64) // unit)
    present = _flags(np.array([moment is not None for moment in moments]))
    return Times(unit, filled[0] // unit, width, steps, present)


def _steps(numbers: Whole) -> tuple[int, bytes]:
    """Return the width in bytes that holds every difference, and the differences."""
    steps = np.diff(numbers)
    most = int(np.abs(steps).max(initial=0))
    width = next(width for width in _WIDTHS if most < 1 << (8 * width - 1))
    return width, steps.astype(STEP_TYPES[width]).tobytes()


def _flags(present: Flags) -> bytes:
    """Return one bit a flag, or nothing where all are set."""
    return b"" if present.all() else np.packbits(present).tobytes()
