"""The journal on SQLite: one line, one transaction; the events of a line are there whole or not at all."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select

from session.events import Event
from session.ports import Sample, SampleTrack, SessionHead
from session.problems import StorageProblem
from storage import chain
from storage.codec import Encoded, decode, encode
from storage.columns import from_microseconds
from storage.driver import sqlite
from storage.heads import write_head
from storage.kept_entries import UNREADABLE
from storage.prepared import Prepared
from storage.reader import Reader
from storage.sample_store import SampleStore
from storage.tables import EVENTS
from storage.writer import Writes

_INSERT: Final = Prepared(insert(EVENTS))
_TIP: Final = (
    select(EVENTS.c.seq, EVENTS.c.hash)
    .where(EVENTS.c.session_id == bindparam("session_id"), EVENTS.c.station == bindparam("station"))
    .order_by(EVENTS.c.seq.desc())
    .limit(1)
)
_OF_SESSION: Final = Prepared(select(EVENTS).where(EVENTS.c.session_id == bindparam("session_id")))
_BY_ID: Final = Prepared(select(EVENTS).where(EVENTS.c.event_id == bindparam("event_id")))
Tip = tuple[int, str]
"""The number and the hash of the last event of a station in a session."""
_START: Final = (0, "")
_NOT_EITHER: Final = "The entry before this one could not be saved, so this one was not either. Enter both again."


class SqliteJournal:
    """Appends on the writer's thread, reads on the caller's."""

    def __init__(self, writer: Writes, reader: Reader) -> None:
        self._writer, self._reader = writer, reader
        self._samples = SampleStore(writer, reader)
        self._tips: dict[tuple[UUID, str], Tip] = {}
        self._latest: dict[UUID, Future[tuple[Event, ...]]] = {}

    def append(self, events: Sequence[Event], head: SessionHead) -> "Future[tuple[Event, ...]]":
        """Commit one line in one transaction; return at once.

        An event that is there already with the same content counts as written; one with other content refuses the
        whole line. A line that was appended while the one before it in its session was waiting fails with it. The
        future raises StorageProblem where nothing was written.
        """
        line, before = tuple(events), self._latest.get(head.session_id)
        counted_on = before if before is not None and not before.done() else None

        def write(connection: Connection) -> tuple[Event, ...]:
            if counted_on is not None and counted_on.exception() is not None:
                raise StorageProblem(_NOT_EITHER)
            return self._append(connection, line, head)

        future = self._latest[head.session_id] = self._writer.submit(write)
        future.add_done_callback(self._forget_if_undone)
        return future

    def events(self, session_id: UUID) -> tuple[Event, ...]:
        """Return a session's events in their order; raises StorageProblem where they cannot be read."""
        return tuple(sorted(map(event_from, self._rows(session_id)), key=lambda event: event.order_key))

    def append_samples(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        """Commit device samples within some seconds, many at a time; return at once."""
        return self._samples.append(session_id, source, samples)

    def samples(self, session_id: UUID) -> Mapping[str, SampleTrack]:
        """Return what has been committed of a session's device samples, by code, in the order of our time."""
        return self._samples.tracks(session_id)

    def verify(self, session_id: UUID) -> tuple[str, ...]:
        """Return a sentence for each place where the session's record is not as it was written; none if whole."""
        return chain.findings((event_from(row), _kept(row)) for row in self._rows(session_id))

    def _rows(self, session_id: UUID) -> Sequence[Sequence[Any]]:
        with self._reader.reading() as connection:
            return _OF_SESSION.execute(connection, {"session_id": session_id}).fetchall()

    def _append(self, connection: Connection, line: tuple[Event, ...], head: SessionHead) -> tuple[Event, ...]:
        committed = [self._place(connection, event) for event in line]
        if any(new for _, new in committed):
            write_head(connection, head)
        return tuple(event for event, _ in committed)

    def _place(self, connection: Connection, event: Event) -> tuple[Event, bool]:
        """Return the event as it is in the journal now, and whether it is new there."""
        stream = (event.session_id, event.station)
        encoded = encode(event.body)
        if tip := self._tips.get(stream):
            try:
                return self._insert(connection, event, encoded, tip), True
            except sqlite.IntegrityError:
                del self._tips[stream]  # it is there already, or another program wrote to this record
        if (there := _there(connection, event, encoded)) is not None:
            return there, False
        row = connection.execute(_TIP, {"session_id": event.session_id, "station": event.station}).first()
        return self._insert(connection, event, encoded, (row.seq, row.hash) if row else _START), True

    def _insert(self, connection: Connection, event: Event, encoded: Encoded, tip: Tip) -> Event:
        seq, prev_hash = tip
        placed = chain.linked(event, encoded, seq + 1, prev_hash)
        _INSERT.execute(connection, _row(placed, encoded))
        self._tips[event.session_id, event.station] = (placed.seq, placed.hash)
        return placed

    def _forget_if_undone(self, line: "Future[tuple[Event, ...]]") -> None:
        """Read the ends of the chains again after a line that was undone: they were not reached."""
        if line.cancelled() or line.exception() is not None:
            self._tips.clear()


def events_of(connection: Connection, session_id: UUID) -> tuple[Event, ...]:
    """Return a session's events as a connection sees them; raises StorageProblem for one that cannot be read."""
    rows = _OF_SESSION.execute(connection, {"session_id": session_id}).fetchall()
    return tuple(sorted(map(event_from, rows), key=lambda event: event.order_key))


def _there(connection: Connection, event: Event, encoded: Encoded) -> Event | None:
    """Return the event where it was committed before; raises StorageProblem where that is another one."""
    row = _BY_ID.execute(connection, {"event_id": event.event_id}).fetchone()
    if row is None:
        return None
    there = event_from(row)
    if chain.linked(event, encoded, there.seq, there.prev_hash).hash != there.hash:
        raise StorageProblem(
            "An entry with the same identifier but other content is in the record already. "
            "Nothing of this line was written; enter it again."
        )
    return there


def _row(event: Event, encoded: Encoded) -> dict[str, Any]:
    return {
        "event_id": event.event_id,
        "session_id": event.session_id,
        "station": event.station,
        "seq": event.seq,
        "kind": encoded.kind,
        "schema": encoded.schema,
        "occurred_at": event.occurred_at,
        "recorded_at": event.recorded_at,
        "actor": event.actor,
        "source": event.source,
        "body": encoded.text,
        "prev_hash": event.prev_hash,
        "hash": event.hash,
    }


def _kept(row: Sequence[Any]) -> Encoded:
    _, _, _, _, kind, schema, _, _, _, _, body, _, _ = row
    return Encoded(kind, schema, body)


def event_from(row: Sequence[Any]) -> Event:
    """Return the event of a row of the driver, in the table's order; raises StorageProblem for a damaged one."""
    try:
        return _event(row)
    except UNREADABLE:
        raise StorageProblem(
            "An entry of this session holds what this program never wrote, so the session cannot be read. "
            "Nothing was changed. Leave the file as it is, open the latest copy of it, and call your support."
        ) from None


def _event(row: Sequence[Any]) -> Event:
    event_id, session_id, station, seq, _, _, occurred, recorded, actor, source, _, prev_hash, own = row
    return Event(
        event_id=UUID(event_id),
        session_id=UUID(session_id),
        occurred_at=from_microseconds(occurred),
        recorded_at=from_microseconds(recorded),
        actor=actor,
        station=station,
        source=source,
        body=decode(_kept(row)),
        seq=seq,
        prev_hash=prev_hash,
        hash=own,
    )
