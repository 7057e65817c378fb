"""Paints the plot of dose and response: axes with their units, a shape for each grade, numbers, arrows."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from session.dose_response import Burden, Known
from ui.charts.course_words import dose_words
from ui.charts.dose_response_places import LEFT, NUMBER, RIGHT, TOP, Dot, Plotted, word_at
from ui.charts.dose_response_words import burden_word
from ui.charts.ink import END, MIDDLE, SMALL, Ink, text_width, write
from ui.text import tr

_SIZE: Final = 6.0
_ARROW: Final = 13.0
_RING: Final = 9.5
_OUTER: Final = 12.0
_SAMPLE: Final = 11.0
_BETWEEN: Final = 16.0
_NARROW: Final = 0.36
"""How wide the arms of a cross are against its reach."""
_LEGEND_Y: Final = 12.0


class DoseResponsePaper:
    """One picture; what is drawn later lies above what was drawn before."""

    def __init__(self, painter: QPainter, ink: Ink, plotted: Plotted) -> None:
        self._painter, self._ink, self._at = painter, ink, plotted

    def draw(self, unit: str, read: Dot | None) -> None:
        """Draw all of it; `read` is the dot that is read out, whose dose and days are led to the axes."""
        self._legend()
        self._days()
        self._doses(unit)
        if read is not None:
            self._lead(read)
        for dot in self._at.dots:
            self._dot(dot, latest=dot is self._at.dots[-1], read=dot is read)

    def _days(self) -> None:
        box = self._at.days.box
        for days in self._at.days.ticks():
            y = round(self._at.days.y(days)) + 0.5
            self._painter.setPen(self._ink.pen("edge" if days == 0 else "grid", 1.0))
            self._painter.drawLine(QLineF(box.left(), y, box.right(), y))
            write(self._painter, self._ink, (box.left() - 8.0, y), (str(days), "muted"), END)
        write(self._painter, self._ink, (8.0, TOP - 18.0), (tr("days of relief"), "pain"))

    def _doses(self, unit: str) -> None:
        box, lane = self._at.days.box, self._at.lane
        for dose in self._at.doses.ticks():
            x = round(self._at.doses.x(dose)) + 0.5
            self._painter.setPen(self._ink.pen("grid", 1.0))
            self._painter.drawLine(QLineF(x, box.top(), x, lane.bottom()))
            write(self._painter, self._ink, (x, lane.bottom() + 11.0), (dose_words(dose), "muted"), MIDDLE)
        self._painter.fillRect(lane, self._ink.color("text", 0.05))
        write(self._painter, self._ink, (LEFT - 8.0, lane.center().y()), (tr("not counted"), "muted"), END)
        write(self._painter, self._ink, (box.center().x(), lane.bottom() + 28.0), (unit, "drug"), MIDDLE)

    def _legend(self) -> None:
        """Say at the upper right what the shapes stand for."""
        x = self._at.days.box.right() + RIGHT - 8.0
        for shape, words in reversed(list(_samples())):
            x -= text_width(words)
            write(self._painter, self._ink, (x, _LEGEND_Y), (words, "muted"))
            if shape is not None:
                x -= _SAMPLE
                self._painter.setPen(self._ink.pen("muted", 1.3))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                draw_shape(self._painter, QPointF(x, _LEGEND_Y), shape, _SIZE - 1.0)
                x -= _SAMPLE - 5.0
            x -= _BETWEEN

    def _lead(self, dot: Dot) -> None:
        """Lead from a dot to both axes."""
        self._painter.setPen(self._ink.pen("text", 1.0, 0.7, Qt.PenStyle.DotLine))
        x, y = round(dot.spot.x()) + 0.5, round(dot.spot.y()) + 0.5
        self._painter.drawLine(QLineF(x, y, x, self._at.lane.bottom()))
        if dot.one.days is not None:
            self._painter.drawLine(QLineF(self._at.days.box.left(), y, x, y))

    def _dot(self, dot: Dot, *, latest: bool, read: bool) -> None:
        painter, ink = self._painter, self._ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ringed, hue, reach in ((latest, "accent", _RING), (read, "text", _OUTER)):
            if ringed:
                painter.setPen(ink.pen(hue, 2.0))
                painter.drawEllipse(dot.spot, reach, reach)
        counted = dot.one.days is not None
        painter.setPen(ink.pen("pain" if counted else "muted", 1.6))
        full = dot.one.known in (Known.SEEN, Known.NO_BENEFIT)
        painter.setBrush(ink.brush("pain", 0.8) if full else ink.brush("panel"))
        draw_shape(painter, dot.spot, dot.one.burden, _SIZE)
        if dot.one.known is Known.AT_LEAST:
            _arrow(painter, dot.spot)
        if dot.label is not None:
            self._label(dot, dot.label, latest=latest)

    def _label(self, dot: Dot, label: QPointF, *, latest: bool) -> None:
        number = dot.one.given.number
        write(self._painter, self._ink, (label.x(), label.y()), (str(number), "accent" if latest else "text"), NUMBER)
        if dot.word:
            behind = word_at(label, number)
            write(self._painter, self._ink, (behind.x(), behind.y()), (dot.word, "muted"), SMALL)


def draw_shape(painter: QPainter, spot: QPointF, burden: Burden, size: float) -> None:
    """Draw the shape of a grade: a circle, a square, a diamond, a cross; a short bar for what is not known.

    None of them is the shape of a priority, for nothing is wrong here.
    """
    match burden:
        case Burden.NONE:
            painter.drawEllipse(spot, size, size)
        case Burden.MILD:
            side = 1.8 * size
            painter.drawRect(QRectF(spot.x() - side / 2, spot.y() - side / 2, side, side))
        case Burden.MODERATE:
            reach = 1.35 * size
            painter.drawPolygon(_polygon(spot, ((0, -reach), (reach, 0), (0, reach), (-reach, 0))))
        case Burden.SEVERE:
            painter.drawPolygon(_cross(spot, 1.3 * size))
        case Burden.UNKNOWN:
            painter.drawRect(QRectF(spot.x() - size, spot.y() - size / 3, 2 * size, 2 * size / 3))


def _polygon(spot: QPointF, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([spot + QPointF(x, y) for x, y in corners])


def _cross(spot: QPointF, reach: float) -> QPolygonF:
    arm = _NARROW * reach
    quarter = ((arm, -reach), (arm, -arm), (reach, -arm))
    corners = [corner for turn in range(4) for corner in (_turned(each, turn) for each in quarter)]
    return _polygon(spot, tuple(corners))


def _turned(corner: tuple[float, float], quarters: int) -> tuple[float, float]:
    for _ in range(quarters):
        corner = (-corner[1], corner[0])
    return corner


def _arrow(painter: QPainter, spot: QPointF) -> None:
    """Draw an arrow upwards: it was at least so long."""
    foot, tip = spot - QPointF(0.0, _SIZE + 2.0), spot - QPointF(0.0, _SIZE + _ARROW)
    for since in (foot, tip + QPointF(-3.5, 4.5), tip + QPointF(3.5, 4.5)):
        painter.drawLine(since, tip)


def _samples() -> Iterator[tuple[Burden | None, str]]:
    yield None, tr("worst side effect:")
    for burden in (Burden.NONE, Burden.MILD, Burden.MODERATE, Burden.SEVERE, Burden.UNKNOWN):
        yield burden, burden_word(burden)
    yield None, tr("open, with an arrow: at least so long")
