"""The open course of a patient who is checked in: which infusion comes, for when it is booked, by which protocol."""

from dataclasses import dataclass
from uuid import UUID

from session.course import Booking
from session.course_keeping import booked_for
from session.course_so_far import open_one
from session.course_story import tell
from session.ports import Patient
from session.times import at_chair
from ui.course_line import booked_words, course_words
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """`number` says which infusion comes now, `words` all of it in a line; `booking` is today's, None without one."""

    course_id: UUID
    number: str
    words: str
    protocol: str
    booking: Booking | None


def open_course(desk: Desk, patient: Patient) -> OpenCourse | None:
    """Return the patient's open course as it stands now, None without one; raises StorageProblem or ProtocolProblem."""
    courses, moment = desk.registry.courses, desk.now()
    course = open_one(courses.courses_of(patient.patient_id))
    kept = courses.kept(course.course_id) if course else None
    if course is None or kept is None:
        return None
    offset = desk.clock.utc_offset_min(moment)
    protocols = desk.registry.protocols()
    protocol = next((one for one in protocols if one.name == course.protocol), protocols[0])
    story = tell(kept, protocol, at_chair(moment, offset).date())
    booking = booked_for(kept.bookings, moment, offset)
    lines = [course_words(story), booked_words(booking, offset) if booking else ""]
    return OpenCourse(course.course_id, story.number_words(), "\n".join(filter(None, lines)), course.protocol, booking)
