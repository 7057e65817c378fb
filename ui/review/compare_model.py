"""The other sessions of a patient as Qt's list model, each chosen for the comparison or not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from session.times import at_chair, clock_text
from ui.charts.compare_look import CompareLook
from ui.day_words import day_words
from ui.review.compare_reading import ReadSession
from ui.text import tr

ROW: Final = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class CompareModel(QAbstractListModel):
    """Newest first; `turned` comes when one was chosen or left out. One that was never started cannot be chosen."""

    turned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[ReadSession, ...] = ()
        self._chosen: set[UUID] = set()
        self._looks: Mapping[UUID, CompareLook] = {}

    @property
    def rows(self) -> tuple[ReadSession, ...]:
        return self._rows

    @property
    def chosen(self) -> tuple[ReadSession, ...]:
        """Return those that are chosen, newest first."""
        return tuple(row for row in self._rows if row.head.session_id in self._chosen)

    def show_rows(self, rows: Sequence[ReadSession], chosen: Iterable[UUID]) -> None:
        """Show these, of which some are chosen."""
        self.beginResetModel()
        self._rows, self._chosen = tuple(rows), set(chosen)
        self.endResetModel()

    def show_looks(self, looks: Mapping[UUID, CompareLook]) -> None:
        """Say how the chart draws those that have a line of their own."""
        if looks != self._looks:
            self._looks = looks
            self._changed(0, len(self._rows) - 1)

    def look(self, row: ReadSession) -> CompareLook | None:
        return self._looks.get(row.head.session_id)

    def is_chosen(self, row: ReadSession) -> bool:
        return row.head.session_id in self._chosen

    def turn(self, index: Index) -> None:
        """Choose a session, or leave it out again."""
        row = self.row(index)
        if row is not None and row.session is not None:
            self._chosen ^= {row.head.session_id}
            self._changed(index.row(), index.row())
            self.turned.emit()

    def row(self, index: Index) -> ReadSession | None:
        """Return the session at a place, or None where there is none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{day_of(row)} {line_of(row)}"
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, row: ReadSession) -> str:
        state = tr("chosen") if self.is_chosen(row) else tr("not chosen")
        parts = [day_of(row), state if row.session else "", line_of(row), *flag_words(row)]
        return ". ".join(part for part in parts if part)

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))


def day_of(row: ReadSession) -> str:
    """Return the day of a session with its year."""
    return day_words(_day(row))


def _day(row: ReadSession) -> date:
    return at_chair(row.head.started_at or row.head.opened_at, row.head.utc_offset_min).date()


def line_of(row: ReadSession) -> str:
    """Return which infusion of the course it was, and the mg given; or why it cannot be compared."""
    if row.trouble:
        return row.trouble
    if row.session is None:
        return tr("not started")
    given = tr("{mg} mg").format(mg=row.given_mg) if row.given_mg is not None else ""
    return " · ".join(filter(None, (row.course, given, running_words(row))))


def running_words(row: ReadSession) -> str:
    """Return until when is known of an infusion that still runs, "running, as of 20:23"; nothing of one that is over.

    It was written last then: what is compared does not go on by itself.
    """
    if row.session is None or not row.session.runs:
        return ""
    return tr("running, as of {clock}").format(clock=clock_text(row.session.until, row.head.utc_offset_min))


def flag_words(row: ReadSession) -> tuple[str, ...]:
    return tuple(flag.words for flag in row.flags)
