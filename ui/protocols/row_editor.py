"""One row of a protocol to be changed in place."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.protocol_row import Kind, Row
from ui.protocols.lines_field import LinesField
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field

_LONG: Final = 44
_EXAMPLES: Final = {
    Kind.RATE: "0.6", Kind.RANGE: "90 to 180", Kind.CHANGE: "fall 20, rise 25", Kind.WHOLE: "15", Kind.NUMBER: "5",
}  # fmt: skip


class RowEditor(QWidget):
    """A field, a text or a choice, as the row's kind asks; `typed` carries the row's path and the text as it is."""

    typed = Signal(str, str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.field = self._field(row)
        for head in self.field.findChildren(QLabel, "columnHead"):
            head.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def _field(self, row: Row) -> Field | LinesField | ChoiceRow:
        if row.kind is Kind.CHOICE:
            choice = ChoiceRow(tr(row.label), [(value, tr(words)) for value, words in row.options], required=True)
            choice.choose(row.value)
            choice.chosen.connect(lambda answer: self.typed.emit(row.path, str(answer)))
            return choice
        if row.kind is Kind.LINES or (row.kind is Kind.WORDS and len(row.value) > _LONG):
            label = tr("{label}, one a line").format(label=tr(row.label)) if row.kind is Kind.LINES else tr(row.label)
            text = LinesField(label)
            text.begin(row.value)
            text.edited.connect(lambda written: self.typed.emit(row.path, written))
            return text
        label = tr("{label}, or nothing").format(label=tr(row.label)) if row.optional else tr(row.label)
        field = Field(label, unit=row.unit, example="" if row.optional else _EXAMPLES.get(row.kind, ""))
        field.set_text(row.value)
        field.edited.connect(lambda written: self.typed.emit(row.path, written))
        return field

    @property
    def problem(self) -> str:
        return self.field.problem

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong under the row; an empty sentence takes it back."""
        self.field.show_problem(sentence)
