"""Device samples on disk: some seconds in one commit, whole minutes folded into one row each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from threading import Lock
from typing import Any, Final, cast
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, insert, select

from session.ports import Sample, SampleTrack
from session.problems import StorageProblem
from storage.chunks import Kept, pack
from storage.columns import to_microseconds
from storage.reader import AnyRow, Reader
from storage.tables import CHUNKS
from storage.unpacking import Unpacked, unpack
from storage.writer import Writes

COMMIT_EVERY_S: Final = 5.0
"""How many seconds of device samples share one commit, and so how many a power cut may take (our choice)."""

MOST_KEPT: Final = 36_000
"""How many samples of a stream wait for a disk that takes none: an hour of ten values a second (our choice)."""

_MOST_PLACES: Final = 9
_MOST: Final = 10**9
_MINUTE: Final = 60_000_000
_SECOND: Final = 1e6

_OF_SESSION: Final = (
    select(CHUNKS.c.source, CHUNKS.c.packed)
    .where(CHUNKS.c.session_id == bindparam("session_id"))
    .order_by(CHUNKS.c.number)
)
_LOOSE: Final = (
    select(CHUNKS.c.number, CHUNKS.c.packed)
    .where(
        CHUNKS.c.session_id == bindparam("session_id"),
        CHUNKS.c.folded == 0,
        CHUNKS.c.source == bindparam("source"),
    )
    .order_by(CHUNKS.c.number)
)
Floats = NDArray[np.float64]
Stream = tuple[UUID, str]
"""A session and the source of its samples."""


@dataclass(slots=True)
class _Batch:
    """Samples that are to be committed together."""

    future: "Future[None]" = field(default_factory=Future)
    samples: dict[Stream, list[Kept]] = field(default_factory=lambda: defaultdict(list))

    def put_back(self, undone: "_Batch") -> None:
        """Take the samples of a batch that was undone before those that are here already."""
        for stream, kept in undone.samples.items():
            self.samples[stream] = (kept + self.samples[stream])[-MOST_KEPT:]


class SampleStore:
    """Gathers samples into commits, folds what is older than its minute, and reads both back as one."""

    def __init__(self, writer: Writes, reader: Reader, commit_every_s: float = COMMIT_EVERY_S) -> None:
        self._writer, self._reader, self._commit_every_s = writer, reader, commit_every_s
        self._lock = Lock()
        self._open: _Batch | None = None
        self._sent: list[_Batch] = []
        self._minutes: dict[Stream, int] = {}

    def append(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        """Take samples into the next commit; a value has at most 9 decimals and is below a billion.

        The future is shared by all that go into the same commit. Where that fails with a StorageProblem its samples
        go into the next one, the latest `MOST_KEPT` of each stream.
        """
        try:
            kept = [_kept(sample) for sample in samples]
        except StorageProblem as problem:
            return _refused(problem)
        with self._lock:
            batch = self._gathering()
            batch.samples[session_id, source] += kept
            return batch.future

    def tracks(self, session_id: UUID) -> dict[str, SampleTrack]:
        """Return what has been committed, by code, in the order of our time; NaN where the device sent no time."""
        with self._reader.reading() as connection:
            rows = connection.execute(_OF_SESSION, {"session_id": session_id}).all()
        return _tracks(rows)

    def _gathering(self) -> _Batch:
        """Return the batch that takes samples, with those of a commit that failed since; call it with the lock."""
        batch = self._open
        if batch is not None and batch.future.done():  # its transaction failed before the work in it was begun
            self._sent.append(batch)
            batch = None
        done = [each for each in self._sent if each.future.done()]
        self._sent = [each for each in self._sent if not each.future.done()]
        if batch is None:
            batch = self._open = _Batch()
            batch.future = self._writer.submit(self._commit, self._commit_every_s)
        for each in done:
            if isinstance(each.future.exception(), StorageProblem):  # what fails for another reason would do so again
                batch.put_back(each)
        return batch

    def _commit(self, connection: Connection) -> None:
        with self._lock:
            batch, self._open = self._open, None
            self._sent += [batch] if batch else []
        for (session_id, source), kept in batch.samples.items() if batch else ():
            if kept:
                connection.execute(insert(CHUNKS), _row(session_id, source, 0, kept))
                self._fold_later((session_id, source), max(sample.at for sample in kept) // _MINUTE)

    def _fold_later(self, stream: Stream, minute: int) -> None:
        """Have the minutes before the newest folded, in a transaction of its own that loses nothing if it fails."""
        if self._minutes.get(stream) != minute:
            self._minutes[stream] = minute
            self._writer.submit(lambda connection: fold(connection, *stream))


def fold(connection: Connection, session_id: UUID, source: str) -> None:
    """Turn the loose rows of a stream into one row a minute; those of its newest minute become one loose row."""
    rows = connection.execute(_LOOSE, {"session_id": session_id, "source": source}).all()
    loose = (sample for chunk in unpack(row.packed for row in rows) for sample in chunk.kept())
    kept = sorted(loose, key=lambda sample: sample.at)
    newest = max((sample.at // _MINUTE for sample in kept), default=0)
    for minute, samples in groupby(kept, key=lambda sample: sample.at // _MINUTE):
        connection.execute(insert(CHUNKS), _row(session_id, source, int(minute < newest), samples))
    connection.execute(delete(CHUNKS).where(CHUNKS.c.number.in_([row.number for row in rows])))


def _row(session_id: UUID, source: str, folded: int, samples: Iterable[Kept]) -> dict[str, Any]:
    return {"session_id": session_id, "source": source, "folded": folded, "packed": pack(samples)}


def _kept(sample: Sample) -> Kept:
    exponent = sample.value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise StorageProblem(f"The device sent no number for {sample.code}; its values of this moment were not kept.")
    places = max(-exponent, 0)
    number = int(sample.value.scaleb(places))
    if places > _MOST_PLACES or abs(sample.value) >= _MOST:
        raise StorageProblem(f"The device sent {sample.value} for {sample.code}, which has too many digits to keep.")
    own = None if sample.device_at is None else to_microseconds(sample.device_at)
    return Kept(to_microseconds(sample.at), own, sample.code, number, places)


def _refused(problem: StorageProblem) -> "Future[None]":
    future: Future[None] = Future()
    future.set_exception(problem)
    return future


def _tracks(rows: Sequence[AnyRow]) -> dict[str, SampleTrack]:
    packed: dict[str, list[bytes]] = defaultdict(list)
    for row in rows:
        packed[row.source].append(row.packed)
    parts: dict[str, list[SampleTrack]] = defaultdict(list)
    for source, chunks in packed.items():
        for unpacked in unpack(chunks):
            for code, track in _columns(source, unpacked):
                parts[code].append(track)
    return {code: _joined(tracks) for code, tracks in sorted(parts.items())}


def _columns(source: str, chunk: Unpacked) -> Iterator[tuple[str, SampleTrack]]:
    at = chunk.at / _SECOND
    device_at = chunk.device_at / _SECOND
    if chunk.device_present is not None:
        device_at[~chunk.device_present] = np.nan
    values = chunk.numbers / (10.0 ** np.array(chunk.places))[:, np.newaxis]
    for row, code in enumerate(chunk.codes):
        columns = (at, device_at, values[row])
        if chunk.present is not None:
            columns = tuple(column[chunk.present[row]] for column in columns)
        yield code, _track(source, *columns)


def _joined(tracks: Sequence[SampleTrack]) -> SampleTrack:
    """Return the parts of a track as one, in the order of our time."""
    at, device_at, values = (
        np.concatenate([getattr(track, column) for track in tracks]) for column in ("at", "device_at", "values")
    )
    if np.any(at[1:] < at[:-1]):
        order = np.argsort(at, kind="stable")
        at, device_at, values = at[order], device_at[order], values[order]
    return _track(", ".join(dict.fromkeys(track.source for track in tracks)), at, device_at, values)


def _track(source: str, at: Floats, device_at: Floats, values: Floats) -> SampleTrack:
    # An array is a sequence of floats in all but its type; a list of the same would take ten times as long.
    return SampleTrack(source, *(cast("Sequence[float]", column) for column in (at, device_at, values)))
