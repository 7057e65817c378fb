"""The infusion rate as filled steps and the cumulative dose as a line with an axis of its own."""

from functools import lru_cache
from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from session.pk_models import NOT_MEASURED
from ui.charts.band import Strip
from ui.charts.canvas import Canvas, Dashes, Points
from ui.charts.dose import Path, given_path, highest_dose, planned_path, turning_points
from ui.charts.ink import END, text_width, write
from ui.charts.lane import Lane
from ui.charts.marks import RateStep
from ui.charts.paper import Paper, Words, title_width
from ui.charts.plasma_curve import PlasmaCurve, Word
from ui.charts.ruler import Ruler
from ui.charts.scene import Scene
from ui.text import tr

LEAST_RATE: Final = 20.0
LEAST_DOSE: Final = 20.0
ORDERED_ROOM_PX: Final = 115.0
DOSE_STEPS: Final = (5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0)


class InfusionLane(Lane):
    """Rate in mg/h on the left, dose given in mg on the right; what is only planned or predicted is dashed."""

    steps = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0)
    streams = (("dose", "drug"),)

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.dose_ruler = self.ruler
        self._plasma = PlasmaCurve()

    def title(self) -> Words:
        marks = self._scene.marks
        return _legend(marks.plasma_caption if marks.plasma else "", self._scene.axis.width - ORDERED_ROOM_PX)

    def plasma_words(self) -> tuple[Word, ...]:
        """What is written at the predicted curve, from the left."""
        return self._plasma.words(self._scene)

    def source(self, scene: Scene) -> object:
        marks = scene.marks
        predicted = marks.plasma, marks.plasma_caption
        return marks.rates, turning_points(marks), marks.planned_end, marks.ordered_mg, predicted

    def span_of_values(self) -> tuple[float, float]:
        top = max((step.mg_per_h for step in self._scene.marks.rates), default=0.0)
        return 0.0, max(ceil(top * 1.2 / 10.0) * 10.0, LEAST_RATE)

    def pass_time(self, old: Scene, scene: Scene) -> None:
        written = set(self.plasma_words())
        super().pass_time(old, scene)
        self.fit()
        for word in written ^ set(self.plasma_words()):
            self.update(word.rect)

    def fit(self) -> None:
        super().fit()
        most = max(highest_dose(self._scene.marks, self._now()), LEAST_DOSE)
        ruler = Ruler(0.0, ceil(most * 1.1 / 10.0) * 10.0, self.ruler.top, self.ruler.bottom)
        if ruler != self.dose_ruler:
            self.dose_ruler = ruler
            self.repaint_all()
        self._plasma.fit(self._scene.marks.plasma, self.ruler)

    def draw_marks(self, painter: QPainter, strip: Strip) -> None:
        """Nothing stands in this lane but areas, lines and words."""

    def draw_lines(self, canvas: Canvas) -> None:
        marks, ink, axis = self._scene.marks, self._scene.ink, self._scene.axis
        self._plasma.draw(canvas, self._scene)
        given = self._points(given_path(marks, self._now()))
        canvas.line(given, (ink.rgb("text"), 2.0), (axis.left, axis.right))
        if marks.planned_end is None or marks.planned_end <= self._now():
            return
        rest, planned, end = (self._scene.now_x, axis.right), Dashes(axis.x(0.0)), axis.x(marks.planned_end)
        canvas.line(self._points(planned_path(marks)), (ink.rgb("text", 0.7), 1.2), rest, planned)
        for step in marks.rates:
            if step.end is None:
                y, look = self.ruler.y(step.mg_per_h), (ink.rgb("drug", 0.8), 1.2)
                canvas.line([(axis.x(step.start), y), (end, y)], look, rest, planned)
                canvas.columns([end], look[0], self.ruler.bottom, y)

    def draw_margin(self, painter: QPainter) -> None:
        axis, ink = self._scene.axis, self._scene.ink
        for y, words in self.dose_ruler.ticks(DOSE_STEPS):
            painter.setPen(ink.pen("muted"))
            painter.drawLine(QLineF(axis.right, y, axis.right + 4.0, y))
            write(painter, ink, (axis.right + 8.0, y), (words, "text"))

    def _now(self) -> float:
        return self._scene.axis.end if self._scene.now is None else self._scene.now

    def _span_of(self, step: RateStep) -> tuple[float, float]:
        """The pixels from a step's start to its end, or to now while it runs."""
        axis = self._scene.axis
        end = self._scene.now_x if step.end is None else axis.x(step.end)
        return max(axis.x(step.start), axis.left), min(end, axis.right)

    def fill_ground(self, canvas: Canvas) -> None:
        ink = self._scene.ink
        for step in self._scene.marks.rates:
            (left, right), y = self._span_of(step), self.ruler.y(step.mg_per_h)
            canvas.fill(left, right, ink.rgb("drug", 0.24), y, self.ruler.bottom)
            canvas.level(left, right, y, (ink.rgb("drug"), 1.5))

    def draw_levels(self, paper: Paper, canvas: Canvas) -> None:
        if self._scene.marks.ordered_mg is not None:
            paper.draw_level(canvas, self.dose_ruler.y(self._scene.marks.ordered_mg), "baseline", "muted")

    def write_over(self, painter: QPainter, exposed: QRectF) -> None:
        super().write_over(painter, exposed)
        self._plasma.write(painter, exposed, self._scene)
        for step in self._scene.marks.rates:
            self._write_rate(painter, exposed, step)
        ordered, axis = self._scene.marks.ordered_mg, self._scene.axis
        if ordered is not None and exposed.right() > axis.right - ORDERED_ROOM_PX:
            words = tr("at most {mg} mg").format(mg=f"{ordered:g}")
            y = self.dose_ruler.y(ordered) - 8.0
            write(painter, self._scene.ink, (axis.right - 6.0, y), (words, "muted"), END)

    def _write_rate(self, painter: QPainter, exposed: QRectF, step: RateStep) -> None:
        (left, right), y = self._span_of(step), self.ruler.y(step.mg_per_h)
        width = text_width(step.label) + 12.0
        if right - left > width and self.ruler.bottom - y > 16.0 and exposed.left() < left + width:
            write(painter, self._scene.ink, (left + 6.0, y + 9.0), (step.label, "drug"))

    def _points(self, path: Path) -> Points:
        axis, ruler = self._scene.axis, self.dose_ruler
        return [(axis.x(at), ruler.y(mg)) for at, mg in path]


@lru_cache(maxsize=16)
def _legend(caption: str, room: float) -> Words:
    """Name the curves; the predicted one with its model and weight where there is room, and never as measured."""
    names: Words = ((tr("■ Rate mg/h"), "drug"), (tr("― Given mg (right)"), "text"))
    if not caption:
        return names
    whole, short = (
        (*names, (tr("- - Plasma ng/mL ({caption})").format(caption=said), "drug")) for said in (caption, NOT_MEASURED)
    )
    return whole if title_width(whole) < room else short
