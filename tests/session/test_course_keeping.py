"""What a session changes in the patient's course, and what it leaves alone."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from session.course import Booking, BookingStatus, CourseFile, CoursePhase
from session.course_keeping import booked_for, booking_after, course_after
from session.state import SessionState, replay
from tests.session.cases import SESSION, at, event, history, session, voided
from tests.session.courses import COURSE, infusion

BEFORE = session("9:52 125/78 73 98% r15")
STARTED = session("9:52 125/78 73 98% r15", "10:00 start 0.4 mg/kg/h")
ENDED = session("9:52 125/78 73 98% r15", "10:00 start 0.4 mg/kg/h", "11:30 end")
NOT_TODAY = session("9:52 172/98 88 97% r15", "10:05 left; pressure too high")


def booking(clock: str = "10:00", number: int = 1, status: BookingStatus = BookingStatus.PLANNED) -> Booking:
    return Booking(
        booking_id=UUID(int=number),
        course_id=COURSE.course_id,
        patient_id=COURSE.patient_id,
        at=at(clock),
        minutes=90,
        chair="2",
        status=status,
    )


def kept(*bookings: Booking, infusions: int = 0, planned: int = 6) -> CourseFile:
    """Return a course; the last of its infusions is the one of the session of the tests."""
    given = [replace(infusion(-day), session_id=UUID(int=900 + day)) for day in range(infusions, 0, -1)]
    if given:
        given[-1] = replace(given[-1], session_id=SESSION)
    return CourseFile(course=replace(COURSE, planned=planned), infusions=tuple(given), bookings=bookings)


def test_that_the_booking_of_the_day_is_the_planned_one_nearest_in_time() -> None:
    late, cancelled = booking("15:00", 2), booking("9:50", 3, BookingStatus.CANCELLED)
    tomorrow = replace(booking("9:50", 4), at=at("9:50") + timedelta(days=1))
    assert booked_for([late, cancelled, tomorrow, booking()], at("9:50"), 0) == booking()
    assert booked_for([late, booking()], at("13:50"), 0) == late
    assert booked_for([cancelled, tomorrow], at("9:50"), 0) is None


def test_that_the_day_is_the_chairs() -> None:
    evening = booking("23:30")
    assert booked_for([evening], at("9:50"), 0) == evening
    assert booked_for([evening], at("9:50"), 60) is None
    assert booked_for([evening], at("33:00"), 60) == evening


def test_that_a_booking_is_done_once_the_infusion_was_started_and_not_before() -> None:
    assert booking_after(kept(booking()), BEFORE, SESSION) is None
    assert booking_after(kept(booking()), NOT_TODAY, SESSION) is None
    done = replace(booking(), status=BookingStatus.DONE, session_id=SESSION)
    assert booking_after(kept(booking()), STARTED, SESSION) == (done, "the infusion was started")
    assert booking_after(kept(done), STARTED, SESSION) is None
    assert booking_after(kept(done, booking("11:00", 2)), STARTED, SESSION) is None
    assert booking_after(kept(), STARTED, SESSION) is None
    assert booking_after(kept(booking()), SessionState(), SESSION) is None


def test_that_a_booking_is_planned_again_where_the_start_was_struck_out() -> None:
    start = event("10:00", "start 0.4 mg/kg/h")
    state = replay([*history("9:52 125/78 73 98% r15"), start, voided(start, entered="10:02")])
    done = replace(booking(), status=BookingStatus.DONE, session_id=SESSION)
    assert booking_after(kept(done), state, SESSION) == (booking(), "the start of the infusion was struck out")
    missed = replace(done, status=BookingStatus.MISSED)
    assert booking_after(kept(missed), state, SESSION) is None


def test_that_the_induction_is_over_when_its_last_infusion_has_ended() -> None:
    found = course_after(kept(infusions=6), ENDED, SESSION)
    assert found
    assert found[0].phase is CoursePhase.ASSESSMENT
    assert found[1] == "all 6 infusions of the induction were given"
    single = course_after(kept(infusions=1, planned=1), ENDED, SESSION)
    assert single
    assert single[1] == "the infusion of the induction was given"


@pytest.mark.parametrize(
    ("file", "state"),
    [
        (kept(infusions=6), STARTED),
        (kept(infusions=5), ENDED),
        (replace(kept(infusions=6), infusions=kept(infusions=6).infusions[:-1]), ENDED),
        (replace(kept(infusions=6), course=replace(COURSE, phase=CoursePhase.MAINTENANCE)), ENDED),
    ],
    ids=["still flowing", "one to come", "not of this course", "maintenance"],
)
def test_that_otherwise_the_course_stays_as_it_is(file: CourseFile, state: SessionState) -> None:
    assert course_after(file, state, SESSION) is None
