"""Colours, pens and letters of the chart in one theme."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from ui.theme.palette import Palette

FAMILY: Final = "Inter"
SMALL_PX: Final = 11
TABLE_PX: Final = 12


@lru_cache(maxsize=16)
def letters(pixels: int, *, bold: bool = False, struck: bool = False) -> QFont:
    """The chart's font with figures of equal width; `pixels` is the height of its body."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setStrikeOut(struck)
    return font


@lru_cache(maxsize=16)
def metrics(pixels: int, *, bold: bool = False) -> QFontMetricsF:
    return QFontMetricsF(letters(pixels, bold=bold))


@lru_cache(maxsize=4096)
def text_width(text: str, pixels: int = SMALL_PX, *, bold: bool = False) -> float:
    """Logical pixels that a text takes up."""
    return metrics(pixels, bold=bold).horizontalAdvance(text)


@lru_cache(maxsize=1024)
def shorten(text: str, room: float, pixels: int = SMALL_PX) -> str:
    """The text, or as much of it as `room` logical pixels hold, ending in an ellipsis."""
    return metrics(pixels).elidedText(text, Qt.TextElideMode.ElideRight, room)


class Ink:
    """The palette as Qt wants it, every colour made once."""

    def __init__(self, palette: Palette, surface: str = "ground") -> None:
        self.palette = palette
        self.surface = self.color(surface)
        self._pens: dict[tuple[str, float, float, Qt.PenStyle], QPen] = {}

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the palette by its field's name; one that it does not have is drawn neutral."""
        color = QColor(getattr(self.palette, name, self.palette.neutral))
        color.setAlphaF(alpha)
        return color

    def pen(
        self, name: str, width: float = 0.0, alpha: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """A pen in logical pixels; width 0 is one device pixel, the sharpest and the cheapest."""
        key = (name, width, alpha, style)
        if key not in self._pens:
            self._pens[key] = self._new_pen(*key)
        return self._pens[key]

    def brush(self, name: str, alpha: float = 1.0) -> QBrush:
        return QBrush(self.color(name, alpha))

    def mixed(self, name: str, other: str, share: float) -> QColor:
        """A colour between two of the palette, `share` of it the first."""
        one, two, rest = self.color(name), self.color(other), 1.0 - share
        return QColor.fromRgbF(
            one.redF() * share + two.redF() * rest,
            one.greenF() * share + two.greenF() * rest,
            one.blueF() * share + two.blueF() * rest,
        )

    def _new_pen(self, name: str, width: float, alpha: float, style: Qt.PenStyle) -> QPen:
        pen = QPen(self.color(name, alpha), width, style)
        pen.setCosmetic(width == 0.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if style is Qt.PenStyle.SolidLine else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen
