"""A patient's course as it is read for the screen: what is kept, its story, its protocol, and today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from session.course import Booking, BookingStatus, CourseFile, CoursePhase, Infusion
from session.course_safety import Safety, safety
from session.course_so_far import infusions_of
from session.course_story import Story, tell
from session.ports import Patient
from session.problems import StorageProblem
from session.protocol import Protocol
from session.responder import Response, response
from session.satisfaction import is_satisfied
from session.times import at_chair
from ui.desk import Desk
from ui.text import tr


@dataclass(frozen=True, slots=True)
class PatientCourse:
    """`story` is that of the newest course, None where the patient never had one.

    `infusions` are all of the patient's, also those outside of any course, `planned` the bookings still to come, with
    their `days` at the chair. `remark` says where another protocol had to stand in.
    """

    patient: Patient
    today: date
    protocol: Protocol
    story: Story | None
    infusions: tuple[Infusion, ...] = ()
    planned: tuple[Booking, ...] = ()
    days: tuple[date, ...] = ()
    remark: str = ""

    @property
    def open(self) -> Story | None:
        """Return the course that goes on; None where there is none."""
        if self.story is None or self.story.course.phase is CoursePhase.ENDED:
            return None
        return self.story

    @property
    def response(self) -> Response | None:
        """Return the status by the protocol's rule with what the patient last said of it; None without a course."""
        if self.story is None:
            return None
        since = self.story.last.infusion.day if self.story.last else None
        satisfied = is_satisfied(self.story.kept.measured, since)
        return response(self.story, self.protocol.course, satisfied=satisfied)

    @property
    def safety(self) -> Safety:
        measured = self.story.kept.measured if self.story else ()
        return safety(self.infusions, measured, self.protocol.course, self.today)


def chair_day(desk: Desk) -> date:
    """Return the date at the chair."""
    moment = desk.now()
    return at_chair(moment, desk.clock.utc_offset_min(moment)).date()


def booking_day(desk: Desk, booking: Booking) -> date:
    """Return the day of a booking at the chair."""
    return at_chair(booking.at, desk.clock.utc_offset_min(booking.at)).date()


def read_course(desk: Desk, patient_id: UUID) -> PatientCourse:
    """Read a patient's courses; raises StorageProblem, also where the patient is not registered."""
    registry = desk.registry
    patient = registry.patient(patient_id)
    if patient is None:
        raise StorageProblem(tr("This patient is not in the record that is open."))
    today, protocols = chair_day(desk), registry.protocols()
    courses = registry.courses.courses_of(patient_id)
    newest = registry.courses.kept(courses[0].course_id) if courses else None
    if newest is None:
        return PatientCourse(patient, today, protocols[0], None)
    protocol = next((one for one in protocols if one.name == newest.course.protocol), None)
    remark = "" if protocol else _remark(newest.course.protocol, protocols[0])
    protocol = protocol or protocols[0]
    planned = _planned(newest)
    return PatientCourse(
        patient,
        today,
        protocol,
        tell(newest, protocol, today),
        infusions=infusions_of(row.head for row in registry.sessions_of(patient_id)),
        planned=planned,
        days=tuple(booking_day(desk, one) for one in planned),
        remark=remark,
    )


def _planned(kept: CourseFile) -> tuple[Booking, ...]:
    """Return the bookings that are still to come, by time."""
    still = (one for one in kept.bookings if one.status is BookingStatus.PLANNED and one.session_id is None)
    return tuple(sorted(still, key=lambda one: one.at))


def _remark(name: str, stands_in: Protocol) -> str:
    return tr("The protocol {name} of this course is not known here; the rules of {other} stand in.").format(
        name=name, other=stands_in.title
    )
