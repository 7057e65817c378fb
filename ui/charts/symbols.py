"""The chart's signs: carets, dots, squares and due slots, each look told by shape before colour."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui.charts.ink import Ink, letters
from ui.charts.marks import DueStatus, Look

CARET_PX: Final = 5.0
DOT_PX: Final = 3.6
SQUARE_PX: Final = 5.0
REACH_PX: Final = 14.0
"""No sign extends further than this to either side of its moment."""


def draw_pressure(painter: QPainter, ink: Ink, x: float, ys: tuple[float, float], look: Look) -> None:
    """Systolic caret down and diastolic caret up with their points at the values, joined by a thin line."""
    systolic, diastolic = ys
    hue = "medium" if look is Look.FLAGGED else "blood_pressure"
    faint = 0.45 if look is Look.STRUCK else 0.6
    style = Qt.PenStyle.DotLine if look is Look.PENDING else Qt.PenStyle.SolidLine
    painter.setPen(ink.pen(hue, 1.0, faint, style))
    painter.drawLine(QPointF(x, systolic), QPointF(x, diastolic))
    for y, up in ((systolic, -1.0), (diastolic, 1.0)):
        _draw_caret(painter, ink, QPointF(x, y), (up, look))


def _draw_caret(painter: QPainter, ink: Ink, point: QPointF, shape: tuple[float, Look]) -> None:
    arm, look = shape
    x, y, far = point.x(), point.y(), point.y() + arm * CARET_PX
    arms = QPolygonF([QPointF(x - CARET_PX, far), point, QPointF(x + CARET_PX, far)])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match look:
        case Look.SAVED:
            painter.setPen(ink.pen("blood_pressure", 2.0))
            painter.drawPolyline(arms)
        case Look.PENDING:
            painter.setPen(ink.pen("blood_pressure", 1.0))
            painter.drawPolygon(arms)
        case Look.FLAGGED:
            painter.setPen(ink.pen("medium", 1.5))
            painter.setBrush(ink.brush("medium"))
            painter.drawPolygon(arms)
        case Look.DEVICE:
            painter.setPen(ink.pen("blood_pressure", 1.5))
            painter.drawLine(QPointF(x - CARET_PX, y), QPointF(x + CARET_PX, y))
        case Look.STRUCK:
            painter.setPen(ink.pen("faint", 1.5, 0.7))
            painter.drawPolyline(arms)
            painter.drawLine(QPointF(x - 7.0, y + arm), QPointF(x + 7.0, y + arm * 4.0))


def draw_dot(painter: QPainter, ink: Ink, point: QPointF, hue: str, look: Look, *, square: bool = False) -> None:
    """A dot or a square: full when saved, hollow while pending, a diamond from a device, struck when corrected."""
    reach = SQUARE_PX if square else DOT_PX
    box = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
    outline = painter.drawRect if square else painter.drawEllipse
    match look:
        case Look.SAVED:
            painter.setPen(ink.pen("panel", 1.0))
            painter.setBrush(ink.brush(hue))
            outline(box)
        case Look.PENDING:
            painter.setPen(ink.pen(hue, 1.5))
            painter.setBrush(ink.brush("panel"))
            outline(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case Look.DEVICE:
            painter.setPen(ink.pen(hue, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_diamond(point, 4.5))
        case Look.FLAGGED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.brush("medium"))
            outline(box)
            painter.setPen(ink.pen("medium", 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            outline(box.adjusted(-3.0, -3.0, 3.0, 3.0))
        case Look.STRUCK:
            painter.setPen(ink.pen("faint", 1.2, 0.7))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            outline(box)
            painter.drawLine(QPointF(point.x() - 6.0, point.y() + 3.0), QPointF(point.x() + 6.0, point.y() - 3.0))


def draw_due(painter: QPainter, ink: Ink, point: QPointF, status: DueStatus) -> None:
    """One due slot: done full, due hollow, next ringed, late a triangle, missed a cross, answered half full."""
    circle = QRectF(point.x() - 4.0, point.y() - 4.0, 8.0, 8.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match status:
        case "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.brush("accent"))
            painter.drawEllipse(circle)
        case "due":
            painter.setPen(ink.pen("muted", 1.3))
            painter.drawEllipse(circle)
        case "next":
            painter.setPen(ink.pen("accent", 2.0))
            painter.drawEllipse(circle)
            painter.setPen(ink.pen("accent", 1.0))
            painter.drawEllipse(circle.adjusted(-2.5, -2.5, 2.5, 2.5))
        case "answered":
            painter.setPen(ink.pen("accent", 1.3))
            painter.drawEllipse(circle)
            painter.setBrush(ink.brush("accent"))
            painter.drawChord(circle, 180 * 16, 180 * 16)
        case "late":
            _draw_late(painter, ink, point)
        case "missed":
            painter.setPen(ink.pen("medium", 2.0))
            x, y = point.x(), point.y()
            painter.drawLines([QLineF(x - 3.5, y - 3.5, x + 3.5, y + 3.5), QLineF(x - 3.5, y + 3.5, x + 3.5, y - 3.5)])


def _draw_late(painter: QPainter, ink: Ink, point: QPointF) -> None:
    x, y = point.x(), point.y()
    painter.setPen(ink.pen("medium", 1.5))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 6.0), QPointF(x + 6.5, y + 5.0), QPointF(x - 6.5, y + 5.0)]))
    painter.setFont(letters(9, bold=True))
    painter.drawText(QRectF(x - 5.0, y - 5.0, 10.0, 11.0), Qt.AlignmentFlag.AlignCenter, "!")


def _diamond(point: QPointF, reach: float) -> QPolygonF:
    x, y = point.x(), point.y()
    return QPolygonF([QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)])
