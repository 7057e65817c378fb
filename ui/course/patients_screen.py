"""Patients: the list at the left, the course of the one that is chosen beside it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from session.audit_port import LookKind
from session.problems import KnownProblem
from ui import shortcuts
from ui.course.course_page import CoursePage
from ui.course.dose_response_page import DoseResponsePage
from ui.course.form_panel import FormPanel
from ui.course.patient_course import read_course
from ui.course.patient_list import CourseList
from ui.desk import Desk
from ui.text import tr
from ui.widgets.empty_hint import EmptyHint

_LIST = 260


class PatientsScreen(QWidget):
    """Shows courses and takes what is written between sessions; a window that may only read changes nothing.

    `session_chosen` carries the UUID of a session to be looked at; `stop` comes before the database is closed.
    """

    session_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patient: UUID | None = None
        self.patients = CourseList(desk, self)
        self.patients.setFixedWidth(_LIST)
        self.page = CoursePage(read_only=desk.read_only, parent=self)
        self.doses = DoseResponsePage(desk, self)
        self._hint = _nobody()
        self._right = QStackedLayout()
        self._right.addWidget(self._hint)
        self._right.addWidget(self.page)
        self._right.addWidget(self.doses)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.patients)
        row.addLayout(self._right, 1)
        self.panel = FormPanel(desk, self)
        self._connect()
        self.setFocusProxy(self.patients)

    def _connect(self) -> None:
        self.patients.chosen.connect(self.show_patient)
        self.patients.entered.connect(self._enter)
        self.page.asked.connect(self.ask)
        self.panel.saved.connect(self._saved)
        self.panel.asked.connect(self.ask)
        self.panel.failed.connect(self.page.say)
        self._desk.patient_corrected.connect(lambda _patient: self._read_again())
        self.page.relief.asked.connect(self.look_at_doses)
        self.doses.closed.connect(self.look_at_course)
        self.doses.session_chosen.connect(self.session_chosen)
        shortcuts.bind("find", self, self.patients.search)
        shortcuts.bind("response", self, self.look_at_doses)
        for key, name in (("log pain", "pain"), ("judge", "judge"), ("plan", "plan"), ("more", "more")):
            shortcuts.bind(key, self, partial(self.page.header.ask, name))

    @property
    def patient(self) -> UUID | None:
        """Return whose course is shown."""
        return self._patient

    @property
    def hint(self) -> EmptyHint | None:
        """Return what is said in the place of a course; None where one is shown."""
        return self._hint if self._right.currentWidget() is self._hint else None

    def show_patient(self, patient_id: UUID) -> None:
        """Show a patient's course; one that cannot be read is said in a sentence."""
        if patient_id != self._patient:
            self.panel.close_panel()
        again = patient_id == self._patient and self._looks_at_doses
        self._patient = patient_id
        self.patients.mark(patient_id)
        try:
            shown = read_course(self._desk, patient_id)
        except KnownProblem as problem:
            self._say(EmptyHint("error", tr("This cannot be read now"), problem.sentence))
            return
        self._desk.look(LookKind.COURSE, patient_id)
        self.page.show_course(shown)
        if again:
            self.doses.show_patient(patient_id)
        else:
            self._right.setCurrentWidget(self.page)

    @property
    def _looks_at_doses(self) -> bool:
        return self._right.currentWidget() is self.doses

    def look_at_doses(self) -> None:
        """Show dose and response of the patient in place of the course; asked again, go back to the course."""
        if self._looks_at_doses:
            self.look_at_course()
        elif self._patient is not None and self.hint is None:
            self.panel.close_panel()
            self.doses.show_patient(self._patient)
            self._right.setCurrentWidget(self.doses)
            self.doses.setFocus()

    def look_at_course(self) -> None:
        """Go back from dose and response to the course."""
        self._right.setCurrentWidget(self.page)
        self._enter()

    def stop(self) -> None:
        """Wait for what is being read."""
        self.doses.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._looks_at_doses:
            self.look_at_course()
        else:
            super().keyPressEvent(event)

    def ask(self, form: str) -> None:
        """Open a form for the patient that is shown."""
        if self.page.shown is not None and not self._desk.read_only:
            self.panel.open_form(form, self.page.shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read the list and the course that is shown again; the first patient's where none was shown."""
        self.patients.reload()
        wanted = self._patient or self.patients.first
        if wanted is not None:
            self.show_patient(wanted)

    def _enter(self) -> None:
        """Hand the keyboard on to the chart, or to what can be done where there is none."""
        shown = self.page.shown
        (self.page.chart.chart if shown and shown.story else self.page.header.plan).setFocus()

    def _read_again(self) -> None:
        if self.isVisible():
            self.reload()

    def _saved(self, sentence: str) -> None:
        self.reload()
        self.page.say(sentence)

    def _say(self, hint: EmptyHint) -> None:
        self._right.addWidget(hint)
        self._right.setCurrentWidget(hint)
        self._right.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint


def _nobody() -> EmptyHint:
    words = tr("Once a patient is checked in for the first time, the course of treatment is kept here.")
    return EmptyHint("group", tr("No patients yet"), words)
