"""Scores and answers between sessions: BPI, PGIC, satisfaction, liver test, urinary symptoms."""

from collections.abc import Sequence
from decimal import Decimal

from session.course import Measure, Measured
from session.diary_rules import measured_refusal
from session.form import FormFault
from session.quantities import number
from session.satisfaction import satisfaction
from ui.course.course_form import CourseForm
from ui.course.day_field import DayField, must_choose
from ui.course.patient_course import PatientCourse
from ui.desk import Desk
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

_NUMBERS = {Measure.BPI: "BPI interference, 0 to 10", Measure.PGIC: "PGIC, 1 to 7"}
_ANSWERS = (Measure.SATISFIED, Measure.URINARY)


class MeasureForm(CourseForm):
    """First what was asked, then its number or its answer; nothing is chosen beforehand."""

    title = "Scores and answers"

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Save"))
        measures = [(one, tr(one.value[:1].upper() + one.value[1:])) for one in Measure]
        self.measure = ChoiceRow(tr("What was asked"), measures, per_row=2)
        self.number = Field(tr("Number"))
        self.answer = ChoiceRow(tr("Answer"), ((True, tr("Yes")), (False, tr("No"))))
        self.words = Field(tr("In words"))
        self.day = DayField(tr("Day"), shown.today)
        self.lay_out(self.measure, self.number, self.answer, self.words, self.day)
        self.measure.chosen.connect(self._show)
        self._show()

    @property
    def _asked(self) -> Measure | None:
        found = self.measure.value()
        return found if isinstance(found, Measure) else None

    def faulty(self) -> Sequence[Labelled]:
        self.measure.show_problem(must_choose(self._asked, tr("Choose what was asked.")))
        self.day.day()
        self.answer.show_problem("")
        self.number.show_problem("")
        if self._asked in _ANSWERS:
            self.answer.show_problem(must_choose(self.answer.value(), tr("Choose the answer.")))
        elif self._asked is not None and self.number.text() and self._value() is None:
            self.number.show_problem(tr("Write a number."))
        elif self._asked in _NUMBERS:
            self.number.show_problem(self._refusal())
        return [part for part in (self.measure, self.number, self.answer, self.day) if part.problem]

    def write(self, actor: str) -> str:
        measured = self._measured()
        self.desk.registry.courses.add_measured(measured, actor)
        return tr("{what} is saved.").format(what=measured.measure.value[:1].upper() + measured.measure.value[1:])

    def _measured(self) -> Measured:
        asked, day, answer = self._asked, self.day.quiet_day(), self.answer.value()
        if asked is None or day is None:
            raise FormFault(tr("Choose what was asked, and write the day."))
        patient_id = self.shown.patient.patient_id
        if asked is Measure.SATISFIED:
            return satisfaction(patient_id, day, satisfied=answer is True)
        if asked is Measure.URINARY:
            found = tr("has some") if answer is True else tr("has none")
            words = ", ".join(filter(None, (found, self.words.text())))
            value = Decimal(int(answer is True))
            return Measured(patient_id=patient_id, day=day, measure=asked, value=value, words=words)
        return Measured(
            patient_id=patient_id, day=day, measure=asked, value=self._value(), words=self.words.text()
        )  # fmt: skip

    def _value(self) -> Decimal | None:
        return number(self.number.text())

    def _refusal(self) -> str:
        if self.day.problem:
            return ""
        return measured_refusal(self._measured(), self.shown.patient, self.shown.today)

    def _show(self) -> None:
        asked = self._asked
        self.answer.setVisible(asked in _ANSWERS)
        self.number.setVisible(asked is not None and asked not in (*_ANSWERS, Measure.FOLLOW_UP))
        self.words.setVisible(asked is not None and asked is not Measure.SATISFIED)
        self.number.set_label(tr(_NUMBERS[asked]) if asked in _NUMBERS else tr("Number, if there is one"))
        urine = tr("Urinary symptoms")
        self.answer.set_label(urine if asked is Measure.URINARY else tr("Satisfied with the treatment"))
