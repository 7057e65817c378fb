"""Packed device samples read back as columns, many chunks in one stroke."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np

from session.problems import StorageProblem
from storage.chunks import STEP_TYPES, VERSION, Chunk, Flags, Kept, Times, Whole

_DECODER: Final = msgspec.msgpack.Decoder(Chunk)


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


def unpack(packed: Iterable[bytes]) -> list[Unpacked]:
    """Return the columns of chunks; those of the same codes and units are unpacked together, which is faster.

    Raises StorageProblem where one is damaged, or written by a newer program.
    """
    alike: dict[tuple[object, ...], list[Chunk]] = {}
    for each in packed:
        chunk = _read(each)
        alike.setdefault((chunk.codes, chunk.places, chunk.at.unit, chunk.device_at.unit), []).append(chunk)
    return [_joined(chunks) for chunks in alike.values()]


def _read(packed: bytes) -> Chunk:
    try:
        chunk = _DECODER.decode(zlib.decompress(packed))
    except (zlib.error, msgspec.DecodeError) as error:
        raise StorageProblem(
            "A part of the monitor's values is damaged and cannot be read. The entries are not touched by this. "
            "Leave the file as it is and call your support."
        ) from error
    if chunk.version != VERSION:
        raise StorageProblem(
            "The monitor's values were written by a newer version of this program. Nothing was changed. "
            "Open the record with the newer program."
        )
    return chunk


def _joined(chunks: Sequence[Chunk]) -> Unpacked:
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


def _joined_times(times: Sequence[Times], ticks: Sequence[int]) -> Whole:
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
    parts = [np.frombuffer(part, STEP_TYPES[width]).reshape(rows, -1) for part, width in steps]
    numbers[:, follows] = np.concatenate(parts, axis=1)
    numbers[:, starts] = firsts
    np.cumsum(numbers, axis=1, out=numbers)
    before = np.hstack((np.zeros((rows, 1), np.int64), numbers[:, starts[1:] - 1]))
    numbers -= np.repeat(before, ticks, axis=1)
    return numbers


def _joined_device_flags(times: Sequence[Times], ticks: Sequence[int]) -> Flags | None:
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
