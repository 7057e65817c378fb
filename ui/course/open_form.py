"""Open a course: what it is for, by which protocol, and its induction on the calendar."""

from collections.abc import Sequence

from session.course import Course, PainCondition
from session.form import FormFault
from session.identity import Identities
from session.induction import next_open
from session.protocol import Protocol
from ui.course.booking_fields import BookingFields
from ui.course.course_fields import CourseFields, read_count
from ui.course.course_form import CourseForm
from ui.course.induction_plan import InductionPlan
from ui.course.patient_course import PatientCourse
from ui.desk import Desk
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled import Labelled

_IDENTITIES = Identities()


class OpenForm(CourseForm):
    """The induction can be laid out now and is saved with the course, or later."""

    title = "Open a course"
    saves_by_enter = False

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Open the course"))
        registry = desk.registry
        self.fields = CourseFields(registry.protocols(), registry.staff())
        answers = ((True, tr("On the calendar now")), (False, tr("Later")))
        self.now = ChoiceRow(tr("The induction"), answers, required=True)
        self.now.choose(True)
        self.plan = InductionPlan(next_open(shown.today, shown.protocol.course.open_days))
        self.booking = BookingFields(desk, shown)
        self.lay_out(self.fields, self.now, self.plan, self.booking)
        self.fields.protocol_chosen.connect(self._choose)
        self.fields.planned.line.editingFinished.connect(self._lay_out)
        self.now.chosen.connect(self._show_plan)
        self._show_plan()

    @property
    def planning(self) -> bool:
        """Say whether the induction is laid out and booked with the course."""
        return self.now.value() is True

    def faulty(self) -> Sequence[Labelled]:
        wrong = self.fields.faulty()
        return [*wrong, *self.plan.faulty(), *self.booking.faulty()] if self.planning else wrong

    def write(self, actor: str) -> str:
        patient_id = self.shown.patient.patient_id
        blank = Course(
            course_id=_IDENTITIES.new(self.desk.now()),
            patient_id=patient_id,
            condition=PainCondition.OTHER,
            prescriber="",
            protocol="",
            planned=1,
            opened_on=self.shown.today,
        )
        course = self.fields.applied(blank)
        if self.planning and len(self.plan.days) != course.planned:
            self._lay_out()
        days = self.plan.days if self.planning else ()
        bookings = [self.booking.booking(course.course_id, patient_id, day) for day in days]
        self.desk.registry.courses.open_course(course, bookings, actor)
        words = tr("The course is open, {count} infusions are booked.") if days else tr("The course is open.")
        return words.format(count=len(days))

    def _choose(self, protocol: Protocol) -> None:
        shapes = protocol.course.inductions
        if not self.fields.planned.text() or not self._count():
            self.fields.planned.set_text(str(shapes[0].infusions_most if shapes else 1))
        if not self.booking.time.text():
            self.booking.minutes.set_text(str(protocol.planned_min + protocol.recovery_min))
        self._lay_out()

    def _lay_out(self) -> None:
        protocol, count = self.fields.chosen, self._count()
        if protocol is not None and count:
            self.plan.plan(protocol, count)
        self._show_plan()

    def _count(self) -> int:
        try:
            return read_count(self.fields.planned.text())
        except FormFault:
            return 0

    def _show_plan(self) -> None:
        shown = self.planning and self.fields.chosen is not None
        self.plan.setVisible(shown)
        self.booking.setVisible(shown)
