"""The paper of a lane: past and future, the grid, the scale, the levels to compare with, the title."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.charts.band import Strip
from ui.charts.canvas import Canvas
from ui.charts.ink import END, Font, Ink, text_width, write
from ui.charts.marks import LineKind
from ui.charts.scene import Scene
from ui.text import tr

LABEL_GAP_PX: Final = 12.0
TITLE_GAP_PX: Final = 8.0
TICK_PX: Final = 3.0
LEVEL: Final = Font(pixels=10)

Words = tuple[tuple[str, str], ...]
"""Words, each with the palette's field for their hue."""

Ticks = tuple[tuple[float, str], ...]
"""Pixels down, each with the value that it stands for."""


class Paper:
    """What lies under the values of one lane, for one strip of it."""

    def __init__(self, scene: Scene, strip: Strip, height: float) -> None:
        """`height` is that of the field, which ends before the band does: the gap parts it from the next."""
        self._scene = scene
        self._strip = strip
        self._height = height

    def fill(self, canvas: Canvas) -> None:
        """Light up the time that has passed, and leave in shade what is to come."""
        axis, ink = self._scene.axis, self._scene.ink
        now = min(max(self._scene.now_x, axis.left), axis.right)
        if self._strip.left < axis.left or self._strip.right > axis.right:
            canvas.fill(self._strip.left, self._strip.right, ink.surface.rgb())
        canvas.fill(axis.left, axis.right, ink.surface.rgb(), self._height)
        canvas.fill(axis.left, now, ink.past.rgb(), 0.0, self._height)
        canvas.fill(now, axis.right, ink.future.rgb(), 0.0, self._height)

    def shade(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Darken an area that lies outside of the limits, a little, in what has passed and in what is to come."""
        axis, ink = self._scene.axis, self._scene.ink
        now = min(max(self._scene.now_x, axis.left), axis.right)
        top, bottom = max(top, 0.0), min(bottom, self._height)
        if top < bottom:
            canvas.fill(axis.left, now, ink.outside_past.rgb(), top, bottom)
            canvas.fill(now, axis.right, ink.outside_future.rgb(), top, bottom)

    def draw_grid(self, canvas: Canvas, ticks: Ticks) -> None:
        axis, color = self._scene.axis, self._scene.ink.rgb("grid")
        canvas.rows(axis.left, axis.right, [y for y, _ in ticks], color)
        canvas.columns([axis.x(at) for at in axis.ticks()], color, self._height)

    def draw_level(self, canvas: Canvas, y: float, kind: LineKind, hue: str) -> None:
        """Draw one level: a baseline dashed, a limit to stop at twice as thick as one to act at."""
        axis, color = self._scene.axis, self._scene.ink.rgb(hue, 0.65)
        if kind == "baseline":
            canvas.dashes((axis.left, axis.right), y, color, axis.x(0.0))
        else:
            canvas.level(axis.left, axis.right, y, (color, 2.0 if kind == "stop" else 0.0))

    def write_scale(self, painter: QPainter, ticks: Ticks) -> None:
        for y, words in ticks:
            write(painter, self._scene.ink, (self._scene.axis.left - 6.0, y), (words, "muted"), END)

    def write_levels(self, painter: QPainter, levels: list[tuple[float, str, str]]) -> None:
        """Mark and name levels, given from the top as pixel, words and hue, beside the field; no two names touch."""
        right, places = self._scene.axis.right, spread([y for y, _, _ in levels], LABEL_GAP_PX, self._height)
        for y, (_, words, hue) in zip(places, levels, strict=True):
            write(painter, self._scene.ink, (right + 5.0, y), (words, hue), LEVEL)
        for y, _, hue in levels:
            painter.fillRect(QRectF(right, round(y), TICK_PX, 1.0), self._scene.ink.color(hue))


def spread(ys: Sequence[float], gap: float, height: float) -> list[float]:
    """Move places, given from the top, as little as keeps them `gap` pixels apart and within `height`."""
    placed: list[float] = []
    for y in ys:
        placed.append(max(y, placed[-1] + gap) if placed else max(y, gap / 2.0))
    lowest = height - gap / 2.0
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], lowest)
        lowest = placed[place] - gap
    return placed


def level_words(kind: LineKind, value: float, sign: str = "") -> str:
    """Return what stands beside a level; `sign` names what it is a limit of, where its lane shows several."""
    words = {"baseline": tr("base {value}"), "act": tr("act {value}"), "stop": tr("stop {value}")}[kind].format(
        value=f"{value:g}"
    )
    return f"{sign} {words}" if sign else words


@lru_cache(maxsize=64)
def title_width(words: Words) -> float:
    """The logical pixels that a title takes up, with the gap behind it."""
    return sum(text_width(text) + TITLE_GAP_PX for text, _ in words)


def write_title(painter: QPainter, ink: Ink, x: float, words: Words) -> None:
    """Write what a lane shows over its left end; it stands still while the field moves."""
    for text, hue in words:
        write(painter, ink, (x, 8.0), (text, hue))
        x += text_width(text) + TITLE_GAP_PX
