"""Runs of text laid out at a width: wrapped, never cut."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from ui.record.row import Run
from ui.theme.fonts import FAMILY
from ui.theme.look import Look


def laid_out(runs: Sequence[Run], width: float, pixels: int, look: Look) -> QTextLayout:
    """Return the runs as wrapped lines; `width` and `pixels`, the height of the letters, are in pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    layout = QTextLayout("".join(map(_unbroken, runs)), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, look))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _formats(runs: Sequence[Run], look: Look) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        one = QTextLayout.FormatRange()
        worn = QTextCharFormat()
        worn.setForeground(QColor(getattr(look.palette, run.tone)))
        worn.setFontStrikeOut(run.struck)
        worn.setFontItalic(run.italic)
        worn.setFontWeight(QFont.Weight.DemiBold if run.bold else QFont.Weight.Normal)
        length = len(_unbroken(run).encode("utf-16-le")) // 2
        one.start, one.length, one.format = start, length, worn
        formats.append(one)
        start += length
    return formats


def _unbroken(run: Run) -> str:
    """Return the text with its units kept whole: mg/kg/h stays on one line."""
    return run.text.replace("/", "/\N{WORD JOINER}")
