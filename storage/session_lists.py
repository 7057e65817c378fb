"""The lists of sessions: by place in time, a page at a time, as fast at 200,000 sessions as at ten."""

from calendar import monthrange
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, select

from session.ports import SessionHead, SessionRow
from storage.columns import to_microseconds
from storage.patients import COLUMNS as PATIENT_COLUMNS
from storage.patients import patient_from
from storage.reader import AnyRow, AnySelect, Reader
from storage.search import SESSION_WORDS
from storage.tables import PATIENTS, SESSIONS
from storage.words import Words, split_words

_HEAD: Final = tuple(field.name for field in fields(SessionHead))
_WIDEST_OFFSET: Final = timedelta(hours=15)
"""No place on earth is further from UTC than this."""
_NUDGES: Final = 1_000
"""Places that sessions opened in the same microsecond may take after it."""

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

    def found(self, words: str, before: datetime | None, limit: int) -> tuple[SessionRow, ...]:
        """Return a page, newest first; it is longer than `limit` where the last were opened at the same moment."""
        page = _Page(split_words(words))
        rows = self._rows(page.before(before).limit(limit + 1))
        if len(rows) <= limit:
            return rows
        last = rows[limit - 1].head.opened_at
        if rows[limit].head.opened_at != last:
            return rows[:limit]
        return tuple(row for row in rows if row.head.opened_at != last) + self._rows(page.opened_at(last))

    def _rows(self, statement: AnySelect, **values: object) -> tuple[SessionRow, ...]:
        with self._reader.reading() as connection:
            return tuple(map(_session_row, connection.execute(statement, values)))


class _Page:
    """The question for sessions that fit words, in the order of their places: no row is read in vain."""

    def __init__(self, words: Words) -> None:
        self._place: ColumnElement[int] = SESSIONS.c.place
        statement = _ROWS
        if words.texts:
            # The index gives its rows by number, so that the first page needs no sorting of all that fit.
            self._place = SESSION_WORDS.number
            statement = statement.join(SESSION_WORDS.rows, SESSIONS.c.place == self._place)
            statement = statement.where(SESSION_WORDS.holds(words.texts))
        for day in words.days:
            statement = statement.where(SESSIONS.c.day == day.isoformat(), *self._around(day, day))
        for month in words.months:
            first = date.fromisoformat(f"{month}-01")
            last = first.replace(day=monthrange(first.year, first.month)[1])
            statement = statement.where(SESSIONS.c.day.between(first.isoformat(), last.isoformat()))
            statement = statement.where(*self._around(first, last))
        self._statement = statement.order_by(self._place.desc())

    def before(self, moment: datetime | None) -> AnySelect:
        if moment is None:
            return self._statement
        end = to_microseconds(moment) + _NUDGES
        return self._statement.where(SESSIONS.c.opened_at < moment, self._place < end)

    def opened_at(self, moment: datetime) -> AnySelect:
        place = to_microseconds(moment)
        return self._statement.where(SESSIONS.c.opened_at == moment, self._place.between(place, place + _NUDGES))

    def _around(self, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
        """Return the bounds between which the places of those days lie, whatever the chairs' offsets from UTC."""
        start = datetime.combine(first, time.min, UTC) - _WIDEST_OFFSET
        end = datetime.combine(last, time.max, UTC) + _WIDEST_OFFSET
        return (self._place >= to_microseconds(start), self._place <= to_microseconds(end))


def _session_row(row: AnyRow) -> SessionRow:
    return SessionRow(SessionHead(**dict(zip(_HEAD, row, strict=False))), patient_from(row))
