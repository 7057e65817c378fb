"""What may be booked: no chair and no patient twice at one time, nothing in an ended course."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from session.checkin_fields import chair_key
from session.course import Booking, BookingStatus, Course, CoursePhase
from session.course_ports import BookingRow
from session.ports import Patient
from session.times import at_chair, clock_text

LONGEST_MIN: Final = 24 * 60
HOLDING: Final = frozenset({BookingStatus.PLANNED, BookingStatus.DONE})
"""A booking that is one of these holds its chair; one that was missed or cancelled has let go of it."""

_CHOOSE: Final = "Choose another time or chair."


def end_of(booking: Booking) -> datetime:
    """Return when a booking lets go of its chair."""
    return booking.at + timedelta(minutes=booking.minutes)


def booking_refusal(
    booking: Booking, course: Course, patient: Patient, others: Iterable[BookingRow], utc_offset_min: int
) -> str:
    """Say why `booking` may not stand beside the `others`; empty where it may.

    `utc_offset_min` is the chair's at that time. Only what is still planned has to have its chair and its patient for
    itself: what was given was given.
    """
    if sentence := _faulty(booking, course, patient, utc_offset_min):
        return sentence
    if booking.status is not BookingStatus.PLANNED:
        return ""
    if course.phase is CoursePhase.ENDED:
        return f"This course ended on {course.ended_on}, so nothing can be booked in it. Open a new course first."
    return next(filter(None, (_taken(booking, other, utc_offset_min) for other in others)), "")


def passed_refusal(booking: Booking, before: Booking | None, today: date, utc_offset_min: int) -> str:
    """Say that a booking is planned for a day that has passed; empty where it is not, or stood there before."""
    day = _day(booking, utc_offset_min)
    stood = before is not None and before.at == booking.at
    if booking.status is not BookingStatus.PLANNED or stood or day >= today:
        return ""
    return f"{day} has passed, so nothing can be planned for it. Choose a day from today on."


def _faulty(booking: Booking, course: Course, patient: Patient, utc_offset_min: int) -> str:
    """Say what is wrong with a booking by itself."""
    if booking.patient_id != course.patient_id:
        return "This booking is for another patient than its course. Choose the course again."
    if not booking.chair.strip():
        return "Choose the chair."
    if not 0 < booking.minutes <= LONGEST_MIN:
        return f"Write for how many minutes the chair is needed, 1 to {LONGEST_MIN}."
    day = _day(booking, utc_offset_min)
    return "" if day >= patient.born else f"{day} is before {patient.name} was born ({patient.born}). Check the year."


def _taken(booking: Booking, other: BookingRow, utc_offset_min: int) -> str:
    theirs = other.booking
    apart = end_of(theirs) <= booking.at or end_of(booking) <= theirs.at
    if theirs.booking_id == booking.booking_id or theirs.status not in HOLDING or apart:
        return ""
    begins, ends = (clock_text(moment, utc_offset_min) for moment in (theirs.at, end_of(theirs)))
    if chair_key(theirs.chair) == chair_key(booking.chair):
        return f"{chair_named(booking.chair)} is taken by {other.patient.name} from {begins} to {ends}. {_CHOOSE}"
    if theirs.patient_id == booking.patient_id:
        where = f"{begins} to {ends} in {chair_named(theirs.chair)}"
        return f"{other.patient.name} is booked already from {where}. Choose another time."
    return ""


def booking_doubts(
    booking: Booking, others: Iterable[Booking], minimum_gap_days: int, utc_offset_min: int
) -> tuple[str, ...]:
    """Return a sentence for each other booking of this patient that is closer than the minimum gap, by time."""
    day = _day(booking, utc_offset_min)
    return tuple(
        _close(day, _day(other, utc_offset_min), minimum_gap_days)
        for other in sorted(others, key=lambda one: one.at)
        if other.patient_id == booking.patient_id
        and other.booking_id != booking.booking_id
        and other.status in HOLDING
        and abs(day - _day(other, utc_offset_min)).days < minimum_gap_days
    )


def _close(day: date, other: date, minimum_gap_days: int) -> str:
    days = (day - other).days
    gap = _days(minimum_gap_days)
    if not days:
        return f"Another infusion is booked on {day}; the protocol asks for at least {gap} between two."
    apart = f"{_days(abs(days))} {'after' if days > 0 else 'before'} the infusion of {other}"
    return f"{day} is {apart}; the protocol asks for at least {gap} between two."


def _days(number: int) -> str:
    return f"{number} {'day' if number == 1 else 'days'}"


def _day(booking: Booking, utc_offset_min: int) -> date:
    return at_chair(booking.at, utc_offset_min).date()


def chair_named(chair: str) -> str:
    """Return a chair as "Chair 2", also where only its number was written."""
    return chair if chair.casefold().startswith("chair") else f"Chair {chair}"
