"""Where the words of a row stand at a width: wrapped, never cut."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextLayout

from ui.record.row import RecordRow, Run
from ui.record.run_text import laid_out
from ui.theme.fonts import BODY, CAPTION
from ui.theme.look import Look
from ui.theme.priority import Priority

LEAST: Final = 48
CLOCK: Final = 46
SIDE: Final = 10
_ABOVE: Final = 8
_BETWEEN: Final = 3


class Mark(Enum):
    """What is drawn before some words: the shape of an alert or a finding, or the ring of what is not on disk yet."""

    NONE = 0
    SAVING = 14
    FINDING = 22
    ALERT = 21


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
    """A row laid out; `height` in pixels, at least that of a target for a gloved hand, `top` that of its first line."""

    top: float
    paragraphs: tuple[Paragraph, ...]
    height: int


def lay_out(row: RecordRow, width: int, look: Look) -> RowLayout:
    """Return a row laid out at a width in pixels."""
    left = SIDE + look.scale.px(CLOCK)
    room = max(width - left - SIDE, 80)
    y = float(_ABOVE)
    paragraphs: list[Paragraph] = []
    before = Mark.NONE if row.priority is Priority.NONE else Mark.ALERT
    texts = [(row.said, BODY, before), (row.remarks, CAPTION, Mark.SAVING if row.pending else Mark.NONE)]
    texts += [((Run(sentence, "low"),), CAPTION, Mark.FINDING) for sentence in row.findings]
    for runs, size, mark in texts:
        if runs:
            layout = laid_out(runs, room - mark.value, look.scale.px(size), look)
            paragraphs.append(Paragraph(layout, left + mark.value, y, mark))
            y += paragraphs[-1].height + _BETWEEN
    height = max(y - _BETWEEN + _ABOVE, LEAST)
    if len(paragraphs) == 1 and paragraphs[0].height < LEAST - 2 * _ABOVE:
        paragraphs = [replace(paragraphs[0], y=(height - paragraphs[0].height) // 2)]
    return RowLayout(paragraphs[0].y if paragraphs else _ABOVE, tuple(paragraphs), round(height))
