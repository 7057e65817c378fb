"""Cards beside each other: in two columns, in three where there is room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import look_of

Columns = Sequence[Sequence[QWidget]]
_GAP: Final = 16
_WIDEST: Final = 1240
"""So wide are two columns at most: a longer line is read badly."""
_ROOMY: Final = 1640
"""From here on there is room for three."""


class CardColumns(QWidget):
    """`two` and `three` hold the same cards; Tab leads through them in the order of `two`."""

    def __init__(self, two: Columns, three: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._two, self._three = two, three
        self._shown: Columns = ()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_GAP)
        self._columns = [QVBoxLayout() for _ in three]
        for column in self._columns:
            column.setSpacing(_GAP)
            self._row.addLayout(column)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def _lay_out(self) -> None:
        scale, width = look_of(self).scale, self.width()
        roomy = width >= scale.px(_ROOMY)
        self._row.setContentsMargins(0, 0, 0 if roomy else max(0, width - scale.px(_WIDEST)), 0)
        shown = self._three if roomy else self._two
        if shown is not self._shown:
            self._shown = shown
            self._fill(shown)

    def _fill(self, shown: Columns) -> None:
        for place, column in enumerate(self._columns):
            while column.takeAt(0):
                pass
            self._row.setStretch(place, 1 if place < len(shown) else 0)
        for column, cards in zip(self._columns, shown, strict=False):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
