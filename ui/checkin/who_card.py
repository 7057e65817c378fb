"""Who is checked in: a patient found or registered, and a row put right where it is wrong."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from session.checkin import Blank, CheckInFaults, read_patient
from session.ports import Patient
from ui.checkin.correct_patient import CorrectPatient
from ui.checkin.find_or_register import FindOrRegister
from ui.checkin.patient_summary import PatientSummary
from ui.checkin.question import Question
from ui.checkin.suggestions import Suggestions
from ui.day_words import chair_words
from ui.desk import Desk
from ui.text import tr
from ui.today.last_visit import last_visit_words
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled


class WhoCard(Card):
    """`patient` is the registered patient who was chosen, or None while somebody new is typed in.

    `changed` comes when another is chosen or none, `let_go` before it where somebody was chosen who is not any longer:
    what was answered was about that person. `correction_asked` carries a row as it is to be.
    """

    changed = Signal()
    let_go = Signal()
    correction_asked = Signal(object)

    def __init__(
        self, desk: Desk, today: Callable[[], date], suggestions: Suggestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Patient"), parent)
        self._desk, self._today = desk, today
        self.patient: Patient | None = None
        self.register = FindOrRegister(desk, today, suggestions, self)
        self.correction = CorrectPatient(today, self)
        self.summary = PatientSummary(self)
        self.correct = KeyButton(tr("Correct"), parent=self)
        self.another = KeyButton(tr("Another patient"), parent=self)
        self._chosen = self._arrange_chosen()
        for page in (self.register, self._chosen, self.correction):
            self.body.addWidget(page)
        self.register.found.connect(self.choose)
        self.correct.clicked.connect(self._begin_correction)
        self.another.clicked.connect(lambda: self.choose(None))
        self.correction.asked.connect(self.correction_asked)
        self.correction.left.connect(lambda: self._turn_to(self._chosen))

    def _arrange_chosen(self) -> QWidget:
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.summary, 1)
        row.addWidget(self.correct)
        row.addWidget(self.another)
        return page

    def choose(self, patient: Patient | None) -> None:
        """Show a registered patient, or empty fields for somebody else; raises StorageProblem."""
        before = self.patient
        self.register.begin()
        if before and (patient is None or patient.patient_id != before.patient_id):
            self.let_go.emit()
        if patient is None:
            self.patient = None
            self._turn_to(self.register)
        else:
            self.show_registered(patient)
        self.changed.emit()

    def show_registered(self, patient: Patient) -> None:
        """Show the patient as registered, where it is still the same person; raises StorageProblem."""
        self.patient = patient
        last = next(iter(self._desk.registry.sessions_of(patient.patient_id)), None)
        visit = tr("Last time: {visit}").format(visit=last_visit_words(last)) if last else tr("First visit")
        self.summary.show_patient(patient, visit, self._today())
        self.summary.show_problem(self._busy())
        self._turn_to(self._chosen)

    def read(self, new_id: UUID) -> Patient:
        """Return who is to be checked in, with `new_id` if not registered yet; raises CheckInFaults."""
        if self.patient is None:
            return read_patient(self.register.fields.answers(), new_id, self._today())
        if busy := self._busy():
            raise CheckInFaults({Blank.NAME: busy})
        if not self.correction.isHidden():
            raise CheckInFaults({Blank.NAME: tr("Save the correction first, or leave the patient as it was.")})
        return self.patient

    def open_question(self) -> Question | None:
        """Return what has to be answered about the person first, or None."""
        return self.register.open_question() if self.patient is None else None

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the fields that are shown, by what they ask."""
        if self.patient is None:
            return self.register.fields.blanks()
        if not self.correction.isHidden():
            return self.correction.fields.blanks()
        return {Blank.NAME: self.summary}

    def _busy(self) -> str:
        """Say that the patient chosen is in a running session; an empty text where not."""
        for running in self._desk.running:
            if self.patient and running.patient.patient_id == self.patient.patient_id:
                chair = running.state.opened.chair if running.state.opened else ""
                return tr("{name} is in a session already, {chair}. Finish that one first.").format(
                    name=self.patient.name, chair=chair_words(chair).lower()
                )
        return ""

    def _begin_correction(self) -> None:
        if self.patient is not None:
            self.correction.begin(self.patient)
            self._turn_to(self.correction)
            self.correction.fields.name.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        for one in (self.register, self._chosen, self.correction):
            one.setVisible(one is page)
