"""The journal on SQLite: one line, one transaction; the events of a line are there whole or not at all."""

import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, exists, insert, select
from sqlalchemy.exc import IntegrityError

from session.events import Event
from session.ports import Sample, SampleTrack, SessionHead
from session.problems import StorageProblem
from storage import chain
from storage.codec import Encoded, decode, encode
from storage.heads import write_head
from storage.reader import AnyRow, Reader
from storage.sample_store import SampleStore
from storage.tables import EVENTS
from storage.writer import Writes

_INSERT: Final = insert(EVENTS)
_SELF: Final = EVENTS.alias("self")
_TIP: Final = (
    select(EVENTS.c.seq, EVENTS.c.hash, exists().where(_SELF.c.event_id == bindparam("event_id")).label("known"))
    .where(EVENTS.c.session_id == bindparam("session_id"), EVENTS.c.station == bindparam("station"))
    .order_by(EVENTS.c.seq.desc())
    .limit(1)
)
"""The last event of a station in a session, and whether the event that is to follow it is there already."""
_OF_SESSION: Final = select(EVENTS).where(EVENTS.c.session_id == bindparam("session_id"))
_BY_ID: Final = select(EVENTS).where(EVENTS.c.event_id == bindparam("event_id"))
_TAKEN: Final = (
    "An entry with the same identifier but other content is in the record already. "
    "Nothing of this line was written; enter it again."
)


class SqliteJournal:
    """Appends on the writer's thread, reads on the caller's."""

    def __init__(self, writer: Writes, reader: Reader) -> None:
        self._writer, self._reader = writer, reader
        self._samples = SampleStore(writer, reader)

    def append(self, events: Sequence[Event], head: SessionHead) -> "Future[tuple[Event, ...]]":
        """Commit one line in one transaction; return at once.

        An event that is there already with the same content counts as written; one with other content refuses the
        whole line. The future raises StorageProblem where nothing was written.
        """
        line = tuple(events)
        return self._writer.submit(lambda connection: _append(connection, line, head))

    def events(self, session_id: UUID) -> tuple[Event, ...]:
        """Return a session's events in their order; raises StorageProblem where they cannot be read."""
        with self._reader.reading() as connection:
            rows = connection.execute(_OF_SESSION, {"session_id": session_id}).all()
        return tuple(sorted(map(_event, rows), key=lambda event: event.order_key))

    def append_samples(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        """Commit device samples within some seconds, many at a time; return at once."""
        return self._samples.append(session_id, source, samples)

    def samples(self, session_id: UUID) -> Mapping[str, SampleTrack]:
        """Return what has been committed of a session's device samples, by code, in the order of our time."""
        return self._samples.tracks(session_id)

    def verify(self, session_id: UUID) -> tuple[str, ...]:
        """Return a sentence for each place where the session's record is not as it was written; none if whole."""
        return chain.findings(self.events(session_id))


def _append(connection: Connection, line: tuple[Event, ...], head: SessionHead) -> tuple[Event, ...]:
    committed: list[Event] = []
    headless = True
    for event in line:
        tip = connection.execute(
            _TIP, {"session_id": event.session_id, "station": event.station, "event_id": event.event_id}
        ).first()
        if tip and tip.known:
            committed.append(_known(connection, event))
            continue
        if headless:
            write_head(connection, head)
            headless = False
        committed.append(_insert(connection, event, tip))
    return tuple(committed)


def _insert(connection: Connection, event: Event, tip: AnyRow | None) -> Event:
    encoded = encode(event.body)
    placed = chain.linked(event, encoded, tip.seq + 1 if tip else 1, tip.hash if tip else "")
    try:
        connection.execute(_INSERT, _row(placed, encoded))
    except IntegrityError as error:
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
            raise StorageProblem(_TAKEN) from error
        raise
    return placed


def _known(connection: Connection, event: Event) -> Event:
    """Return the event as it was committed before; raises StorageProblem where it is another one."""
    there = _event(connection.execute(_BY_ID, {"event_id": event.event_id}).one())
    if chain.linked(event, encode(event.body), there.seq, there.prev_hash).hash != there.hash:
        raise StorageProblem(_TAKEN)
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


def _event(row: AnyRow) -> Event:
    return Event(
        event_id=row.event_id,
        session_id=row.session_id,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        actor=row.actor,
        station=row.station,
        source=row.source,
        body=decode(Encoded(row.kind, row.schema, row.body)),
        seq=row.seq,
        prev_hash=row.prev_hash,
        hash=row.hash,
    )
