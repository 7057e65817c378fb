"""Plan what is left of an induction."""

from collections.abc import Sequence

from session.induction import next_open
from session.problems import Refused
from ui.course.booking_fields import BookingFields
from ui.course.course_form import CourseForm
from ui.course.induction_plan import InductionPlan
from ui.course.patient_course import PatientCourse
from ui.desk import Desk
from ui.text import tr
from ui.widgets.labelled import Labelled


class InductionForm(CourseForm):
    """Lays out the infusions that are neither given nor booked, after those that are."""

    title = "Plan the induction"
    saves_by_enter = False

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Book these infusions"))
        given = len(shown.story.given) if shown.story else 0
        self._left = max(0, self.course.planned - given - len(shown.planned))
        words = tr("{given} of {planned} are given, {booked} booked, {left} to be planned.")
        booked = len(shown.planned)
        self.told = self.label(words.format(given=given, planned=self.course.planned, booked=booked, left=self._left))
        last = max([shown.today, *shown.days])
        self.plan = InductionPlan(next_open(last, shown.protocol.course.open_days))
        self.booking = BookingFields(desk, shown)
        self.plan.plan(shown.protocol, self._left, given + booked + 1)
        self.lay_out(self.plan, self.booking)
        self.view.body.insertWidget(0, self.told)
        self.plan.setVisible(self._left > 0)
        self.booking.setVisible(self._left > 0)
        self.button.setEnabled(self._left > 0)

    def faulty(self) -> Sequence[Labelled]:
        return [*self.plan.faulty(), *self.booking.faulty()]

    def write(self, actor: str) -> str:
        patient_id, course_id = self.shown.patient.patient_id, self.course.course_id
        if not self.plan.days:
            raise Refused(tr("All infusions of the induction are given or booked."))
        bookings = [self.booking.booking(course_id, patient_id, day) for day in self.plan.days]
        self.desk.registry.courses.book_all(bookings, actor)
        return tr("{count} infusions are booked.").format(count=len(bookings))
