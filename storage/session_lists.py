"""The lists of sessions: by place in time, a page at a time, as fast at 200,000 sessions as at ten."""

from dataclasses import fields
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select

from session.ports import SessionHead, SessionRow
from session.search_question import Counts, Question, Shelf
from storage.patients import COLUMNS as PATIENT_COLUMNS
from storage.patients import patient_from
from storage.reader import AnyRow, AnySelect, Reader
from storage.session_question import Asked
from storage.tables import PATIENTS, SESSIONS

_HEAD: Final = tuple(field.name for field in fields(SessionHead))
_ROWS: Final = select(
    *(SESSIONS.c[name] for name in _HEAD), *(column for column in PATIENT_COLUMNS if column.name != "patient_id")
).join_from(SESSIONS, PATIENTS, SESSIONS.c.patient_id == PATIENTS.c.patient_id)
_ONE: Final = _ROWS.where(SESSIONS.c.session_id == bindparam("session_id"))
_RUNNING: Final = _ROWS.where(SESSIONS.c.left_at.is_(None)).order_by(SESSIONS.c.place)
_OF_PATIENT: Final = _ROWS.where(SESSIONS.c.patient_id == bindparam("patient_id")).order_by(SESSIONS.c.place.desc())


class SessionLists:
    """Reads the heads of sessions with their patients."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def one(self, session_id: UUID) -> SessionRow | None:
        return next(iter(self._rows(_ONE, session_id=session_id)), None)

    def running(self) -> tuple[SessionRow, ...]:
        return self._rows(_RUNNING)

    def of_patient(self, patient_id: UUID) -> tuple[SessionRow, ...]:
        return self._rows(_OF_PATIENT, patient_id=patient_id)

    def found(self, question: Question, shelf: Shelf, before: datetime | None, limit: int) -> tuple[SessionRow, ...]:
        """Return a page, newest first; it is longer than `limit` where the last were opened at the same moment."""
        asked = Asked(question, shelf)
        rows = self._rows(asked.before(_ROWS, before).limit(limit + 1))
        if len(rows) <= limit:
            return rows
        last = rows[limit - 1].head.opened_at
        if rows[limit].head.opened_at != last:
            return rows[:limit]
        return tuple(row for row in rows if row.head.opened_at != last) + self._rows(asked.opened_at(_ROWS, last))

    def counts(self, question: Question) -> Counts:
        """Return how many fit on each shelf, in one moment of the record."""
        with self._reader.reading() as connection:
            to_sign, flagged, every = (
                int(connection.execute(Asked(question, shelf).count()).scalar_one()) for shelf in Shelf
            )
        return Counts(to_sign, flagged, every)

    def _rows(self, statement: AnySelect, **values: object) -> tuple[SessionRow, ...]:
        with self._reader.reading() as connection:
            return tuple(map(_session_row, connection.execute(statement, values)))


def _session_row(row: AnyRow) -> SessionRow:
    return SessionRow(SessionHead(**dict(zip(_HEAD, row, strict=False))), patient_from(row))
