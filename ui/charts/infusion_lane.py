"""The infusion rate as filled steps and the cumulative dose as a line with an axis of its own."""

from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.charts.band import Strip
from ui.charts.dose import Path, given_path, highest_dose, planned_path
from ui.charts.ink import letters, text_width
from ui.charts.lane import Lane, Scale
from ui.charts.marks import RateStep
from ui.charts.scene import Scene
from ui.text import tr

LEAST_RATE: Final = 20.0
LEAST_DOSE: Final = 20.0
DOSE_STEPS: Final = (5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0)


class InfusionLane(Lane):
    """Rate in mg/h on the left, dose given in mg on the right; what is only planned is dashed."""

    steps = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0)
    streams = (("dose", "drug"),)

    def __init__(self, scene: Scene) -> None:
        self._dose_top = LEAST_DOSE
        super().__init__(scene)

    def title(self) -> tuple[tuple[str, str], ...]:
        return ((tr("■ Rate mg/h"), "drug"), (tr("― Given mg (right)"), "text"))

    def source(self, scene: Scene) -> object:
        marks = scene.marks
        return marks.rates, marks.doses, marks.planned_end, marks.ordered_mg

    def span_of_values(self) -> tuple[float, float]:
        top = max((step.mg_per_h for step in self._scene.marks.rates), default=0.0)
        return 0.0, max(ceil(top * 1.2 / 10.0) * 10.0, LEAST_RATE)

    def fit(self) -> None:
        super().fit()
        most = max(highest_dose(self._scene.marks, self._now()), LEAST_DOSE)
        top = ceil(most * 1.1 / 10.0) * 10.0
        if top != self._dose_top:
            self._dose_top = top
            self.repaint_all()

    @property
    def dose_ruler(self) -> Scale:
        return Scale(0.0, self._dose_top, self.ruler.top, self.ruler.bottom)

    def draw_marks(self, painter: QPainter, strip: Strip) -> None:
        ink, marks = self._scene.ink, self._scene.marks
        axis, now_x = self._scene.axis, self._scene.now_x
        with_plan = marks.planned_end is not None and marks.planned_end > self._now()
        for step in marks.rates:
            self._draw_step(painter, step)
            if step.end is None and with_plan:
                self._draw_dashed(painter, now_x, self._outline(step), ink.pen("drug", 1.2, 0.8, Qt.PenStyle.DashLine))
        self._draw_ordered(painter, strip)
        self._draw_dose(painter, (axis.left, now_x), given_path(marks, self._now()), ink.pen("text", 2.0))
        if with_plan:
            dashed = ink.pen("text", 1.2, 0.7, Qt.PenStyle.DashLine)
            self._draw_dashed(painter, now_x, self._dose_polygon(planned_path(marks)), dashed)
        self._draw_dose_axis(painter, strip)

    def _now(self) -> float:
        return self._scene.axis.end if self._scene.now is None else self._scene.now

    def _draw_step(self, painter: QPainter, step: RateStep) -> None:
        axis, ink = self._scene.axis, self._scene.ink
        left, right = axis.x(step.start), self._scene.now_x if step.end is None else axis.x(step.end)
        y = self.ruler.y(step.mg_per_h)
        inside = QRectF(QPointF(max(left, axis.left), y), QPointF(min(right, axis.right), self.ruler.bottom))
        if inside.width() <= 0.0:
            return
        painter.fillRect(inside, ink.color("drug", 0.24))
        painter.setPen(ink.pen("drug", 1.5))
        painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
        if step.label and inside.width() > text_width(step.label) + 12.0 and inside.height() > 16.0:
            painter.setFont(letters(11))
            painter.drawText(QPointF(inside.left() + 6.0, y + 13.0), step.label)

    def _outline(self, step: RateStep) -> QPolygonF:
        axis, y = self._scene.axis, self.ruler.y(step.mg_per_h)
        end = min(axis.x(self._scene.marks.planned_end or 0.0), axis.right)
        return QPolygonF([QPointF(axis.x(step.start), y), QPointF(end, y), QPointF(end, self.ruler.bottom)])

    def _draw_dashed(self, painter: QPainter, now_x: float, line: QPolygonF, pen: QPen) -> None:
        # The dashes are counted from the line's own start and only cut at now, so that they stand still.
        self._draw_clipped(painter, (now_x, self._scene.axis.right), line, pen)

    def _draw_dose(self, painter: QPainter, span: tuple[float, float], path: Path, pen: QPen) -> None:
        self._draw_clipped(painter, (span[0], self._scene.axis.right), self._dose_polygon(path), pen)

    def _dose_polygon(self, path: Path) -> QPolygonF:
        return QPolygonF([QPointF(self._scene.axis.x(at), self.dose_ruler.y(mg)) for at, mg in path])

    def _draw_clipped(self, painter: QPainter, span: tuple[float, float], line: QPolygonF, pen: QPen) -> None:
        left = max(span[0], self._scene.axis.left)
        painter.save()
        painter.setClipRect(QRectF(left, 0.0, span[1] - left, self.height), Qt.ClipOperation.IntersectClip)
        painter.setPen(pen)
        painter.drawPolyline(line)
        painter.restore()

    def _draw_ordered(self, painter: QPainter, strip: Strip) -> None:
        ordered = self._scene.marks.ordered_mg
        if ordered is None:
            return
        axis, y = self._scene.axis, self.dose_ruler.y(ordered)
        painter.setPen(self._scene.ink.pen("muted", 0.0, 1.0, Qt.PenStyle.DashDotLine))
        painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
        words = tr("{mg} mg ordered").format(mg=f"{ordered:g}")
        left = axis.right - text_width(words) - 6.0
        if strip.right > left:
            painter.setFont(letters(11))
            painter.setPen(self._scene.ink.color("muted"))
            painter.drawText(QPointF(left, y - 4.0), words)

    def _draw_dose_axis(self, painter: QPainter, strip: Strip) -> None:
        axis, ink, scale = self._scene.axis, self._scene.ink, self.dose_ruler
        if strip.right <= axis.right:
            return
        painter.setFont(letters(11))
        for value in scale.ticks(DOSE_STEPS):
            y = scale.y(value)
            painter.setPen(ink.pen("muted"))
            painter.drawLine(QLineF(axis.right, y, axis.right + 4.0, y))
            painter.setPen(ink.color("text"))
            painter.drawText(QPointF(axis.right + 8.0, y + 4.0), f"{value:g}")
