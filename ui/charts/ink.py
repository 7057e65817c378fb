"""Colours, pens and letters of the chart in one theme."""

from dataclasses import dataclass
from functools import lru_cache, partial
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.charts.stamps import Stamps
from ui.theme.mixing import mixed
from ui.theme.palette import Palette

FAMILY: Final = "Inter"
SMALL_PX: Final = 11
TABLE_PX: Final = 12
OUTSIDE: Final = 0.06
"""The share of the text's colour in the ground of what lies outside of the limits."""


@dataclass(frozen=True, slots=True)
class Font:
    """How a text is set: its height, which of its sides stands at the given place, its weight."""

    side: float = 0.0
    pixels: int = SMALL_PX
    bold: bool = False
    struck: bool = False


SMALL: Final = Font()
MIDDLE: Final = Font(0.5)
END: Final = Font(1.0)


@lru_cache(maxsize=32)
def letters(font: Font) -> QFont:
    """The chart's own font, with figures of equal width."""
    made = QFont(FAMILY)
    made.setPixelSize(font.pixels)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setWeight(QFont.Weight.DemiBold if font.bold else QFont.Weight.Normal)
    made.setStrikeOut(font.struck)
    return made


@lru_cache(maxsize=32)
def metrics(font: Font) -> QFontMetricsF:
    return QFontMetricsF(letters(font))


@lru_cache(maxsize=4096)
def text_width(text: str, font: Font = SMALL) -> float:
    """Logical pixels that a text takes up."""
    return metrics(font).horizontalAdvance(text)


@lru_cache(maxsize=1024)
def shorten(text: str, room: float, font: Font = SMALL) -> str:
    """The text, or as much of it as `room` logical pixels hold, ending in an ellipsis."""
    return metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


class Ink:
    """The palette as Qt wants it, every colour made once."""

    def __init__(self, palette: Palette, surface: str = "ground", dpr: float = 1.0) -> None:
        self.palette = palette
        self.dpr = dpr
        self._colors: dict[tuple[str, float], QColor] = {}
        self._pens: dict[tuple[str, float, float, Qt.PenStyle], QPen] = {}
        self.stamps = Stamps(dpr)
        self.surface = self.color(surface)
        self.past = self.color("panel")
        self.future = self._mixed("panel", "ground", 0.35)
        self.outside_past = QColor(mixed(self.past.name(), palette.text, OUTSIDE))
        self.outside_future = QColor(mixed(self.future.name(), palette.text, OUTSIDE))

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the palette by its field's name; one that it does not have is drawn neutral."""
        key = (name, alpha)
        if key not in self._colors:
            self._colors[key] = QColor(getattr(self.palette, name, self.palette.neutral))
            self._colors[key].setAlphaF(alpha)
        return self._colors[key]

    def pen(
        self, name: str, width: float = 0.0, alpha: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """A pen in logical pixels; width 0 is one device pixel, the sharpest and the cheapest."""
        key = (name, width, alpha, style)
        if key not in self._pens:
            self._pens[key] = self._new_pen(*key)
        return self._pens[key]

    def rgb(self, name: str, share: float = 1.0) -> int:
        """A colour as 0xffRRGGBB, mixed with the lane's own where its share is less than 1."""
        return (self.color(name) if share == 1.0 else self._mixed(name, "panel", share)).rgb()

    def brush(self, name: str, alpha: float = 1.0) -> QBrush:
        return QBrush(self.color(name, alpha))

    def _mixed(self, name: str, other: str, share: float) -> QColor:
        """A colour between two of the palette, `share` of it the first."""
        key = (f"{name} on {other}", share)
        if key not in self._colors:
            one, two, rest = self.color(name), self.color(other), 1.0 - share
            self._colors[key] = QColor.fromRgbF(
                one.redF() * share + two.redF() * rest,
                one.greenF() * share + two.greenF() * rest,
                one.blueF() * share + two.blueF() * rest,
            )
        return self._colors[key]

    def _new_pen(self, name: str, width: float, alpha: float, style: Qt.PenStyle) -> QPen:
        pen = QPen(self.color(name, alpha), width, style)
        pen.setCosmetic(width == 0.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if style is Qt.PenStyle.SolidLine else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def write(painter: QPainter, ink: Ink, spot: tuple[float, float], words: tuple[str, str], font: Font = SMALL) -> None:
    """Print words of a hue with their `font.side` at x (0 their start, 1 their end) and their middle at y."""
    text, hue = words
    width = text_width(text, font)
    size = (2.0 * ceil(width / 2.0) + 4.0, 2.0 * font.pixels)
    middle = (spot[0] + (0.5 - font.side) * width, spot[1])
    ink.stamps.print(painter, middle, size, ((text, hue, font), partial(_write, ink, width, words, font)))


def _write(ink: Ink, width: float, words: tuple[str, str], font: Font, painter: QPainter) -> None:
    painter.setPen(ink.color(words[1]))
    painter.setFont(letters(font))
    painter.drawText(QPointF(-width / 2.0, font.pixels * 0.36), words[0])
