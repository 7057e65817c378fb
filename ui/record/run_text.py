"""Runs of text laid out at a width: wrapped, never cut."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from ui.record.row import Run
from ui.theme.fonts import FAMILY
from ui.theme.look import Look
from ui.theme.palette import Palette

_Worn = tuple[str, bool, bool, bool]


def laid_out(runs: Sequence[Run], width: float, pixels: int, look: Look) -> QTextLayout:
    """Return the runs as wrapped lines; `width` and `pixels`, the height of the letters, are in pixels."""
    joined = list(_joined(runs))
    layout = QTextLayout("".join(text for text, _ in joined), letters(pixels))
    layout.setTextOption(_wrapping())
    layout.setFormats(_formats(joined, look.palette))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return layout


@lru_cache(maxsize=64)
def letters(pixels: int) -> QFont:
    """Return the font at a height in pixels, its figures all of one width."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=1)
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _joined(runs: Sequence[Run]) -> Iterator[tuple[str, _Worn]]:
    """Yield the text of neighbours that look alike in one piece, its units kept whole: mg/kg/h stays on one line.

    So does a number with its unit: 91 %, 158 mmHg.
    """
    for worn, group in groupby(runs, key=lambda run: (run.tone, run.struck, run.italic, run.bold)):
        text = "".join(run.text for run in group).replace("/", "/\N{WORD JOINER}")
        yield text.replace(" %", "\N{NO-BREAK SPACE}%").replace(" mmHg", "\N{NO-BREAK SPACE}mmHg"), worn


def _formats(joined: Sequence[tuple[str, _Worn]], palette: Palette) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for text, worn in joined:
        one = QTextLayout.FormatRange()
        length = len(text.encode("utf-16-le")) // 2
        one.start, one.length, one.format = start, length, _format(getattr(palette, worn[0]), *worn[1:])
        formats.append(one)
        start += length
    return formats


@lru_cache(maxsize=256)
def _format(colour: str, struck: bool, italic: bool, bold: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontStrikeOut(struck)
    made.setFontItalic(italic)
    made.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
