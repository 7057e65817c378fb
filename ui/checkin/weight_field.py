"""The weight of today, beside last time's; a change that could be a slip is asked about once."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.checkin_fields import read_today, weight_question
from session.form import FormFault
from session.quantities import plain
from ui.checkin.last_time import LastTime
from ui.checkin.question import Question
from ui.day_words import day_words
from ui.text import tr
from ui.widgets.field import Field


class WeightField(QWidget):
    """Never filled in beforehand; `edited` comes with every keystroke.

    `question` needs more room than the field has: whoever shows the field puts it where it has it.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(tr("Weight today"), unit="kg", example="68.4")
        self.question = Question()
        self._beside = QLabel(self)
        self._beside.setObjectName("caption")
        self._beside.setWordWrap(True)
        self._last: Decimal | None = None
        self._right: Decimal | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._beside)
        column.addStretch(1)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._typed)
        self.field.line.editingFinished.connect(self.open_question)
        self.question.answered.connect(self._answered)

    @property
    def beside(self) -> str:
        """Return what is said of last time; nothing before the first."""
        return self._beside.text()

    def clear(self) -> None:
        self.field.set_text("")
        self.field.show_problem("")
        self.show_last(None)

    def show_last(self, last: LastTime | None) -> None:
        """Show last time's weight as text; what was confirmed against another's is asked again."""
        self._last = last.weight_kg if last else None
        self._right = None
        self.question.withdraw()
        words = tr("{kg} kg last time, {day}") if last else ""
        self._beside.setText(words.format(kg=plain(last.weight_kg), day=day_words(last.day)) if last else "")
        self._beside.setVisible(last is not None)

    def open_question(self) -> Question | None:
        """Ask about a weight that is unusual or far from last time's, and return the question; None where it is not."""
        try:
            weight = read_today(self.field.text())
        except FormFault:
            return None
        sentence = weight_question(weight, self._last)
        if not sentence or weight == self._right:
            return None
        self.question.ask(sentence, (("right", tr("Yes, {kg} kg").format(kg=plain(weight))), ("wrong", tr("No"))))
        return self.question

    def _typed(self) -> None:
        self.question.withdraw()
        self.edited.emit()

    def _answered(self, answer: str) -> None:
        if answer == "right":
            self._right = read_today(self.field.text())
        self.question.withdraw()
        self.field.setFocus()
        if answer == "wrong":
            self.field.line.selectAll()
