"""The rows of a protocol that belong together, as they are read: one value, or an item of several."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.protocol_row import Kind, Row
from ui.protocols.draft import Draft
from ui.protocols.marks import to_confirm_chip
from ui.text import tr
from ui.theme.look import look_of

MANY: Final = 3
"""An item with more rows than this is told in a few lines, and unfolded to be changed."""
_LABEL, _VALUE = 5, 7


class Block(QFrame):
    """A line under it parts it from the next."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(look_of(self).palette.line))


class ReadingBlock(Block):
    """Label, value with its unit, and the mark of what is still to be confirmed."""

    def __init__(self, rows: Sequence[Row], draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 7, 0, 8)
        line.setSpacing(10)
        line.addLayout(self._words(rows), 1)
        mark = to_confirm_chip(self)
        mark.setVisible(any(draft.to_confirm(row) for row in rows))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(", ".join(f"{row.label} {said(row)}" for row in rows))

    def _words(self, rows: Sequence[Row]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        if rows[0].heading:
            column.addWidget(words(tr(rows[0].heading), "heading", self))
        if len(rows) > MANY:
            column.addWidget(words(in_short(rows), "caption", self))
            return column
        if rows[0].kind is Kind.LINES and rows[0].value:
            column.addWidget(words(tr(rows[0].label), "caption", self))
            for text in rows[0].value.splitlines():
                column.addWidget(words(text, "", self))
            return column
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, row in enumerate(rows):
            label = words(tr(row.label), "caption" if row.heading else "", self)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(said(row), "", self), place, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, _LABEL)
        grid.setColumnStretch(1, _VALUE)
        column.addLayout(grid)
        return column


def in_short(rows: Sequence[Row]) -> str:
    """Return what an item of many rows says beside its heading."""
    written = any(row.value for row in rows if row.path.endswith(".detail"))
    told = [row for row in rows if row.value not in ("", "all", row.heading)]
    told = [row for row in told if written or not row.path.endswith(".detail_is")]
    return " · ".join(f"{tr(row.label)}: {said(row)}" for row in told)


def said(row: Row) -> str:
    """Return a row's value as it is read."""
    return row.said or tr("not set")


def words(text: str, name: str, parent: QWidget) -> QLabel:
    """Return plain words that wrap."""
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
