"""The panel beside the course in which its forms are filled in."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from session.problems import KnownProblem
from ui.course.bookings_form import BookingsForm
from ui.course.booster_form import BoosterForm
from ui.course.change_form import ChangeForm
from ui.course.course_form import CourseForm
from ui.course.end_form import EndForm
from ui.course.erase_form import EraseForm
from ui.course.induction_form import InductionForm
from ui.course.judge_form import JudgeForm
from ui.course.measure_form import MeasureForm
from ui.course.more_list import MoreList
from ui.course.open_form import OpenForm
from ui.course.pain_form import PainForm
from ui.course.patient_course import PatientCourse
from ui.course.treatment_form import TreatmentForm
from ui.desk import Desk
from ui.review.paper_panel import PaperPanel
from ui.text import tr
from ui.widgets.side_panel import SidePanel

_WIDTH = 520
_FORMS: Mapping[str, Callable[[Desk, PatientCourse], CourseForm]] = {
    "pain": PainForm,
    "induction": InductionForm,
    "booster": BoosterForm,
    "judge": JudgeForm,
    "treatment": TreatmentForm,
    "measure": MeasureForm,
    "bookings": BookingsForm,
    "change": ChangeForm,
    "end": EndForm,
    "erase": EraseForm,
}
_WITHOUT_COURSE: Final = frozenset({"pain", "erase"})


class FormPanel(SidePanel):
    """`saved` carries what was done once it is on disk, `asked` the name of another form, `failed` why none opens."""

    saved = Signal(str)
    asked = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host, width=_WIDTH)
        self._desk = desk
        self._writer = ""
        self.form: CourseForm | MoreList | PaperPanel | None = None
        self.closed.connect(self._let_go)

    def open_form(self, name: str, shown: PatientCourse) -> None:
        """Open a form by its name; one that the patient's course does not allow opens nothing."""
        if name == "letter":
            self._open_letter(shown)
            return
        try:
            form = self._made(name, shown)
        except KnownProblem as problem:
            self.failed.emit(problem.sentence)
            return
        if form is None:
            return
        if isinstance(form, CourseForm):
            if self._desk.signed_in is None:
                form.who.field.set_text(self._writer or self._desk.nurse)
            form.saved.connect(self._saved)
        form.asked.connect(self.asked)
        self.form = form
        self.open_with(tr(form.title), form)

    def _open_letter(self, shown: PatientCourse) -> None:
        """Show the letter about the newest course on paper; nothing is filled in here."""
        if shown.story is not None:
            letter = PaperPanel(self._desk)
            self.form = letter
            self.open_with(tr("Letter to the referring physician"), letter)
            letter.show_letter(shown.patient.patient_id)

    def _made(self, name: str, shown: PatientCourse) -> CourseForm | MoreList | None:
        """Return a form; None for what a patient with or without a course has no use for."""
        if name == "more":
            return MoreList(shown)
        if name == "open":
            return None if shown.open else OpenForm(self._desk, shown)
        if name not in _WITHOUT_COURSE and shown.open is None:
            return None
        return _FORMS[name](self._desk, shown)

    def _saved(self, sentence: str) -> None:
        if isinstance(self.form, CourseForm):
            self._writer = self.form.who.text()
        self.close_panel()
        self.saved.emit(sentence)

    def _let_go(self) -> None:
        self.form = None
