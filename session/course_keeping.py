"""What a session changes in the patient's course: its booking is done, and the induction is over with its last."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from session.course import Booking, BookingStatus, Course, CourseFile, CoursePhase
from session.state import SessionState
from session.times import at_chair


def booked_for(bookings: Iterable[Booking], moment: datetime, utc_offset_min: int) -> Booking | None:
    """Return the planned booking of the chair's day that is nearest to a moment (aware), or None."""
    day = at_chair(moment, utc_offset_min).date()
    planned = (one for one in bookings if one.status is BookingStatus.PLANNED)
    of_day = [one for one in planned if at_chair(one.at, utc_offset_min).date() == day]
    return min(of_day, key=lambda one: abs(one.at - moment), default=None)


def booking_after(kept: CourseFile, state: SessionState, session_id: UUID) -> tuple[Booking, str] | None:
    """Return a booking as it is after what happened in a session, and why; None where nothing changes.

    It is done once the infusion was started, and planned again where that start was struck out.
    """
    mine = next((one for one in kept.bookings if one.session_id == session_id), None)
    if state.started_at is not None and mine is None and state.opening is not None:
        booked = booked_for(kept.bookings, state.opening.occurred_at, state.utc_offset_min)
        if booked is not None:
            done = replace(booked, status=BookingStatus.DONE, session_id=session_id)
            return done, "the infusion was started"
    if state.started_at is None and mine is not None and mine.status is BookingStatus.DONE:
        planned = replace(mine, status=BookingStatus.PLANNED, session_id=None)
        return planned, "the start of the infusion was struck out"
    return None


def course_after(kept: CourseFile, state: SessionState, session_id: UUID) -> tuple[Course, str] | None:
    """Return a course as it is after a session, and why; None where nothing changes.

    Once the last infusion of the induction has ended, its response is to be judged.
    """
    course, given = kept.course, {one.session_id for one in kept.infusions}
    if state.ended_at is None or session_id not in given or len(given) < course.planned:
        return None
    if course.phase is not CoursePhase.INDUCTION:
        return None
    infusions = f"all {course.planned} infusions" if course.planned > 1 else "the infusion"
    were = "were" if course.planned > 1 else "was"
    return replace(course, phase=CoursePhase.ASSESSMENT), f"{infusions} of the induction {were} given"
