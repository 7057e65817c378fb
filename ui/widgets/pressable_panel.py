"""A panel that is pressed as a whole, by click, touch, Space or Enter."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.look import look_of
from ui.theme.mixing import mixed
from ui.theme.palette import Palette
from ui.theme.priority import Priority

_RADIUS: Final = 10.0
_EDGE: Final = 5.0
_ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class PressablePanel(QAbstractButton):
    """Draws a card's ground; a reminder marks its left edge, the keyboard's place is framed in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priority = Priority.NONE
        self._dashed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def priority(self) -> Priority:
        return self._priority

    def set_priority(self, priority: Priority) -> None:
        if priority is not self._priority:
            self._priority = priority
            self.update()

    def set_dashed(self, dashed: bool) -> None:
        """Draw the edge dashed: a place that stands empty."""
        self._dashed = dashed
        self.update()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()  # Qt's own would go to the next widget, wherever that is
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = look_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen(palette))
        painter.setBrush(QColor(self._ground(palette)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self._priority is not Priority.NONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._priority.colour(palette)))
            painter.drawRoundedRect(QRectF(0, 0, _EDGE, self.height()), _EDGE / 2, _EDGE / 2)

    def _pen(self, palette: Palette) -> QPen:
        if self.hasFocus():
            return QPen(QColor(palette.accent), 2)
        if self._dashed:
            return QPen(QColor(palette.edge), 1, Qt.PenStyle.DashLine)
        return QPen(QColor(palette.line), 1)

    def _ground(self, palette: Palette) -> str:
        ground = palette.ground if self._dashed else palette.panel
        if self.isDown():
            return mixed(ground, palette.text, 0.1)
        return mixed(ground, palette.text, 0.03) if self.underMouse() else ground
