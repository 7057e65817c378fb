"""The lines of a comparison: this session with the signs of its own chart, the others thinner, with dash and mark."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from session.comparison import RATE, Aligned, Point
from ui.charts.compare_look import CompareLook, draw_mark
from ui.charts.compare_marks import ComparedLine
from ui.charts.compare_places import PanelPlace
from ui.charts.ink import Ink, text_width, write
from ui.charts.marks import Look
from ui.charts.ruler import Ruler
from ui.charts.symbols import SIZE, draw_dot, draw_pressure, draw_square

_OTHERS: Final = (
    ("vitals", "systolic", "blood_pressure", True), ("vitals", "heart_rate", "heart_rate", False),
    ("spo2", "spo2", "spo2", True), ("scores", "pain", "pain", True), ("scores", "dissociation", "mind", False),
)  # fmt: skip
"""Lane, code, hue, and whether the session's mark stands on its values: once in a lane."""
_THIN: Final = 1.2


class _Lines:
    """What both kinds of lines need: where a value stands."""

    def __init__(self, painter: QPainter, ink: Ink, place: PanelPlace) -> None:
        self._painter, self._ink, self._place = painter, ink, place

    def _ruler(self, lane: str) -> Ruler:
        return self._place.lanes[lane].ruler

    def _spots(self, lane: str, points: Iterable[Point]) -> list[QPointF]:
        axis, ruler = self._place.axis, self._ruler(lane)
        return [QPointF(axis.x(at), ruler.y(value)) for at, value in points]

    def _join(self, lane: str, session: Aligned, code: str) -> None:
        """Draw the lines through the values of a code with the pen that is set."""
        track = session.tracks.get(code)
        for part in track.parts() if track else ():
            self._painter.drawPolyline(QPolygonF(self._spots(lane, part)))


class OtherLines(_Lines):
    """Another session: thin lines in the hues of the signs, dashed and marked in its own way."""

    def draw(self, line: ComparedLine) -> None:
        if line.look is None:
            return
        for lane, code, hue, marked in _OTHERS:
            self._painter.setPen(self._ink.pen(hue, _THIN, 0.9, line.look.style))
            self._join(lane, line.session, code)
            if marked and code in line.session.tracks:
                self._marks(lane, line.session.tracks[code].points, line.look, hue)
        self._steps(line.session, line.look)

    def _marks(self, lane: str, points: Iterable[Point], look: CompareLook, hue: str) -> None:
        for spot in self._spots(lane, points):
            draw_mark(self._painter, self._ink, (spot.x(), spot.y()), look, hue)

    def _steps(self, session: Aligned, look: CompareLook) -> None:
        """Draw the rate as the outline of its steps, down to nothing at the end and in pauses."""
        self._painter.setPen(self._ink.pen("drug", 1.4, 1.0, look.style))
        for path in stepped(session):
            self._painter.drawPolyline(QPolygonF(self._spots(RATE, path)))
        for step in session.rates:
            middle = self._spots(RATE, [((step.start + step.end) / 2, step.mg_per_kg_h)])[0]
            draw_mark(self._painter, self._ink, (middle.x(), middle.y()), look, "drug")


class OwnLines(_Lines):
    """The session that is looked at, with the hues and the signs of its own chart."""

    def draw(self, session: Aligned) -> None:
        self._rates(session)
        self._pressures(session)
        for lane, code, hue, width in (
            ("vitals", "heart_rate", "heart_rate", 1.6),
            ("spo2", "spo2", "spo2", 1.6),
            ("scores", "pain", "pain", 2.0),
        ):
            self._painter.setPen(self._ink.pen(hue, width))
            self._join(lane, session, code)
            for spot in self._of(lane, session, code):
                draw_dot(self._painter, self._ink, (spot.x(), spot.y()), hue, Look.SAVED)
        for spot in self._of("scores", session, "dissociation"):
            draw_square(self._painter, self._ink, (spot.x(), spot.y()), "mind", Look.SAVED)
        for spot in self._of("scores", session, "sedation"):
            self._ink.stamps.print(self._painter, (spot.x(), spot.y()), SIZE, (("sedation",), self._sedation))

    def _sedation(self, painter: QPainter) -> None:
        painter.setPen(self._ink.pen("panel", 1.0))
        painter.setBrush(self._ink.brush("mind"))
        painter.drawPolygon(QPolygonF([QPointF(-5.0, -4.0), QPointF(5.0, -4.0), QPointF(0.0, 5.0)]))

    def _of(self, lane: str, session: Aligned, code: str) -> list[QPointF]:
        return self._spots(lane, session.tracks[code].points) if code in session.tracks else []

    def _pressures(self, session: Aligned) -> None:
        self._painter.setPen(self._ink.pen("blood_pressure", _THIN, 0.6))
        self._join("vitals", session, "systolic")
        if "systolic" not in session.tracks or "diastolic" not in session.tracks:
            return
        diastolic, ruler = dict(session.tracks["diastolic"].points), self._ruler("vitals")
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for at, systolic in session.tracks["systolic"].points:
            if at in diastolic:
                ys = ruler.y(systolic), ruler.y(diastolic[at])
                draw_pressure(self._painter, self._ink, self._place.axis.x(at), ys, Look.SAVED)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _rates(self, session: Aligned) -> None:
        axis, ruler = self._place.axis, self._ruler(RATE)
        for step in session.rates:
            left, right, y = axis.x(step.start), axis.x(step.end), ruler.y(step.mg_per_kg_h)
            box = QRectF(left, y, right - left, ruler.bottom - y)
            self._painter.fillRect(box, self._ink.color("drug", 0.24))
            self._painter.setPen(self._ink.pen("drug", 1.5))
            self._painter.drawLine(QLineF(left, y, right, y))
            if right - left > text_width(step.words) + 12.0 and ruler.bottom - y > 16.0:
                write(self._painter, self._ink, (left + 6.0, ruler.bottom - 8.0), (step.words, "drug"))


def stepped(session: Aligned) -> list[list[Point]]:
    """Return the rate as paths that rise from nothing and fall to it; rates that follow each other are one path."""
    paths: list[list[Point]] = []
    for step in session.rates:
        level = [(step.start, step.mg_per_kg_h), (step.end, step.mg_per_kg_h)]
        if paths and paths[-1][-1][0] == step.start:
            paths[-1].extend(level)
        else:
            paths.append([(step.start, 0.0), *level])
    for path in paths:
        path.append((path[-1][0], 0.0))
    return paths
