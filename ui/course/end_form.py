"""End a course, with the day and the reason."""

from collections.abc import Sequence
from dataclasses import replace

from session.course import CoursePhase
from ui.course.course_form import CourseForm
from ui.course.day_field import DayField
from ui.course.patient_course import PatientCourse
from ui.day_words import day_words
from ui.desk import Desk
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled


class EndForm(CourseForm):
    """Bookings that are still to come are let go of with the course."""

    title = "End the course"

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("End the course"))
        self.reason = Field(tr("Why it ends"), example=tr("moved away"))
        self.day = DayField(tr("Ended on"), shown.today)
        count = len(shown.planned)
        words = tr("{count} booked infusions are cancelled with it.").format(count=count) if count else ""
        self.told = self.label(words)
        self.told.setVisible(bool(words))
        self.lay_out(self.reason, self.day, self.told)

    def faulty(self) -> Sequence[Labelled]:
        self.reason.show_problem("" if self.reason.text() else tr("A course ends for a reason. Write why it ends."))
        day, last = self.day.day(), self.story.last
        if day is not None and last is not None and day < last.infusion.day:
            words = tr("An infusion was given on {day}; the course cannot end before it.")
            self.day.show_problem(words.format(day=day_words(last.infusion.day)))
        return [field for field in (self.reason, self.day) if field.problem]

    def write(self, actor: str) -> str:
        reason = self.reason.text()
        ended = replace(self.course, phase=CoursePhase.ENDED, ended_on=self.day.day(), end_reason=reason)
        self.desk.registry.courses.change_course(ended, actor, reason)
        return tr("The course has ended.")
