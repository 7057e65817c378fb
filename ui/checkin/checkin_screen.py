"""Checking a patient in, all on one screen: nothing opens before every answer is there."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.checkin import Blank, CheckInFaults, OpeningAnswers, PatientAnswers, read_opening
from session.events import SessionOpened
from session.identity import Identities
from session.people import Act
from session.ports import Patient
from session.problems import KnownProblem, Refused
from session.times import at_chair
from ui import shortcuts
from ui.checkin.check_in_page import WIDEST, CheckInPage
from ui.checkin.last_time import last_time
from ui.checkin.moving_on import after, next_answer, tab_stops
from ui.checkin.open_course import open_course
from ui.checkin.sign_bar import SignBar
from ui.checkin.suggestions import Suggestions
from ui.desk import Desk
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.labelled import Labelled

Read = tuple[Patient | None, SessionOpened | None, str, dict[Blank, str]]


class CheckInScreen(QWidget):
    """`opened` carries the running session once its check-in is on disk; `cancelled` says that nothing was opened.

    Enter moves on, Space chooses, Ctrl+Enter checks in, Esc leaves; what was typed stays until then.
    """

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._identities = Identities()
        self.suggestions = Suggestions(self)
        self.page = CheckInPage(desk, self._today, self.suggestions)
        self.sign = SignBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        self.sign.setMaximumWidth(WIDEST - 40)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 12)
        foot.addStretch(1)
        foot.addWidget(self.sign, 1000)
        foot.addStretch(1)
        column.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()

    def _connect(self) -> None:
        self.page.who.changed.connect(self._patient_changed)
        self.page.who.register.failed.connect(self.sign.say)
        self.page.who.correction_asked.connect(self._correct)
        self.page.verticalScrollBar().valueChanged.connect(self.suggestions.hide)
        self.sign.check_in_asked.connect(self.check_in)
        self.sign.cancel_asked.connect(self.cancel)
        self.sign.question.answered.connect(self._leave_or_stay)
        self._desk.signed_in_changed.connect(self._follow_people)
        shortcuts.bind("check in", self, self.check_in)
        shortcuts.bind("protocol", self, self.page.take_protocol)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self.check_in)

    def begin(self, patient: Patient | None = None) -> None:
        """Empty everything and ask about a patient, or about somebody who is still to be found or registered."""
        self.suggestions.hide()
        self.sign.begin(())
        try:
            self.page.begin()
            self.sign.begin(self._desk.registry.staff())
            self.sign.fix(self._desk.signed_in.name if self._desk.signed_in else "")
            self.page.who.choose(patient)
            for fault in self._desk.registry.protocol_faults()[:1]:
                self.sign.say(fault, Priority.MEDIUM)
        except KnownProblem as problem:
            self.sign.say(problem.sentence)
        if self._desk.read_only:
            self.sign.say(tr("This window may only read, so nobody can be checked in here."), Priority.NONE)
        self.sign.check_in.setDisabled(self._desk.read_only)
        self.setFocus()

    def _follow_people(self) -> None:
        """Let it be signed by whoever is signed in now; what was typed before stays."""
        if self._desk.signed_in is not None:
            self.sign.fix(self._desk.signed_in.name)

    def check_in(self) -> None:
        """Open the session, or say at every answer what is wrong with it and go to the first."""
        if self._desk.read_only:
            return
        self.suggestions.hide()
        patient, opened, nurse, faults = self._read()
        self._show_faults(faults)
        questions = self.page.open_questions()
        if faults:
            self._go_to(self._blanks()[next(blank for blank in Blank if blank in faults)])
        elif questions:
            self._go_to(questions[0])
        elif patient is not None and opened is not None:
            self._open(patient, opened, nurse)

    def cancel(self) -> None:
        """Leave; where something was typed, ask first."""
        if self.suggestions.isVisible():
            self.suggestions.hide()
        elif self.sign.question.sentence:
            self._leave_or_stay("stay")
        elif self._untouched():
            self.cancelled.emit()
        else:
            words = tr("Leave the check-in? What was typed here is not kept.")
            self.sign.question.ask(words, (("leave", tr("Leave")), ("stay", tr("Stay"))))
            self.sign.question.setFocus()

    def _read(self) -> Read:
        patient, opened, nurse = None, None, ""
        faults: dict[Blank, str] = {}
        new_id = self._identities.new(self._desk.now())
        try:
            patient = self.page.who.read(new_id)
        except CheckInFaults as problem:
            faults |= problem.faults
        answers = self.page.answers(self.sign.nurse.text())
        patient_id = patient.patient_id if patient else new_id
        try:
            opened, nurse = read_opening(answers, patient_id, self._desk.clock.utc_offset_min())
        except CheckInFaults as problem:
            faults |= problem.faults
        return patient, opened, nurse, faults

    def _open(self, patient: Patient, opened: SessionOpened, nurse: str) -> None:
        """Register a new patient, then open the session; where that fails it is said and everything typed stays."""
        try:
            self._must_be_allowed()
            if self.page.who.patient is None:
                self._desk.registry.add_patient(patient, nurse)
                self.page.who.show_registered(patient)
            self._desk.write_as(nurse)
            running = self._desk.open_session(patient, self.page.in_course(opened))
        except KnownProblem as problem:
            self.sign.say(problem.sentence)
            return
        self.sign.problem.clear()
        self.opened.emit(running)

    def _correct(self, corrected: Patient) -> None:
        """Save a patient's row as it is to be, in the name of who records."""
        nurse = self.sign.nurse.text()
        if not nurse:
            self.sign.nurse.show_problem(tr("Write who records, so that the correction has a name."))
            self._go_to(self.sign.nurse)
            return
        try:
            self._must_be_allowed()
            self._desk.correct_patient(corrected, nurse)
            self.page.who.show_registered(corrected)
        except KnownProblem as problem:
            self.sign.say(problem.sentence)
            return
        self.sign.problem.clear()
        self.page.who.correct.setFocus()

    def _must_be_allowed(self) -> None:
        if sentence := self._desk.refusal(Act.RECORD):
            raise Refused(sentence)

    def _patient_changed(self) -> None:
        patient = self.page.who.patient
        try:
            self.page.show_course(None)
            self.page.show_last(last_time(self._desk, patient) if patient else None)
            self.page.show_course(open_course(self._desk, patient) if patient else None)
        except KnownProblem as problem:
            self.sign.say(problem.sentence)
        self._first_answer().setFocus()

    def _leave_or_stay(self, answer: str) -> None:
        self.sign.question.withdraw()
        if answer == "leave":
            self.cancelled.emit()
        else:
            self._first_answer().setFocus()

    def _untouched(self) -> bool:
        """Say whether nothing has been typed or chosen since the beginning."""
        empty = OpeningAnswers(protocol=self.page.protocol.protocol)
        answers = self.page.answers(self.sign.nurse.text())
        typed = PatientAnswers() if self.page.who.patient else self.page.who.register.fields.answers()
        return typed == PatientAnswers() and answers == replace(empty, taken_chairs=answers.taken_chairs)

    def _blanks(self) -> dict[Blank, Labelled]:
        return self.page.blanks() | self.sign.blanks()

    def _show_faults(self, faults: dict[Blank, str]) -> None:
        for blank, field in self._blanks().items():
            field.show_problem(faults.get(blank, ""))

    def _go_to(self, place: QWidget) -> None:
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(place)

    def _first_answer(self) -> QWidget:
        """Return where the keyboard belongs: the name, or, with a patient chosen, the first question about today."""
        return self.page.who.register.fields.name if self.page.who.patient is None else self.page.visit.identifiers

    def _today(self) -> date:
        moment = self._desk.now()
        return at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()

    def _stops(self) -> list[QWidget]:
        return tab_stops((*self.page.cards(), self.sign))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._first_answer().setFocus(event.reason())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead Tab through the answers as they are read, then out of the screen."""
        stop = after(self._stops(), 1 if forward else -1)
        if stop is None:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        self.page.ensureWidgetVisible(stop)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _held(event):
            if stop := next_answer(self._stops()):
                self._go_to(stop)
        else:
            super().keyPressEvent(event)


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
