"""The bell that stands for sound: bare while it is on, under a dashed X while paused, under a solid X while off."""

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_GRID: Final = 24.0
_CROSS: Final = 2.6
_PALE: Final = 0.4
_DASHES: Final = (4.9, 3.35)
"""Four dashes and three gaps fill an arm of the X, so that it ends in dashes."""


def paint_bell(painter: QPainter, box: QRectF, colour: str, cross: Qt.PenStyle = Qt.PenStyle.NoPen) -> None:
    """Draw a bell into a square box; `cross` is the line of the X over it, as IEC 60601-1-8 marks the states."""
    crossed = cross is not Qt.PenStyle.NoPen
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    ink = QColor(colour)
    ink.setAlphaF(_PALE if crossed else 1.0)
    painter.fillPath(_bell(), ink)
    if crossed:
        _paint_cross(painter, QColor(colour), cross)
    painter.restore()


def _paint_cross(painter: QPainter, ink: QColor, style: Qt.PenStyle) -> None:
    pen = QPen(ink, _CROSS, style, Qt.PenCapStyle.FlatCap)
    if style is Qt.PenStyle.DashLine:
        pen.setDashPattern([length / _CROSS for length in _DASHES])
    painter.setPen(pen)
    low, high = 1.5, _GRID - 1.5
    painter.drawLine(QPointF(low, low), QPointF(high, high))
    painter.drawLine(QPointF(high, low), QPointF(low, high))


@cache
def _bell() -> QPainterPath:
    """Return knob, dome with rim, and clapper, on a grid of 24."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(QRectF(10.5, 2, 3, 4))
    path.moveTo(3.5, 18.5)
    path.lineTo(5.5, 16)
    path.lineTo(5.5, 10.5)
    path.cubicTo(5.5, 6.5, 8.3, 4, 12, 4)
    path.cubicTo(15.7, 4, 18.5, 6.5, 18.5, 10.5)
    path.lineTo(18.5, 16)
    path.lineTo(20.5, 18.5)
    path.closeSubpath()
    path.addEllipse(QRectF(9.8, 18.2, 4.4, 4.2))
    return path.simplified()
