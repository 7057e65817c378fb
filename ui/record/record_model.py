"""The rows of a record as Qt's list model: kept in the order of time, shown in either direction, filtered."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.record.folding import folded
from ui.record.row import RecordRow, Showing

ROW: Final = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class RecordModel(QAbstractListModel):
    """Rows on disk in the order of time, then those on their way; the newest first unless asked otherwise."""

    def __init__(self, parent: QObject, *, oldest_first: bool = False) -> None:
        super().__init__(parent)
        self._oldest_first = oldest_first
        self._saved: list[RecordRow] = []
        self._pending: list[RecordRow] = []
        self._shown: list[RecordRow] = []
        self._showing = Showing.ALL
        self._opened: set[UUID] = set()

    @property
    def showing(self) -> Showing:
        return self._showing

    @property
    def saved(self) -> Sequence[RecordRow]:
        """Return what is on disk, in the order of time, shown or not."""
        return self._saved

    def show_rows(self, rows: Iterable[RecordRow]) -> None:
        """Take these as what is on disk; a row that says what it said before stays the same, and laid out."""
        before = {row.event_id: row for row in self._saved}
        self._saved = [_kept(before.get(row.event_id), row) for row in rows]
        self._list_again()

    def show_only(self, showing: Showing) -> None:
        self._showing = showing
        self._list_again()

    def add(self, row: RecordRow) -> None:
        """Add the newest row that is on disk, in the place of the same row on its way."""
        self.drop_pending({row.event_id})
        self._saved.append(row)
        if row.family:
            self._list_again()
        elif self._showing in row.shown_in:
            waiting = sum(self._showing in other.shown_in for other in self._pending)
            self._insert(len(self._shown) - waiting if self._oldest_first else waiting, row)

    def add_pending(self, row: RecordRow) -> None:
        self._pending.append(row)
        if self._showing in row.shown_in:
            self._insert(len(self._shown) if self._oldest_first else 0, row)

    def drop_pending(self, event_ids: set[UUID]) -> None:
        self._pending = [row for row in self._pending if row.event_id not in event_ids]
        for place in reversed(range(len(self._shown))):
            if self._shown[place].pending and self._shown[place].event_id in event_ids:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._shown[place]
                self.endRemoveRows()

    def row(self, index: Index) -> RecordRow | None:
        """Return the row at a place, or None where there is none."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def place_of(self, event_id: UUID) -> QModelIndex:
        """Return where the row of an entry is shown; an invalid index where it is not."""
        places = [n for n, row in enumerate(self._shown) if event_id == row.event_id and not row.members]
        places += [n for n, row in enumerate(self._shown) if event_id in (row.event_id, *row.members)]
        return self.index(places[0], 0) if places else QModelIndex()

    def turn_over(self, heading: RecordRow) -> QModelIndex:
        """Show the rows that a heading holds, or fold them again; return where the heading stands then."""
        self._opened ^= {heading.event_id}
        self._list_again()
        same = (n for n, row in enumerate(self._shown) if row.members and row.event_id == heading.event_id)
        return self.index(next(same), 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.clock}  {row.text}"
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _insert(self, place: int, row: RecordRow) -> None:
        self.beginInsertRows(QModelIndex(), place, place)
        self._shown.insert(place, row)
        self.endInsertRows()

    def _list_again(self) -> None:
        self.beginResetModel()
        saved, pending = (
            [row for row in rows if self._showing in row.shown_in] for rows in (self._saved, self._pending)
        )
        self._shown = folded(saved if self._oldest_first else saved[::-1], self._opened)
        self._shown = [*self._shown, *pending] if self._oldest_first else [*pending[::-1], *self._shown]
        self.endResetModel()


def _kept(before: RecordRow | None, row: RecordRow) -> RecordRow:
    return before if before is not None and before.says_the_same(row) else row
