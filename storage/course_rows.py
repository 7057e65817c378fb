"""Courses and what is kept with them: rows into what the core calls them, and back, each change audited."""

from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from session.course import Assessment, Booking, Course, DiaryEntry, Measured, Treatment
from session.problems import Refused
from session.quantities import plain
from storage.audit import Change, write_audit
from storage.course_tables import ASSESSMENTS, BOOKINGS, COURSES, DIARY, MEASURED, TREATMENTS

Kept = TypeVar("Kept", bound=Course | Booking | DiaryEntry | Treatment | Measured | Assessment)
_NAMES: Final = frozenset({"prescriber", "physician", "chair", "site"})
"""Fields in whose text no needless space is kept, also within."""


class Rows(Generic[Kept]):
    """One kind of what is kept: its table, what the audit calls it, and the column by which that finds it."""

    def __init__(self, kind: type[Kept], table: Table, subject: str, key: str) -> None:
        self._kind, self._table, self._subject, self._key = kind, table, subject, key
        self._fields = tuple(field.name for field in fields(kind))
        self.columns = tuple(table.c[name] for name in self._fields)
        self._one = select(*self.columns).where(table.c[key] == bindparam("is_key"))
        self._put = update(table).where(table.c[key] == bindparam("is_key"))

    def read(self, row: Sequence[Any]) -> Kept:
        """Return what a row says that begins with the `columns`."""
        return self._kind(**dict(zip(self._fields, row, strict=False)))

    def clean(self, kept: Kept) -> Kept:
        """Return it as it will be read again: no needless space around a text, no needless digits in a number."""
        return self._kind(**self.row(kept))

    def one(self, connection: Connection, key: UUID) -> Kept | None:
        row = connection.execute(self._one, {"is_key": key}).first()
        return None if row is None else self.read(row)

    def add(self, connection: Connection, kept: Kept, change: Change) -> None:
        """Insert what is kept, with its audit; what is empty in it leaves no trace there."""
        row = self.row(kept)
        connection.execute(insert(self._table), row)
        written = {name: words for name, words in self._audited(row).items() if words}
        write_audit(connection, self._named(row, change), None, written)

    def put(self, connection: Connection, before: Kept, after: Kept, change: Change, reason: str = "") -> None:
        """Change a row, with its audit; a `reason` that is given is audited where something changed."""
        old, row = self.row(before), self.row(after)
        if old == row:
            return
        connection.execute(self._put, row | {"is_key": row[self._key]})
        write_audit(connection, self._named(row, change), self._audited(old), self._audited(row), reason)

    def row(self, kept: Kept) -> dict[str, Any]:
        """Return what a table keeps of it."""
        return {name: _value(name, getattr(kept, name)) for name in self._fields}

    def _audited(self, row: dict[str, Any]) -> dict[str, object]:
        return {name: _words(value) for name, value in row.items() if name != self._key}

    def _named(self, row: dict[str, Any], change: Change) -> Change:
        return replace(change, subject=self._subject, subject_id=str(row[self._key]))


def _value(name: str, value: object) -> object:
    if type(value) is str:
        return " ".join(value.split()) if name in _NAMES else value.strip()
    if isinstance(value, tuple):
        return tuple(filter(None, (" ".join(str(line).split()) for line in value)))
    return Decimal(plain(value)) if isinstance(value, Decimal) else value


def _words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


COURSE: Final = Rows(Course, COURSES, "course", "course_id")
BOOKING: Final = Rows(Booking, BOOKINGS, "booking", "booking_id")
ENTRY: Final = Rows(DiaryEntry, DIARY, "diary", "patient_id")
TREATMENT: Final = Rows(Treatment, TREATMENTS, "treatment", "treatment_id")
MEASURE: Final = Rows(Measured, MEASURED, "measured", "patient_id")
ASSESSMENT: Final = Rows(Assessment, ASSESSMENTS, "assessment", "course_id")


def require(refusal: str) -> None:
    """Raise Refused with the sentence of a rule, where it has one."""
    if refusal:
        raise Refused(f"{refusal} Nothing was saved.")
