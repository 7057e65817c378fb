"""The shape of a reminder's priority: an octagon, a triangle or a disc, with its mark in text."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.theme.fonts import BODY, sized
from ui.theme.look import look_of
from ui.theme.priority import Priority

_SHAPE: Final = 18
_OUTLINE: Final = 2.0


def priority_word(priority: Priority) -> str:
    """Return the priority in a word for a screen reader; nothing for none."""
    words = ("", tr("low priority"), tr("medium priority"), tr("high priority"))
    return words[priority]


def paint_priority_shape(
    painter: QPainter, box: QRectF, priority: Priority, colour: str, *, filled: bool = True
) -> None:
    """Draw the shape of a priority into `box`; the three differ in outline, not by colour alone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
    else:
        painter.setPen(QPen(QColor(colour), _OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = box.adjusted(_OUTLINE / 2, _OUTLINE / 2, -_OUTLINE / 2, -_OUTLINE / 2)
    if priority is Priority.HIGH:
        painter.drawPolygon(_octagon(box))
    elif priority is Priority.MEDIUM:
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif priority is Priority.LOW:
        painter.drawEllipse(box)


def _octagon(box: QRectF) -> QPolygonF:
    centre, radius = box.center(), box.width() / 2
    angles = (pi / 8 + step * pi / 4 for step in range(8))
    return QPolygonF([QPointF(centre.x() + radius * cos(a), centre.y() + radius * sin(a)) for a in angles])


class PriorityMark(QWidget):
    """The shape and the text mark of a priority, side by side; one that flashes is filled half of the time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priority = Priority.NONE
        self._filled = True
        self._flash = QTimer(self)
        self._flash.timeout.connect(self._turn)
        self.hide()

    @property
    def priority(self) -> Priority:
        return self._priority

    def set_priority(self, priority: Priority) -> None:
        self._priority = priority
        self.setAccessibleName(priority_word(priority))
        self.setVisible(priority is not Priority.NONE)
        self.updateGeometry()
        self.update()

    @property
    def flashing(self) -> bool:
        return self._flash.isActive()

    def flash(self, *, on: bool) -> None:
        """Flash at the rate of the priority, or stand still."""
        period = self._priority.flash_ms if on else 0
        if not period:
            self._flash.stop()
            self._filled = True
        elif not self._flash.isActive() or self._flash.interval() != period // 2:
            self._flash.start(period // 2)
        self.update()

    def _turn(self) -> None:
        self._filled = not self._filled
        self.update()

    def _mark_font(self) -> QFont:
        return sized(self.font(), look_of(self).scale.px(BODY), QFont.Weight.Bold)

    def sizeHint(self) -> QSize:
        return QSize(_SHAPE + 6 + 18, _SHAPE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._priority.colour(look_of(self).palette)
        box = QRectF(0, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE)
        paint_priority_shape(painter, box, self._priority, colour, filled=self._filled)
        painter.setFont(self._mark_font())
        painter.setPen(QColor(colour))
        beside = self.rect().adjusted(_SHAPE + 6, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._priority.mark)
