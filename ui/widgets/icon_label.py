"""An icon in a colour of the palette."""

from typing import Literal

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import IconName, icon_pixmap
from ui.theme.look import look_of

Ink = Literal["text", "muted", "faint", "accent", "high", "medium", "low"]


class IconLabel(QWidget):
    """One icon; it says nothing that the text beside it does not say."""

    def __init__(self, icon: IconName, ink: Ink = "muted", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour: str = getattr(look_of(self).palette, self._ink)
        picture = icon_pixmap(self._icon, colour, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, 0), picture)
