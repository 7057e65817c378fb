"""The values of every session at one moment, in columns, so that they can be compared by running down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QLineF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.compare_look import SAMPLE_PX, CompareLook, draw_sample
from ui.charts.ink import END, TABLE_PX, Font, Ink, shorten, write
from ui.text import tr
from ui.theme.look import look_of

_ROW: Final = 19.0
_NAMES: Final = 124.0
_CELL: Final = Font(END.side, TABLE_PX)
_NAME: Final = Font(pixels=TABLE_PX)
_BOLD: Final = Font(pixels=TABLE_PX, bold=True)
MISSING: Final = "–"


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """What stands in a column: its key, heading and hue as a field of the palette, and its share of the width."""

    key: str
    heading: str
    hue: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One session or a band; of `cells`, by column, those in `between` lie on the line between two charted values."""

    name: str
    cells: Mapping[str, str] = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    look: CompareLook | None = None
    own: bool = False
    sampled: bool = True


class CompareValues(QWidget):
    """A painted table without a frame; it is as high as its rows, and says them as sentences to who hears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = ""
        self._ink: Ink | None = None
        self._columns: tuple[ValueColumn, ...] = ()
        self._rows: tuple[ValueRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Values at the cursor"))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return each row in words: "23 Nov: BP 158/94, HR 84"."""
        return tuple(f"{row.name}: {_said(row, self._columns)}" for row in self._rows)

    def show_rows(self, heading: str, columns: Sequence[ValueColumn], rows: Sequence[ValueRow]) -> None:
        """Show these rows under the headings of the columns; `heading` stands above the names."""
        self._heading, self._columns, self._rows = heading, tuple(columns), tuple(rows)
        self.setFixedHeight(round(_ROW * (len(rows) + 1)) + 2)
        self.setAccessibleDescription(". ".join(self.sentences))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, self.height())

    def _inked(self) -> Ink:
        """Return the colours and the stamps of the look in force, made once for it."""
        palette, ratio = look_of(self).palette, self.devicePixelRatioF()
        if self._ink is None or (self._ink.palette, self._ink.dpr) != (palette, ratio):
            self._ink = Ink(palette, "ground", ratio)
        return self._ink

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._inked()
        unit = (self.width() - _NAMES) / max(sum(column.share for column in self._columns), 1.0)
        ends = [_NAMES + unit * share - 2.0 for share in accumulate(column.share for column in self._columns)]
        write(painter, ink, (0.0, _ROW / 2), (shorten(self._heading, _NAMES), "muted"))
        for column, end in zip(self._columns, ends, strict=True):
            words = shorten(column.heading, unit * column.share - 2.0)
            write(painter, ink, (end, _ROW / 2), (words, column.hue), END)
        for place, row in enumerate(self._rows, start=1):
            y = _ROW * (place + 0.5)
            painter.setPen(ink.pen("line", 1.0))
            painter.drawLine(QLineF(0.0, round(_ROW * place) + 0.5, self.width(), round(_ROW * place) + 0.5))
            if row.sampled:
                draw_sample(painter, ink, row.look, (0.0, y))
            indent = SAMPLE_PX + 8.0 if row.sampled else 0.0
            font = _BOLD if row.own else _NAME
            write(painter, ink, (indent, y), (shorten(row.name, _NAMES - indent - 4.0, font), "text"), font)
            for column, end in zip(self._columns, ends, strict=True):
                words = row.cells.get(column.key, MISSING)
                quiet = column.key in row.between or words == MISSING
                write(painter, ink, (end, y), (words, "muted" if quiet else "text"), _CELL)


def _said(row: ValueRow, columns: Sequence[ValueColumn]) -> str:
    found = [f"{one.heading} {row.cells[one.key]}" for one in columns if one.key in row.cells]
    return ", ".join(found) or tr("no value")
