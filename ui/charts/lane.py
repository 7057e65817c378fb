"""A lane: a band with a scale of its own, levels to compare with, and device lines."""

from math import ceil, isclose
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.band import Band, Strip
from ui.charts.canvas import Canvas
from ui.charts.fold import Floats, fold
from ui.charts.marks import Line, LineEnd
from ui.charts.outside import CELL_PX, TALL_PX, arrow_columns, beyond, within
from ui.charts.paper import Paper, Words, level_words, title_width, write_title
from ui.charts.ruler import Ruler
from ui.charts.samples import MOST_GAP_S
from ui.charts.scene import REPAINTED_BEFORE_NOW, Scene
from ui.charts.symbols import REACH_PX

TITLE_PX: Final = 16.0
FOOT_PX: Final = 4.0
GAP_PX: Final = 4.0


class Lane(Band):
    """One lane; subclasses add their range, their title and their marks."""

    steps: tuple[float, ...] = (20.0, 40.0, 60.0)
    streams: tuple[tuple[str, str], ...] = ()
    """Device channels and the palette's field for their hue."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.ruler = Ruler(*self.span_of_values(), 0.0, 1.0)

    def span_of_values(self) -> tuple[float, float]:
        """The lowest and highest value that the lane must hold, in its unit."""
        raise NotImplementedError

    def title(self) -> Words:
        """What is written at the top of the lane."""
        raise NotImplementedError

    def levels(self) -> tuple[Line, ...]:
        return ()

    def level_hue(self, level: Line) -> str:
        """The palette's field for a level: quiet, since only what is wrong wears red and amber."""
        return "muted"

    def level_sign(self, level: Line) -> str:
        """What a level is named after in a lane that shows several signs; a lane of one names none."""
        del level
        return ""

    def draw_marks(self, painter: QPainter, strip: Strip) -> None:
        raise NotImplementedError

    def place(self, rect: QRectF) -> None:
        super().place(rect)
        self.fit()

    def marks_changed(self, old: Scene) -> None:
        self.fit()
        super().marks_changed(old)

    def axis_moved(self, old: Scene) -> None:
        """Repaint the field; where time only shifted, move what is painted and repaint what came into view."""
        axis, dpr = self._scene.axis, self._scene.dpr
        field = self._within_field(Strip(0, ceil(self._rect.width() * dpr), dpr))
        by = round((old.axis.start - axis.start) / axis.per_px * dpr)
        shifted = isclose(axis.per_px, old.axis.per_px, rel_tol=1e-9) and abs(by) < field.last - field.first
        if not (shifted and self._image and self._dirty is None and self.scrolls()):
            self.repaint_columns(field.first, field.last)
            return
        self.shift(field, by)
        reach = ceil(REACH_PX * dpr)
        if by > 0:
            self.repaint_columns(field.first, field.first + by + reach)
        else:
            self.repaint_columns(field.last + by - reach, field.last)
        self.update()

    def shift(self, field: Strip, by: int) -> None:
        """Move what is painted in the field by whole device pixels to the right."""
        if self._image is not None:
            Canvas(self._image, field).scroll(field.left, field.right, by)

    def scrolls(self) -> bool:
        """Whether all that is painted in the field moves with time."""
        return True

    def pass_time(self, old: Scene, scene: Scene) -> None:
        """Repaint the columns that have become past since the old scene, or everything if time began."""
        self._scene = scene
        if old.now is None or scene.now is None:
            self.repaint_all()
            return
        joined = MOST_GAP_S if scene.holds_back else 0.0  # a line that lay ahead reaches back to the sample before it
        first, last = scene.column(min(old.now, scene.now) - joined), scene.column(max(old.now, scene.now))
        self.repaint_columns(first - REPAINTED_BEFORE_NOW, last + 2)

    def fit(self) -> None:
        """Widen or narrow the scale to what there is to show."""
        ruler = Ruler(*self.span_of_values(), TITLE_PX, max(self.height - GAP_PX - FOOT_PX, TITLE_PX + 1.0))
        if ruler != self.ruler:
            self.ruler = ruler
            self.repaint_all()

    def render(self, image: QImage, strip: Strip) -> None:
        self.render_ground(image, strip)
        self.render_marks(image, strip)

    def render_ground(self, image: QImage, strip: Strip) -> None:
        """Paint what lies under all that was entered: the paper, the levels, what a device measured."""
        paper, canvas = Paper(self._scene, strip, self.height - GAP_PX), Canvas(image, strip)
        ticks, field = self.ruler.ticks(self.steps), self._within_field(strip)
        paper.fill(canvas)
        self.fill_ground(canvas)
        within = Canvas(image, field)
        self._shade_outside(paper, within)
        paper.draw_grid(within, ticks)
        self.draw_levels(paper, within)
        self._draw_streams(within, field)

    def render_marks(self, image: QImage, strip: Strip) -> None:
        """Paint what was entered, and what stands beside the field, over the ground."""
        field = self._within_field(strip)
        self.draw_lines(Canvas(image, field))
        painter = self.painter(image, strip)
        try:
            self._write_margins(painter, strip)
            painter.setClipRect(QRectF(field.left, 0.0, field.right - field.left, self.height))
            self.draw_marks(painter, field)
        finally:
            painter.end()

    def _write_margins(self, painter: QPainter, strip: Strip) -> None:
        axis, paper = self._scene.axis, Paper(self._scene, strip, self.height - GAP_PX)
        if strip.left < axis.left:
            paper.write_scale(painter, self.ruler.ticks(self.steps))
        if strip.right > axis.right:
            paper.write_levels(painter, self._named_levels())
            self.draw_margin(painter)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        super().paint(painter, option, widget)
        self.write_over(painter, option.exposedRect)

    def crosses(self, _level: Line) -> bool:
        """Whether a level is drawn through the whole field; one that is not is only marked and named beside it."""
        return True

    def shaded(self) -> tuple[LineEnd, ...]:
        """Beyond which ends of the limits to act at the lane is shaded."""
        return ("low", "high")

    def _shade_outside(self, paper: Paper, canvas: Canvas) -> None:
        for level in self.levels():
            if level.kind == "act" and level.end in self.shaded():
                y = self.ruler.y(level.value)
                paper.shade(canvas, *((0.0, y) if level.end == "high" else (y, self.height)))

    def draw_levels(self, paper: Paper, canvas: Canvas) -> None:
        for level in filter(self.crosses, self.levels()):
            paper.draw_level(canvas, self.ruler.y(level.value), level.kind, self.level_hue(level))

    def draw_lines(self, canvas: Canvas) -> None:
        """Draw lines that join a few points; most lanes have none."""

    def write_over(self, painter: QPainter, exposed: QRectF) -> None:
        """Write what stands still while the field moves under it; it lies over the painted lane."""
        left, title = self._scene.axis.left + 7.0, self.title()
        if exposed.top() < TITLE_PX and exposed.left() < left + title_width(title):
            write_title(painter, self._scene.ink, left, title)

    def fill_ground(self, canvas: Canvas) -> None:
        """Fill areas that lie under the grid; most lanes have none."""

    def draw_margin(self, painter: QPainter) -> None:
        """Paint what a lane has to the right of its field; most have nothing."""

    def _within_field(self, strip: Strip) -> Strip:
        axis, dpr = self._scene.axis, self._scene.dpr
        first, last = round(axis.left * dpr), round(axis.right * dpr)
        return Strip(max(strip.first, first), min(strip.last, last), dpr)

    def _named_levels(self) -> list[tuple[float, str, str]]:
        return sorted(
            (self.ruler.y(one.value), level_words(one.kind, one.value, self.level_sign(one)), self.level_hue(one))
            for one in self.levels()
        )

    def _draw_streams(self, canvas: Canvas, field: Strip) -> None:
        axis, samples = self._scene.axis, self._scene.samples
        channels = [(channel, hue) for channel, hue in self.streams if samples.has(channel)]
        if not channels or field.first >= field.last:
            return
        start, step = axis.at(field.left), axis.per_px / field.dpr
        edges: Floats = start + step * np.arange(field.last - field.first + 1, dtype=np.float64)
        for channel, hue in channels:
            folded = fold(self._scene.drawn(channel, start, float(edges[-1])), edges)
            canvas.trace(within(folded, self.ruler), self.ruler, self._scene.ink.rgb(hue))
            if not self.holds(*(samples.extremes(channel) or ())):
                self._draw_arrows(canvas, field, (channel, hue))

    def holds(self, *values: float) -> bool:
        """Whether the scale reaches to all of these values, in the lane's unit; NaN lies nowhere."""
        return not any(value < self.ruler.low or value > self.ruler.high for value in values)

    def _draw_arrows(self, canvas: Canvas, field: Strip, stream: tuple[str, str]) -> None:
        """Point to what lies beyond the scale; an arrow may begin in the columns beside those painted."""
        scene, (channel, hue) = self._scene, stream
        axis, beside = scene.axis, ceil(CELL_PX * field.dpr)
        columns = np.arange(field.first - beside, field.last + beside + 1, dtype=np.float64)
        edges: Floats = axis.at(0.0) + columns * (axis.per_px / field.dpr)
        folded = fold(scene.drawn(channel, float(edges[0]), float(edges[-1])), edges)
        first = field.first - beside - scene.column(0.0)
        sides = ((self.ruler.top, TALL_PX), (self.ruler.bottom, -TALL_PX))
        for outside, (edge, tall) in zip(beyond(folded, self.ruler), sides, strict=True):
            arrows = arrow_columns(outside, first, field.dpr)
            canvas.arrow(tuple((at - beside, share) for at, share in arrows), edge, tall, scene.ink.rgb(hue))
