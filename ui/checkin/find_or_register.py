"""The patient's identity as it is typed: who is registered already is found on the way."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.ports import Patient
from session.problems import StorageProblem
from ui.checkin.identity_fields import IdentityFields
from ui.checkin.known_patient import holder_of_mrn, mrn_question, same_name_and_day, same_question
from ui.checkin.question import Question
from ui.checkin.suggestions import Suggestions
from ui.desk import Desk
from ui.text import tr
from ui.widgets.field import Field

_OFFERED = 4
_ENOUGH = 2


class FindOrRegister(QWidget):
    """`found` carries a registered patient who was chosen, `failed` a sentence where patients could not be read."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(
        self, desk: Desk, today: Callable[[], date], suggestions: Suggestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry, self._today, self._suggestions = desk.registry, today, suggestions
        self._asked: Patient | None = None
        self._by_mrn = False
        self._others: set[UUID] = set()
        self.fields = IdentityFields(self)
        self.question = Question(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        column.addWidget(self.question)
        for field in (self.fields.name, self.fields.mrn):
            field.edited.connect(lambda _text, one=field: self._suggest(one))
        for field in (self.fields.name, self.fields.born, self.fields.mrn):
            field.line.editingFinished.connect(self.look)
            field.edited.connect(self.question.withdraw)
        self.question.answered.connect(self._answered)
        suggestions.chosen.connect(self.found)
        suggestions.left.connect(self.fields.name.setFocus)

    def begin(self) -> None:
        """Empty everything."""
        self._others.clear()
        self._suggestions.hide()
        self.question.withdraw()
        self.fields.begin(self._today())

    def look(self) -> None:
        """Ask whether it is somebody who is registered already, by MRN, or by name and birth date."""
        answers = self.fields.answers()
        try:
            holder = holder_of_mrn(self._registry, answers)
            known = holder or same_name_and_day(self._registry, answers, self._today(), self._others)
        except StorageProblem as problem:
            self.failed.emit(problem.sentence)
            return
        self._asked, self._by_mrn = known, holder is not None
        if known is None:
            self.question.withdraw()
            return
        no = tr("No, correct the MRN") if holder else tr("No, somebody else")
        sentence = mrn_question(known) if holder else same_question(known)
        self.question.ask(sentence, (("yes", tr("Yes, this patient")), ("no", no)))

    def open_question(self) -> Question | None:
        """Return the question that has to be answered before this person can be registered, or None."""
        self.look()
        return self.question if self.question.sentence else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Down or not self._suggestions.enter():
            super().keyPressEvent(event)

    def _suggest(self, field: Field) -> None:
        words = field.text()
        try:
            found = self._registry.find_patients(words, _OFFERED) if len(words) >= _ENOUGH else ()
        except StorageProblem as problem:
            self.failed.emit(problem.sentence)
            return
        self._suggestions.show_under(field.line, found, self._today())

    def _answered(self, answer: str) -> None:
        asked = self._asked
        if asked is None:
            return
        if answer == "yes":
            self.question.withdraw()
            self.found.emit(asked)
        elif self._by_mrn:
            self.fields.mrn.setFocus()
            self.fields.mrn.line.selectAll()
        else:
            self._others.add(asked.patient_id)
            self.question.withdraw()
            self.fields.mrn.setFocus()
