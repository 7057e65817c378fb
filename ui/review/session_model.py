"""The sessions of the record as Qt's list model, read a page at a time as one scrolls."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from session.ports import Registry, SessionRow
from session.problems import StorageProblem
from ui.review.asking import Asking
from ui.review.session_words import course_words, phase_words, place_words
from ui.text import tr

ROW: Final = int(Qt.ItemDataRole.UserRole)
PAGE: Final = 50
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class SessionModel(QAbstractListModel):
    """Sessions that fit what is asked, newest first; `failed` carries the sentence where they cannot be read."""

    failed = Signal(str)

    def __init__(self, registry: Registry, parent: QObject, *, page: int = PAGE) -> None:
        super().__init__(parent)
        self._registry, self._page = registry, page
        self._rows: list[SessionRow] = []
        self._asking, self._today, self._more = Asking(), date.min, False

    @property
    def asking(self) -> Asking:
        """Return what the rows fit."""
        return self._asking

    @property
    def today(self) -> date:
        return self._today

    def show_found(self, asking: Asking, today: date) -> bool:
        """Show the first page of what fits; say whether it could be read, else what was shown stays."""
        rows = self._read(asking, None)
        if rows is None:
            return False
        self.beginResetModel()
        self._rows, self._asking, self._today = list(rows), asking, today
        self._more = len(rows) >= self._page
        self.endResetModel()
        return True

    def row(self, index: Index) -> SessionRow | None:
        """Return the session at a place, or None where there is none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, session_id: UUID) -> QModelIndex:
        """Return where a session is shown; an invalid index where it is not."""
        place = next((n for n, row in enumerate(self._rows) if row.head.session_id == session_id), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def replace(self, row: SessionRow) -> None:
        """Show what has become of a session that is in the list."""
        index = self.place_of(row.head.session_id)
        if index.isValid():
            self._rows[index.row()] = row
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read the next page: the sessions opened before the last that is shown."""
        rows = self._read(self._asking, self._rows[-1]) if self._rows else ()
        self._more = rows is not None and len(rows) >= self._page
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        return self._spoken(row) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def _spoken(self, row: SessionRow) -> str:
        head = row.head
        parts = [row.patient.name, place_words(head, self._today), course_words(head)]
        parts += [flag.words for flag in head.flags]
        parts += [tr("still running, {phase}").format(phase=words)] if (words := phase_words(head)) else []
        parts += [tr("to sign")] if head.to_sign else []
        return ". ".join(parts)

    def _read(self, asking: Asking, after: SessionRow | None) -> tuple[SessionRow, ...] | None:
        before = after.head.opened_at if after else None
        try:
            return self._registry.find_sessions(asking.question, asking.shelf, before, self._page)
        except StorageProblem as problem:
            self.failed.emit(problem.sentence)
            return None
