"""The audit as it is read, newest first; and looks at a record, written down while nobody waits for it."""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from functools import partial
from queue import SimpleQueue
from typing import Final, TypeVar

from sqlalchemy import ColumnElement, Connection, insert, select

from session.audit_port import ANYTHING, COALESCED_MIN, AuditQuestion, Changed, Look, Looking
from session.audit_search import fits_changed, fits_look
from session.ports import Clock
from session.search_question import Span
from storage.audit_tables import LOOKED
from storage.audit_whose import Whose
from storage.columns import EPOCH
from storage.reader import AnyRow, AnySelect, Reader
from storage.tables import AUDIT, SESSIONS
from storage.writer import Writes

log = logging.getLogger(__name__)
Row = TypeVar("Row", Changed, Look)

_AT_A_TIME: Final = 250
_CHANGES: Final = select(AUDIT).order_by(AUDIT.c.number.desc())
_LOOKS: Final = (
    select(LOOKED, SESSIONS.c.day)
    .join_from(LOOKED, SESSIONS, LOOKED.c.session_id == SESSIONS.c.session_id, isouter=True)
    .order_by(LOOKED.c.number.desc())
)


class SqliteAudit:
    """Reads on the caller's thread; a look goes to the writer, and what comes of it is not waited for."""

    def __init__(self, writer: Writes, reader: Reader, clock: Clock, station: str) -> None:
        self._writer, self._reader, self._clock, self._station = writer, reader, clock, station
        self._last: dict[tuple[str, Looking], datetime] = {}
        self._failed: SimpleQueue[tuple[str, Looking]] = SimpleQueue()

    def changes(
        self, question: AuditQuestion = ANYTHING, before: int | None = None, limit: int = 50
    ) -> tuple[Changed, ...]:
        """Return a page of what was changed, newest first; raises StorageProblem."""
        statement = self._bounded(_CHANGES, AUDIT.c.number, AUDIT.c.at, question.spans, before)
        return self._page(statement, _changed, lambda row: fits_changed(row, question), limit)

    def looked(
        self, question: AuditQuestion = ANYTHING, before: int | None = None, limit: int = 50
    ) -> tuple[Look, ...]:
        """Return a page of who looked, newest first; raises StorageProblem."""
        statement = self._bounded(_LOOKS, LOOKED.c.number, LOOKED.c.at, question.spans, before)
        return self._page(statement, _looks, lambda row: fits_look(row, question), limit)

    def note_look(self, looking: Looking, actor: str) -> None:
        """Let a look be written down and return at once; one that could not be is told in the program's log.

        Then the next look of the same kind is written down, however soon it comes.
        """
        now = self._clock.wall()
        recent = timedelta(minutes=COALESCED_MIN)
        while not self._failed.empty():
            self._last.pop(self._failed.get(), None)
        self._last = {who: at for who, at in self._last.items() if timedelta() <= now - at < recent}
        if (actor, looking) in self._last:
            return
        self._last[actor, looking] = now
        work = partial(write_look, looking=looking, at=now, actor=actor, station=self._station)
        self._writer.submit(work).add_done_callback(partial(self._look_written, actor, looking))

    def _look_written(self, actor: str, looking: Looking, done: "Future[None]") -> None:
        if (error := done.exception()) is not None:
            self._failed.put((actor, looking))
            log.info("A look at a record could not be written down: %s", type(error).__name__)

    def _page(
        self,
        statement: AnySelect,
        made: Callable[[Whose, Sequence[AnyRow]], Iterable[Row]],
        fits: Callable[[Row], bool],
        limit: int,
    ) -> tuple[Row, ...]:
        found: list[Row] = []
        with self._reader.reading() as connection:
            whose = Whose(connection)
            for rows in connection.execute(statement).partitions(_AT_A_TIME):
                found += filter(fits, made(whose, rows))
                if len(found) >= limit:
                    break
        return tuple(found[:limit])

    def _bounded(
        self,
        statement: AnySelect,
        number: ColumnElement[int],
        at: ColumnElement[datetime],
        spans: Iterable[Span],
        before: int | None,
    ) -> AnySelect:
        for span in spans:
            if span.first is not None:
                statement = statement.where(at >= self._begins(span.first.toordinal()))
            if span.last is not None:
                statement = statement.where(at < self._begins(span.last.toordinal() + 1))
        return statement if before is None else statement.where(number < before)

    def _begins(self, ordinal: int) -> datetime:
        """Return when a day of the chair begins; a day that no calendar here reaches lies at its end."""
        days = min(max(ordinal, EPOCH.date().toordinal()), _LAST_DAY) - EPOCH.date().toordinal()
        begins = EPOCH + timedelta(days=days)
        return begins - timedelta(minutes=self._clock.utc_offset_min(begins))


_LAST_DAY: Final = date.max.toordinal() - 366
"""Offsets and time zones are asked for around each day, and the last year has no day after it."""


def write_look(connection: Connection, looking: Looking, at: datetime, actor: str, station: str) -> None:
    """Write down who looked, in the transaction of the caller."""
    row = {"at": at, "actor": actor, "station": station, "kind": looking.kind, "reason": looking.reason}
    who = {"patient_id": looking.patient_id, "session_id": looking.session_id}
    connection.execute(insert(LOOKED), row | who)


def _changed(whose: Whose, rows: Sequence[AnyRow]) -> list[Changed]:
    whose.learn(rows)
    return [
        Changed(
            number=row.number,
            at=row.at,
            actor=row.actor,
            station=row.station,
            subject=row.subject,
            subject_id=row.subject_id,
            field=row.field,
            old=row.old,
            new=row.new,
            reason=row.reason,
            patient=whose.owner(row.subject, row.subject_id),
        )
        for row in rows
    ]


def _looks(whose: Whose, rows: Sequence[AnyRow]) -> list[Look]:
    whose.meet(row.patient_id for row in rows)
    return [
        Look(
            number=row.number,
            at=row.at,
            actor=row.actor,
            station=row.station,
            kind=row.kind,
            session_id=row.session_id,
            day=row.day,
            reason=row.reason,
            patient=whose.patient(row.patient_id),
        )
        for row in rows
    ]
