"""Where the words of a row stand at a width: wrapped, never cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.record.row import RecordRow, Run
from ui.theme.fonts import BODY, CAPTION, FAMILY
from ui.theme.look import Look

LEAST: Final = 48
CLOCK: Final = 46
SIDE: Final = 10
_ABOVE: Final = 8
_BETWEEN: Final = 3


class Mark(Enum):
    """What is drawn before some words: the shape of a finding, or the ring of what is not on disk yet."""

    NONE = 0
    SAVING = 14
    FINDING = 22


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words laid out at a place in the row, and the mark that stands before them."""

    layout: QTextLayout
    x: float
    y: float
    mark: Mark = Mark.NONE

    @property
    def height(self) -> float:
        return self.layout.boundingRect().height()

    def draw(self, painter: QPainter, origin: QPointF) -> None:
        self.layout.draw(painter, origin + QPointF(self.x, self.y))


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A row laid out; `height` in pixels, at least that of a target for a gloved hand."""

    clock: Paragraph
    paragraphs: tuple[Paragraph, ...]
    height: int


def lay_out(row: RecordRow, width: int, look: Look) -> RowLayout:
    """Return a row laid out at a width in pixels."""
    left = SIDE + look.scale.px(CLOCK)
    room = max(width - left - SIDE, 80)
    y = float(_ABOVE)
    paragraphs: list[Paragraph] = []
    texts = [(row.said, BODY, Mark.NONE), (row.remarks, CAPTION, Mark.SAVING if row.pending else Mark.NONE)]
    texts += [((Run(sentence, "low"),), CAPTION, Mark.FINDING) for sentence in row.findings]
    for runs, size, mark in texts:
        if runs:
            layout = _lines(runs, room - mark.value, size, look)
            paragraphs.append(Paragraph(layout, left + mark.value, y, mark))
            y += paragraphs[-1].height + _BETWEEN
    height = max(y - _BETWEEN + _ABOVE, LEAST)
    if len(paragraphs) == 1 and paragraphs[0].height < LEAST - 2 * _ABOVE:
        paragraphs = [Paragraph(paragraphs[0].layout, left, (height - paragraphs[0].height) / 2)]
    clock = (Run(row.clock, "faint" if row.pending else "muted"),)
    first = Paragraph(_lines(clock, look.scale.px(CLOCK), BODY, look), SIDE, paragraphs[0].y if paragraphs else _ABOVE)
    return RowLayout(first, tuple(paragraphs), round(height))


def _lines(runs: Sequence[Run], width: int, size: int, look: Look) -> QTextLayout:
    font = QFont(FAMILY)
    font.setPixelSize(look.scale.px(size))
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
        look_of_run = QTextCharFormat()
        look_of_run.setForeground(QColor(getattr(look.palette, run.tone)))
        look_of_run.setFontStrikeOut(run.struck)
        look_of_run.setFontItalic(run.italic)
        length = len(_unbroken(run).encode("utf-16-le")) // 2
        one.start, one.length, one.format = start, length, look_of_run
        formats.append(one)
        start += length
    return formats


def _unbroken(run: Run) -> str:
    """Return the text with its units kept whole: mg/kg/h stays on one line."""
    return run.text.replace("/", "/\N{WORD JOINER}")
