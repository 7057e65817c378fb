"""The rows of the audit under their headings; the keyboard runs through them, and the next page follows by itself."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from session.audit_table import Offset, audit_row
from ui.audit.audit_asked import Asked, Side
from ui.audit.audit_reading import Page
from ui.text import tr
from ui.theme.look import look_of

_NOWHERE: Final = QModelIndex()
_ROW: Final = 48
_HEAD: Final = 36
_WIDTHS: Final = {"When": 182, "Who": 164, "Station": 92}
_WHAT: Final = {Side.CHANGED: 0.4, Side.LOOKED: 0.7}
"""The part of what these leave that says what it was; the rest is shared alike."""
Index = QModelIndex | QPersistentModelIndex


class AuditModel(QAbstractTableModel):
    """`more_wanted` carries the number before which the next page begins."""

    more_wanted = Signal(int)

    def __init__(self, offset: Offset, parent: QObject) -> None:
        super().__init__(parent)
        self._offset = offset
        self.asked = Asked()
        self.rows: list[tuple[str, ...]] = []
        self._last, self._more = 0, False

    def show_page(self, page: Page) -> None:
        """Show the first page of what was asked, or add the next one."""
        made = [audit_row(row, self._offset) for row in page.rows]
        if page.before is None:
            self.beginResetModel()
            self.asked, self.rows = page.asked, made
            self.endResetModel()
        elif made:
            self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows) + len(made) - 1)
            self.rows += made
            self.endInsertRows()
        self._more = not page.is_last
        self._last = page.rows[-1].number if page.rows else 0

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page once; it is added when it has been read."""
        self._more = False
        self.more_wanted.emit(self._last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.asked.side.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        return self.told(index.row()) if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def told(self, row: int) -> str:
        """Return all of a row in words."""
        named = zip(self.asked.side.columns, self.rows[row], strict=True)
        return ". ".join(f"{tr(name)}: {words}" for name, words in named if words)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return tr(self.asked.side.columns[section]) if role == Qt.ItemDataRole.DisplayRole else None


class AuditList(QTableView):
    """`read` carries all of the row the keyboard has come to, `left_upwards` says that it goes back to the line."""

    read = Signal(str)
    left_upwards = Signal()

    def __init__(self, offset: Offset, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = AuditModel(offset, self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Who changed and who looked"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(look_of(self).scale.px(_HEAD))
        self.rows.modelReset.connect(self._lay_out)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        self._lay_out()

    @property
    def side(self) -> Side:
        return self.rows.asked.side

    def enter(self) -> None:
        """Take the keyboard, on the first row where it was on none."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if self.rows.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        header, scale = self.horizontalHeader(), look_of(self).scale
        widths = {name: scale.px(width) for name, width in _WIDTHS.items()}
        widths["What"] = round((self.viewport().width() - sum(widths.values())) * _WHAT[self.side])
        for place, name in enumerate(self.side.columns):
            fixed = widths.get(name, 0)
            mode = QHeaderView.ResizeMode.Fixed if fixed > 0 else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if fixed > 0:
                header.resizeSection(place, fixed)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.read.emit(self.rows.told(now.row()) if now.isValid() else "")
