"""Change what a course is for, who prescribed it, or the protocol that it follows."""

from collections.abc import Sequence

from ui.course.course_fields import CourseFields
from ui.course.course_form import CourseForm
from ui.course.patient_course import PatientCourse
from ui.desk import Desk
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled


class ChangeForm(CourseForm):
    """The fields of a course as it is, and why it is changed."""

    title = "Change the course"
    saves_by_enter = False

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Save the change"))
        registry = desk.registry
        self.fields = CourseFields(registry.protocols(), registry.staff())
        self.fields.fill(self.course)
        self.reason = Field(tr("Why it is changed"))
        self.lay_out(self.fields, self.reason)

    def faulty(self) -> Sequence[Labelled]:
        self.reason.show_problem("" if self.reason.text() else tr("Write why the course is changed."))
        return [*self.fields.faulty(), *([self.reason] if self.reason.problem else [])]

    def write(self, actor: str) -> str:
        self.desk.registry.courses.change_course(self.fields.applied(self.course), actor, self.reason.text())
        return tr("The course is changed.")
