"""Book several infusions together, or none where one of them is refused."""

from collections.abc import Sequence
from datetime import timedelta

from session.booking_rules import LONGEST_MIN, booking_doubts, booking_refusal
from session.course import Booking, Course
from session.problems import Refused
from ui.course.patient_course import PatientCourse
from ui.desk import Desk

_LONGEST = timedelta(minutes=LONGEST_MIN)


def book_all(desk: Desk, shown: PatientCourse, course: Course, bookings: Sequence[Booking], actor: str) -> None:
    """Book these; raises Refused, before any of them is written, where one may not stand, or StorageProblem."""
    courses = desk.registry.courses
    for booking in bookings:
        others = courses.bookings(booking.at - _LONGEST, booking.at + _LONGEST)
        offset = desk.clock.utc_offset_min(booking.at)
        if refusal := booking_refusal(booking, course, shown.patient, others, offset):
            raise Refused(refusal)
    for booking in bookings:
        courses.book(booking, actor)


def doubts(desk: Desk, shown: PatientCourse, bookings: Sequence[Booking]) -> tuple[str, ...]:
    """Return what is unusual about these beside what is booked already, each sentence once."""
    others = [*(shown.story.kept.bookings if shown.story else ()), *bookings]
    gap = shown.protocol.minimum_gap_days
    said = [
        sentence for one in bookings for sentence in booking_doubts(one, others, gap, desk.clock.utc_offset_min(one.at))
    ]
    return tuple(dict.fromkeys(said))
