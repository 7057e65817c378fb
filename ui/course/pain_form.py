"""Log the pain of a day, as the patient told it on the phone or wrote it on paper."""

from collections.abc import Sequence
from decimal import Decimal

from session.course import DiaryEntry, DiarySource
from session.diary_rules import pain_refusal
from session.form import FormFault
from session.quantities import number, plain
from ui.course.course_form import CourseForm, read_from
from ui.course.day_field import DayField, must_choose
from ui.course.patient_course import PatientCourse
from ui.day_words import day_words
from ui.desk import Desk
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

_PER_ROW = 4


class PainForm(CourseForm):
    """Pain 0 to 10 typed or pressed, the day, and how it was told; of one day the last that is told counts."""

    title = "Log pain"

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Save the pain"))
        self.pain = Field(tr("Pain of the day, 0 to 10"), example="6")
        self.scale = ChoiceRow(tr("Or press it"), [(n, str(n)) for n in range(11)], per_row=_PER_ROW)
        self.day = DayField(tr("Day"), shown.today)
        sources = ((DiarySource.PHONE, tr("Phone call")), (DiarySource.PAPER, tr("Patient's paper")))
        self.source = ChoiceRow(tr("Told by"), sources)
        self.note = Field(tr("Note"), example=tr("slept badly"))
        self.lay_out(self.pain, self.scale, self.day, self.source, self.note)
        self.scale.chosen.connect(self._pressed)
        self.pain.edited.connect(self._typed)

    def faulty(self) -> Sequence[Labelled]:
        read_from(self.pain, read_pain)
        self.day.day()
        self.source.show_problem(must_choose(self.source.value(), tr("Choose how the pain was told.")))
        return [part for part in (self.pain, self.day, self.source) if part.problem]

    def write(self, actor: str) -> str:
        day, pain, source = self.day.day(), read_pain(self.pain.text()), self.source.value()
        if day is None or not isinstance(source, DiarySource):
            raise FormFault(tr("Write the day."))
        entry = DiaryEntry(
            patient_id=self.shown.patient.patient_id, day=day, pain=pain, source=source, note=self.note.text()
        )
        written = self.desk.registry.courses.write_diary((entry,), actor)
        words = tr("Pain {pain} on {day} is saved.")
        if written.replaced:
            words = tr("Pain {pain} on {day} is saved in place of what was told before.")
        return words.format(pain=plain(pain), day=day_words(day))

    def _pressed(self, answer: object) -> None:
        self.pain.set_text("" if answer is None else str(answer))
        self.pain.show_problem("")

    def _typed(self, text: str) -> None:
        value = number(text)
        self.scale.choose(int(value) if value is not None and value == value.to_integral_value() else None)


def read_pain(text: str) -> Decimal:
    """Read the pain of a day; raises FormFault."""
    value = number(text)
    if value is None:
        raise FormFault(tr("Write the pain as a number from 0 to 10."))
    if sentence := pain_refusal(value):
        raise FormFault(sentence)
    return value
