"""A lane: a band with a scale of its own, a grid, levels to compare with, and device lines."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.charts.band import Band, Strip
from ui.charts.fold import Floats, fold
from ui.charts.ink import letters, text_width
from ui.charts.marks import Line
from ui.charts.scene import Scene
from ui.charts.trace import Rows, write_trace
from ui.text import tr

TITLE_PX: Final = 16.0
FOOT_PX: Final = 4.0
LEAST_TICK_PX: Final = 15.0
LABEL_GAP_PX: Final = 12.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` over the lane's height, `top` and `bottom` in logical pixels."""

    low: float
    high: float
    top: float
    bottom: float

    @property
    def per_unit(self) -> float:
        """Logical pixels down for one unit up: a negative number."""
        return (self.top - self.bottom) / (self.high - self.low)

    def y(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return self.bottom + (inside - self.low) * self.per_unit

    def ticks(self, steps: tuple[float, ...]) -> tuple[float, ...]:
        """Round values far enough apart to be read, at the finest of `steps` that has room."""
        fine = next((s for s in steps if -s * self.per_unit >= LEAST_TICK_PX), steps[-1])
        first, last = int(np.ceil(self.low / fine)), int(self.high // fine)
        return tuple(n * fine for n in range(first, last + 1))


class Lane(Band):
    """The paper of one lane; subclasses add their range, their title and their marks."""

    steps: tuple[float, ...] = (20.0, 40.0, 60.0)
    streams: tuple[tuple[str, str], ...] = ()
    """Device channels and the palette's field for their hue."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._range = self.span_of_values()

    def span_of_values(self) -> tuple[float, float]:
        """The lowest and highest value that the lane must hold, in its unit."""
        raise NotImplementedError

    def title(self) -> tuple[tuple[str, str], ...]:
        """Words and the palette's field for their hue, written at the top of the lane."""
        raise NotImplementedError

    def levels(self) -> tuple[Line, ...]:
        return ()

    def level_hue(self, level: Line) -> str:
        """The palette's field for a level: quiet, since only what is wrong wears red and amber."""
        return "muted"

    def draw_marks(self, painter: QPainter, strip: Strip) -> None:
        raise NotImplementedError

    @property
    def ruler(self) -> Scale:
        return Scale(*self._range, TITLE_PX, self.height - FOOT_PX)

    def show_scene(self, scene: Scene) -> None:
        super().show_scene(scene)
        self.fit()

    def pass_time(self, old: Scene, scene: Scene) -> None:
        """Repaint the columns that have become past since the old scene, or everything if time began."""
        self._scene = scene
        self.fit()
        if old.now is None or scene.now is None:
            self.repaint_all()
            return
        first, last = sorted((old.column(old.now), scene.column(scene.now)))
        self.repaint_columns(first - 2, last + 2)

    def fit(self) -> None:
        """Widen or narrow the scale to what there is to show."""
        span = self.span_of_values()
        if span != self._range:
            self._range = span
            self.repaint_all()

    def render(self, image: QImage, strip: Strip) -> None:
        with self.painter(image, strip) as painter:
            self._draw_paper(painter, strip)
        for channel, hue in self.streams:
            self._write_stream(image, strip, channel, hue)
        with self.painter(image, strip) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw_marks(painter, strip)

    def _draw_paper(self, painter: QPainter, strip: Strip) -> None:
        axis, ink = self._scene.axis, self._scene.ink
        full = QRectF(strip.left, 0.0, strip.right - strip.left, self.height)
        painter.fillRect(full, ink.surface)
        field = QRectF(axis.left, 0.0, axis.width, self.height)
        painter.fillRect(field.intersected(full), ink.mixed("panel", "ground", 0.35))
        field.setRight(min(max(self._scene.now_x, axis.left), axis.right))
        painter.fillRect(field.intersected(full), ink.color("panel"))
        painter.setPen(ink.pen("grid"))
        xs = (axis.x(at) for at in axis.ticks())
        painter.drawLines([QLineF(x, 0.0, x, self.height) for x in xs if strip.meets(x, 1.0)])
        self._draw_scale(painter, strip)
        self._draw_levels(painter, strip)
        self._draw_title(painter, strip)

    def _draw_scale(self, painter: QPainter, strip: Strip) -> None:
        axis, ink, scale = self._scene.axis, self._scene.ink, self.ruler
        ticks = scale.ticks(self.steps)
        painter.setPen(ink.pen("grid"))
        painter.drawLines([QLineF(axis.left, scale.y(v), axis.right, scale.y(v)) for v in ticks])
        if strip.left < axis.left:
            painter.setPen(ink.color("muted"))
            painter.setFont(letters(11))
            for value in ticks:
                box = QRectF(0.0, scale.y(value) - 8.0, axis.left - 6.0, 16.0)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _draw_title(self, painter: QPainter, strip: Strip) -> None:
        x = self._scene.axis.left + 7.0
        if strip.left > x + 300.0:
            return
        painter.setFont(letters(11))
        for words, hue in self.title():
            painter.setPen(self._scene.ink.color(hue))
            painter.drawText(QPointF(x, 12.0), words)
            x += text_width(words) + 8.0

    def _draw_levels(self, painter: QPainter, strip: Strip) -> None:
        axis, ink = self._scene.axis, self._scene.ink
        taken: list[float] = []
        for level in sorted(self.levels(), key=lambda level: -level.value):
            y = self.ruler.y(level.value)
            hue = self.level_hue(level)
            painter.setPen(ink.pen(hue, *LEVEL_PENS[level.kind]))
            painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
            if strip.right > axis.right:
                y = max(y, taken[-1] + LABEL_GAP_PX) if taken else y
                taken.append(y)
                painter.setFont(letters(10))
                painter.setPen(ink.color(hue))
                painter.drawText(QPointF(axis.right + 5.0, y + 3.5), f"{level_words(level.kind)} {level.value:g}")

    def _write_stream(self, image: QImage, strip: Strip, channel: str, hue: str) -> None:
        axis, dpr = self._scene.axis, self._scene.dpr
        first = max(strip.first, round(axis.left * dpr))
        last = min(strip.last, round(axis.right * dpr))
        if first >= last or not self._scene.samples.has(channel):
            return
        per_column = axis.per_px / dpr
        start = axis.at(first / dpr)
        edges: Floats = start + per_column * np.arange(last - first + 1, dtype=np.float64)
        at, values = self._scene.samples.between(channel, start, float(edges[-1]))
        folded = fold(at, values, edges, self._scene.gap_s)
        pixels = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), -1)
        rows = Rows(
            (self.ruler.y(self.ruler.low) - self.ruler.low * self.ruler.per_unit) * dpr,
            self.ruler.per_unit * dpr,
            0,
            image.height() - 1,
        )
        write_trace(pixels, first, folded, rows, (self._scene.ink.color(hue).rgb(), thickness(dpr)))


LEVEL_PENS: Final = {
    "baseline": (0.0, 0.8, Qt.PenStyle.DashLine),
    "act": (0.0, 0.65, Qt.PenStyle.SolidLine),
    "stop": (2.0, 0.55, Qt.PenStyle.SolidLine),
}


def level_words(kind: str) -> str:
    return {"baseline": tr("base"), "act": tr("act"), "stop": tr("stop")}[kind]


def thickness(dpr: float) -> int:
    """Rows of a device line: about one and a half logical pixels, so that it reads across the room."""
    return max(1, int(1.5 * dpr))
