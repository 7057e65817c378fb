"""Another treatment that was begun, or one that has ended."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from session.course import Treatment, TreatmentKind
from session.form import FormFault
from session.identity import Identities
from ui.course.course_form import CourseForm
from ui.course.day_field import DayField, must_choose
from ui.course.patient_course import PatientCourse
from ui.day_words import day_words
from ui.desk import Desk
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

_IDENTITIES = Identities()
_NEW = "new"


class TreatmentForm(CourseForm):
    """First which one it is: a new one, or one of those that go on, which then ends."""

    title = "Another treatment"

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Save the treatment"))
        kept = shown.story.kept.treatments if shown.story else ()
        self._going_on = {str(one.treatment_id): one for one in kept if one.until is None}
        answers = [(_NEW, tr("A new one was begun"))]
        answers += [(key, tr("Ended: {words}").format(words=one.words)) for key, one in self._going_on.items()]
        self.which = ChoiceRow(tr("What happened"), answers, required=True, per_row=1)
        self.which.choose(_NEW)
        kinds = [(kind, tr(kind.value[:1].upper() + kind.value[1:])) for kind in TreatmentKind]
        self.kind = ChoiceRow(tr("What it is"), kinds, per_row=2)
        self.words = Field(tr("In words"), example=tr("pregabalin 150 mg, physical therapy twice weekly"))
        self.since = DayField(tr("Begun on"), shown.today)
        self.until = DayField(tr("Ended on, if it has"), optional=True)
        self.lay_out(self.which, self.kind, self.words, self.since, self.until)
        self.which.chosen.connect(self._show)
        self.which.setVisible(bool(self._going_on))
        if not self._going_on:
            self.setFocusProxy(self.kind)

    @property
    def _ended(self) -> Treatment | None:
        """Return the treatment that has ended; None where a new one is written down."""
        return self._going_on.get(str(self.which.value()))

    def faulty(self) -> Sequence[Labelled]:
        parts: list[Labelled] = [self.until]
        self.until.day()
        if self._ended is None:
            self.since.day()
            self.kind.show_problem(must_choose(self.kind.value(), tr("Choose what it is.")))
            self.words.show_problem("" if self.words.text() else tr("Write the drug, or what is done."))
            parts = [self.kind, self.words, self.since, self.until]
        elif not self.until.text():
            self.until.show_problem(tr("Write the day on which it ended."))
        return [part for part in parts if part.problem]

    def write(self, actor: str) -> str:
        courses, until = self.desk.registry.courses, self.until.day()
        if (ended := self._ended) is not None:
            courses.change_treatment(replace(ended, until=until), actor)
            return tr("{words} ended on {day}.").format(words=ended.words, day=day_words(until) if until else "")
        treatment = self._new(until)
        courses.add_treatment(treatment, actor)
        return tr("{words} is written down.").format(words=treatment.words)

    def _new(self, until: date | None) -> Treatment:
        kind, since = self.kind.value(), self.since.day()
        if not isinstance(kind, TreatmentKind) or since is None:
            raise FormFault(tr("Choose what it is, and write since when."))
        return Treatment(
            treatment_id=_IDENTITIES.new(self.desk.now()),
            patient_id=self.shown.patient.patient_id,
            kind=kind,
            words=self.words.text(),
            since=since,
            until=until,
        )

    def _show(self) -> None:
        ended = self._ended is not None
        for part in (self.kind, self.words, self.since):
            part.setVisible(not ended)
        self.until.set_day(self.shown.today if ended else None)
