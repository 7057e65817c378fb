"""The lines that were kept to look for sessions with, offered while nothing is typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout, QWidget

from ui.text import tr
from ui.widgets.key_button import LOWEST

_SHOWN: Final = 4
"""So many are seen at once; the others come with the arrow keys."""


class KeptList(QListWidget):
    """The lines; `left` carries -1 where the keyboard goes above the first, 1 where it goes below the last."""

    chosen = Signal(str)
    dropped = Signal(str)
    left = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Kept searches"))
        self.setAccessibleDescription(tr("Enter looks for it, Delete keeps it no longer"))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        line = self.item(row).text() if 0 <= row < self.count() else ""
        if event.key() == Qt.Key.Key_Up and row <= 0:
            self.left.emit(-1)
        elif event.key() == Qt.Key.Key_Down and row == self.count() - 1:
            self.left.emit(1)
        elif line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(line)
        elif line and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(line)
        else:
            super().keyPressEvent(event)


class KeptSearches(QWidget):
    """A heading over the lines; nothing where none is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = KeptList(self)
        heading = QLabel(tr("Kept searches, Delete takes one away"), self)
        heading.setObjectName("caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading)
        column.addWidget(self.list)
        self.hide()

    @property
    def lines(self) -> list[str]:
        return [self.list.item(row).text() for row in range(self.list.count())]

    def show_lines(self, lines: Sequence[str]) -> None:
        """Offer these lines; the place of the keyboard stays while it is among them."""
        row = self.list.currentRow() if self.list.hasFocus() else -1
        if list(lines) != self.lines:
            self.list.clear()
            self.list.addItems(list(lines))
        self.list.setCurrentRow(min(row, len(lines) - 1))
        self.list.setFixedHeight(min(len(lines), _SHOWN) * (LOWEST + 1))

    def enter(self) -> None:
        """Put the keyboard on the first line."""
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
