"""The pixels of a lane, written without a painter: areas, level lines, grid lines and folded traces."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from ui.charts.band import Strip
from ui.charts.fold import Flags, Floats
from ui.charts.pixels import pixel
from ui.charts.ruler import Ruler
from ui.charts.stroke import write_stroke
from ui.charts.trace import Rows, write_trace


class Dashes(NamedTuple):
    """Dashes of `on` pixels, one every `period`, counted from the pixel `origin` wherever a strip begins."""

    origin: float
    on: float = 5.0
    period: float = 9.0


Points = list[tuple[float, float]]
"""Places in logical pixels."""

Look = tuple[int, float]
"""A colour as 0xffRRGGBB, and a thickness in logical pixels."""


class Canvas:
    """One strip of an image; places are in logical pixels, and what lies outside the strip is not touched."""

    def __init__(self, image: QImage, strip: Strip) -> None:
        self._strip = strip
        self._dpr = strip.dpr
        self._pixels: NDArray[np.uint32] = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), -1)

    def fill(self, left: float, right: float, color: int, top: float = 0.0, bottom: float | None = None) -> None:
        """Fill an area with 0xffRRGGBB; the whole height unless told otherwise."""
        end = None if bottom is None else round(bottom * self._dpr)
        self._pixels[round(top * self._dpr) : end, self._columns(left, right)] = color

    def rows(self, left: float, right: float, ys: list[float], color: int) -> None:
        """Draw level lines, one device pixel thick."""
        self._pixels[[self._row(y) for y in ys], self._columns(left, right)] = color

    def columns(self, xs: list[float], color: int, bottom: float, top: float = 0.0) -> None:
        """Draw upright lines from `top` down to `bottom`, one device pixel thick."""
        inside = [x for x in (pixel(x, self._dpr) for x in xs) if self._strip.first <= x < self._strip.last]
        if inside:
            self._pixels[round(top * self._dpr) : round(bottom * self._dpr), inside] = color

    def level(self, left: float, right: float, y: float, look: Look) -> None:
        """Draw one level line of a colour and a thickness in logical pixels, at least one device pixel."""
        color, thickness = look
        row, half = self._row(y), max(round(thickness * self._dpr), 1)
        self._pixels[max(row - half // 2, 0) : row - half // 2 + half, self._columns(left, right)] = color

    def dashes(self, span: tuple[float, float], y: float, color: int, origin: float) -> None:
        """Draw a dashed level line; its dashes are counted from the pixel `origin`."""
        columns = self._columns(*span)
        self._pixels[self._row(y), columns][self._in_dash(columns, Dashes(origin))] = color

    def line(self, points: Points, look: Look, span: tuple[float, float], dashes: Dashes | None = None) -> None:
        """Draw a smoothed line through points that rise in x, within a span of pixels."""
        if len(points) > 1:
            xs, ys = np.array(points).T
            self.curve((xs, ys), look, span, dashes)

    def curve(
        self, path: tuple[Floats, Floats], look: Look, span: tuple[float, float], dashes: Dashes | None = None
    ) -> None:
        """Draw the same through places given as their x and their y."""
        (xs, ys), columns = path, self._columns(*span)
        if len(xs) < 2 or columns.start >= columns.stop:
            return
        edges = np.arange(columns.start, columns.stop + 1) / self._dpr
        heights = np.interp(edges, xs, ys, left=np.nan, right=np.nan) * self._dpr
        shown = np.ones(columns.stop - columns.start, np.bool_)
        if dashes is not None:
            shown = self._in_dash(columns, dashes)
        write_stroke(self._pixels, columns.start, heights, shown, (look[0], look[1] * self._dpr))

    def lay(self, ground: QImage) -> None:
        """Take this strip of another image of the same size."""
        columns = slice(self._strip.first, self._strip.last)
        self._pixels[:, columns] = Canvas(ground, self._strip)._pixels[:, columns]  # noqa: SLF001 -- of the same class

    def scroll(self, left: float, right: float, by: int) -> None:
        """Shift an area by whole device pixels to the right; what comes in at its edge is left as it was."""
        columns = self._columns(left, right)
        moved = slice(max(columns.start, columns.start + by), min(columns.stop, columns.stop + by))
        self._pixels[:, moved] = self._pixels[:, moved.start - by : moved.stop - by].copy()

    def trace(self, reached: Floats, ruler: Ruler, color: int) -> None:
        """Write a line folded into this strip's columns, about one and a half logical pixels thick."""
        zero = ruler.bottom - ruler.low * ruler.per_unit
        rows = Rows(zero * self._dpr, ruler.per_unit * self._dpr)
        write_trace(self._pixels, self._strip.first, reached, rows, (color, max(1, int(1.5 * self._dpr))))

    def arrow(self, columns: tuple[tuple[int, float], ...], edge: float, tall: float, color: int) -> None:
        """Fill columns of this strip, counted from its first, with the shares of arrows that point to an edge.

        `tall` is in logical pixels down from the edge; negative for an arrow that points down.
        """
        for column, share in columns:
            if 0 <= column < self._strip.last - self._strip.first:
                ends = sorted((round((edge + share * tall) * self._dpr), round((edge + tall) * self._dpr)))
                self._pixels[ends[0] : ends[1], self._strip.first + column] = color

    def _columns(self, left: float, right: float) -> slice:
        first = max(round(left * self._dpr), self._strip.first)
        return slice(first, max(min(round(right * self._dpr), self._strip.last), first))

    def _in_dash(self, columns: slice, dashes: Dashes) -> Flags:
        step = np.arange(columns.start, columns.stop) - pixel(dashes.origin, self._dpr)
        return step % round(dashes.period * self._dpr) < dashes.on * self._dpr

    def _row(self, y: float) -> int:
        return min(max(round(y * self._dpr), 0), len(self._pixels) - 1)
