"""The chart's signs: carets, dots, squares and due slots, each look told by shape before colour."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from ui.charts.ink import Font, Ink, letters
from ui.charts.marks import DueStatus, Look
from ui.charts.pixels import pixel
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

CARET_PX: Final = 5.0
DOT_PX: Final = 3.6
SQUARE_PX: Final = 5.0
ALERT_PX: Final = 5.0
SIZE: Final = (29.0, 29.0)
DIAMOND: Final = QPolygonF([QPointF(0.0, -4.5), QPointF(4.5, 0.0), QPointF(0.0, 4.5), QPointF(-4.5, 0.0)])
SPEECH_PX: Final = QRectF(-5.5, -5.5, 11.0, 8.0)
SPEECH_TAIL: Final = QPolygonF([QPointF(-2.5, 1.0), QPointF(2.5, 1.0), QPointF(0.0, 6.5), QPointF(-2.5, 1.0)])
REACH_PX: Final = 14.0
"""No sign extends further than this to either side of its moment."""

PRIORITIES: Final = {priority.tone: priority for priority in (Priority.LOW, Priority.MEDIUM, Priority.HIGH)}

Sign = tuple[Callable[[QRectF], None], float]
"""How an outline is drawn, and how far it reaches from its middle."""


def draw_pressure(painter: QPainter, ink: Ink, x: float, ys: tuple[float, float], look: Look) -> None:
    """Systolic caret down and diastolic caret up with their points at the values, joined by a thin line.

    The painter must not smooth: the line stands on whole pixels, as the carets do.
    """
    systolic, diastolic = ys
    hue = "medium" if look is Look.FLAGGED else "blood_pressure"
    style = Qt.PenStyle.DotLine if look is Look.PENDING else Qt.PenStyle.SolidLine
    painter.setPen(ink.pen(hue, 0.0, 0.45 if look is Look.STRUCK else 0.6, style))
    middle = (pixel(x, ink.dpr) + 0.5) / ink.dpr
    painter.drawLine(QPointF(middle, systolic), QPointF(middle, diastolic))
    ink.stamps.print(painter, (x, systolic), SIZE, (("caret", -1.0, look), partial(_caret, ink, -1.0, look)))
    ink.stamps.print(painter, (x, diastolic), SIZE, (("caret", 1.0, look), partial(_caret, ink, 1.0, look)))


def draw_dot(painter: QPainter, ink: Ink, spot: tuple[float, float], hue: str, look: Look) -> None:
    """A dot: full when saved, hollow while pending, a diamond from a device, struck through when corrected."""
    ink.stamps.print(painter, spot, SIZE, (("dot", hue, look), partial(_dot, ink, hue, look)))


def draw_priority(painter: QPainter, ink: Ink, spot: tuple[float, float], hue: str, _look: Look) -> None:
    """The shape of a priority, as it is everywhere: an octagon, a triangle or a disc."""
    ink.stamps.print(painter, spot, SIZE, (("priority", hue), partial(_priority, ink, hue)))


def draw_speech(painter: QPainter, ink: Ink, spot: tuple[float, float], hue: str, _look: Look) -> None:
    """A speech mark whose tail stands at its moment: what somebody said of it afterwards."""
    ink.stamps.print(painter, spot, SIZE, (("speech", hue), partial(_speech, ink, hue)))


def draw_square(painter: QPainter, ink: Ink, spot: tuple[float, float], hue: str, look: Look) -> None:
    """A square, in the same looks as a dot."""
    ink.stamps.print(painter, spot, SIZE, (("square", hue, look), partial(_square, ink, hue, look)))


def draw_due(painter: QPainter, ink: Ink, spot: tuple[float, float], status: DueStatus) -> None:
    """One due slot: done full, due hollow, next ringed, late a triangle, missed a cross, answered half full."""
    ink.stamps.print(painter, spot, SIZE, (("due", status), partial(_due, ink, status)))


def _caret(ink: Ink, arm: float, look: Look, painter: QPainter) -> None:
    """A caret with its point at the origin and its arms to the side of `arm`: -1 is up, so the point is down."""
    far = arm * CARET_PX
    arms = QPolygonF([QPointF(-CARET_PX, far), QPointF(0.0, 0.0), QPointF(CARET_PX, far)])
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
            painter.drawLine(QPointF(-CARET_PX, 0.0), QPointF(CARET_PX, 0.0))
        case Look.STRUCK:
            painter.setPen(ink.pen("faint", 1.5, 0.7))
            painter.drawPolyline(arms)
            painter.drawLine(QPointF(-7.0, arm), QPointF(7.0, arm * 4.0))


def _priority(ink: Ink, hue: str, painter: QPainter) -> None:
    box = QRectF(-ALERT_PX, -ALERT_PX, 2 * ALERT_PX, 2 * ALERT_PX)
    paint_priority_shape(painter, box, PRIORITIES[hue], ink.color(hue).name())


def _speech(ink: Ink, hue: str, painter: QPainter) -> None:
    painter.setPen(ink.pen("panel", 1.0))
    painter.setBrush(ink.brush(hue))
    bubble, tail = QPainterPath(), QPainterPath()
    bubble.addRoundedRect(SPEECH_PX, 2.5, 2.5)
    tail.addPolygon(SPEECH_TAIL)
    painter.drawPath(bubble.united(tail))


def _square(ink: Ink, hue: str, look: Look, painter: QPainter) -> None:
    _outlined(ink, hue, look, painter, (painter.drawRect, SQUARE_PX))


def _dot(ink: Ink, hue: str, look: Look, painter: QPainter) -> None:
    _outlined(ink, hue, look, painter, (painter.drawEllipse, DOT_PX))


def _outlined(ink: Ink, hue: str, look: Look, painter: QPainter, sign: Sign) -> None:
    """Draw a dot or a square in one look; its halo of paper lifts it off a line that it lies on."""
    outline, reach = sign
    box = QRectF(-reach, -reach, 2 * reach, 2 * reach)
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
            painter.drawPolygon(DIAMOND)
        case Look.FLAGGED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.brush("medium"))
            outline(box)
            painter.setPen(ink.pen("medium", 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            outline(box.adjusted(-3.0, -3.0, 3.0, 3.0))
        case Look.STRUCK:
            painter.setPen(ink.pen("faint", 1.2, 0.7))
            outline(box)
            painter.drawLine(QPointF(-6.0, 3.0), QPointF(6.0, -3.0))


def _due(ink: Ink, status: DueStatus, painter: QPainter) -> None:
    circle = QRectF(-4.0, -4.0, 8.0, 8.0)
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
            _late(ink, painter)
        case "missed":
            painter.setPen(ink.pen("medium", 2.0))
            painter.drawLines([QLineF(-3.5, -3.5, 3.5, 3.5), QLineF(-3.5, 3.5, 3.5, -3.5)])


def _late(ink: Ink, painter: QPainter) -> None:
    painter.setPen(ink.pen("medium", 1.5))
    painter.drawPolygon(QPolygonF([QPointF(0.0, -6.0), QPointF(6.5, 5.0), QPointF(-6.5, 5.0)]))
    painter.setFont(letters(Font(pixels=9, bold=True)))
    painter.drawText(QRectF(-5.0, -5.0, 10.0, 11.0), Qt.AlignmentFlag.AlignCenter, "!")
