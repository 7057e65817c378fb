"""Allergies: an explicit answer, and a list where there are some; last time's answer is only asked about."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.checkin.last_time import LastTime
from ui.checkin.question import Question
from ui.day_words import day_words
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field


class AllergyField(QWidget):
    """Nothing is chosen beforehand; the list is there once "listed" was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceRow(tr("Allergies"), ((True, tr("None known")), (False, tr("Listed"))))
        self.listed = Field(tr("Which, with commas between them"), example="penicillin, latex")
        self.question = Question(self)
        self._last: LastTime | None = None
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.choice)
        row.addWidget(self.listed, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.question)
        self.setFocusProxy(self.choice)
        self.choice.chosen.connect(self._chosen)
        self.question.answered.connect(self._same)

    @property
    def none_known(self) -> bool | None:
        """Return True for none known, False for listed, None while not answered."""
        value = self.choice.value()
        return value if isinstance(value, bool) else None

    def clear(self) -> None:
        self.choice.choose(None)
        self.listed.set_text("")
        self.show_fault("")
        self.show_last(None)
        self._show_list()

    def show_last(self, last: LastTime | None) -> None:
        """Ask whether last time's answer still holds, as long as nothing is answered."""
        self._last = last
        self.question.withdraw()
        if last is None or self.none_known is not None:
            return
        words = ", ".join(last.allergies) or tr("none known")
        sentence = tr("Last time, {day}: {allergies}. Still so?").format(day=day_words(last.day), allergies=words)
        self.question.ask(sentence, (("same", tr("Yes, still so")),))

    def fault_place(self) -> Field | ChoiceRow:
        """Return where a sentence about the answer belongs."""
        return self.listed if self.none_known is False else self.choice

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong at the part that it is about; an empty sentence takes it back."""
        self.choice.show_problem("")
        self.listed.show_problem("")
        self.fault_place().show_problem(sentence)

    def _chosen(self) -> None:
        self.question.withdraw()
        self._show_list()
        if self.none_known is False:
            self.listed.setFocus()

    def _same(self) -> None:
        if self._last is None:
            return
        self.choice.choose(not self._last.allergies)
        self.listed.set_text(", ".join(self._last.allergies))
        self.show_fault("")
        self._chosen()

    def _show_list(self) -> None:
        self.listed.setVisible(self.none_known is False)
