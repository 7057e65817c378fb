"""No chair and no patient is booked twice at one time, and what is too soon is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.booking_rules import booking_doubts, booking_refusal, end_of, passed_refusal
from session.course import Booking, BookingStatus, CoursePhase
from session.course_ports import BookingRow
from tests.session.course_cases import BO, MIRIAM, TODAY, a_booking, a_course, new_id

COURSE, OTHER = a_course(), a_course(BO)
TAKEN = "Chair 2 is taken by Ng, Bo from 10:00 to 12:00. Choose another time or chair."


def refused(booking: Booking, *others: Booking, utc_offset_min: int = 0) -> str:
    rows = [BookingRow(one, *((BO, OTHER) if one.patient_id == BO.patient_id else (MIRIAM, COURSE))) for one in others]
    return booking_refusal(booking, COURSE, MIRIAM, rows, utc_offset_min)


@pytest.mark.parametrize(
    ("clock", "sentence"),
    [("07:59", ""), ("08:00", ""), ("08:01", TAKEN), ("10:00", TAKEN), ("11:59", TAKEN), ("12:00", "")],
)
def test_that_a_chair_holds_one_patient_at_a_time(clock: str, sentence: str) -> None:
    assert refused(a_booking(COURSE, clock), a_booking(OTHER)) == sentence


def test_that_the_times_are_the_chairs() -> None:
    assert "from 11:00 to 13:00" in refused(a_booking(COURSE), a_booking(OTHER), utc_offset_min=60)


@pytest.mark.parametrize("chair", ["Chair 2", "chair 2", "2"])
def test_that_a_chair_is_the_same_however_it_is_written(chair: str) -> None:
    assert refused(a_booking(COURSE, chair=chair), a_booking(OTHER)).lower() == TAKEN.lower()


def test_that_another_chair_is_free() -> None:
    assert refused(a_booking(COURSE, chair="Chair 3"), a_booking(OTHER)) == ""


def test_that_a_patient_sits_in_one_chair_at_a_time() -> None:
    assert refused(a_booking(COURSE, "11:00", chair="Chair 3"), a_booking(COURSE)) == (
        "Okafor, Miriam is booked already from 10:00 to 12:00 in Chair 2. Choose another time."
    )


def test_that_a_booking_does_not_stand_in_its_own_way() -> None:
    booking = a_booking(COURSE)
    assert refused(replace(booking, at=booking.at + timedelta(minutes=30)), booking) == ""


@pytest.mark.parametrize("status", BookingStatus)
def test_that_what_was_missed_or_cancelled_holds_no_chair(status: BookingStatus) -> None:
    holds = status in {BookingStatus.PLANNED, BookingStatus.DONE}
    assert refused(a_booking(COURSE), replace(a_booking(OTHER), status=status)) == (TAKEN if holds else "")


def test_that_what_was_given_was_given() -> None:
    assert refused(replace(a_booking(COURSE), status=BookingStatus.DONE), a_booking(OTHER)) == ""


def test_that_nothing_is_booked_in_an_ended_course() -> None:
    ended = replace(COURSE, phase=CoursePhase.ENDED, ended_on=TODAY, end_reason="Moved away")
    assert booking_refusal(a_booking(COURSE), ended, MIRIAM, (), 0) == (
        "This course ended on 2026-11-20, so nothing can be booked in it. Open a new course first."
    )
    missed = replace(a_booking(COURSE), status=BookingStatus.MISSED)
    assert booking_refusal(missed, ended, MIRIAM, (), 0) == ""


@pytest.mark.parametrize(
    ("faulty", "begins"),
    [
        (replace(a_booking(COURSE), chair=" "), "Choose the chair."),
        (replace(a_booking(COURSE), minutes=0), "Write for how many minutes the chair is needed"),
        (replace(a_booking(COURSE), minutes=1441), "Write for how many minutes the chair is needed"),
        (a_booking(OTHER), "This booking is for another patient than its course."),
        (a_booking(COURSE, day=date(1979, 3, 13)), "1979-03-13 is before Okafor, Miriam was born"),
    ],
)
def test_that_a_faulty_booking_is_refused_with_what_is_wrong(faulty: Booking, begins: str) -> None:
    assert refused(faulty).startswith(begins)


@given(
    starts=st.tuples(st.integers(0, 600), st.integers(0, 600)),
    minutes=st.tuples(st.integers(1, 300), st.integers(1, 300)),
)
def test_that_two_bookings_are_refused_just_where_they_share_a_minute(
    starts: tuple[int, int], minutes: tuple[int, int]
) -> None:
    first, second = (
        replace(one, at=one.at + timedelta(minutes=start), minutes=length)
        for one, start, length in zip((a_booking(COURSE), a_booking(OTHER)), starts, minutes, strict=True)
    )
    shared = set(range(starts[0], starts[0] + minutes[0])) & set(range(starts[1], starts[1] + minutes[1]))
    assert bool(refused(first, second)) is bool(shared)
    assert end_of(first) - first.at == timedelta(minutes=minutes[0])


def test_that_what_is_closer_than_the_gap_is_said_and_not_refused() -> None:
    booking = a_booking(COURSE)
    others = [a_booking(COURSE, day=TODAY + timedelta(days=days)) for days in (-3, -2, 1, 4)]
    assert booking_doubts(booking, [*others, booking, a_booking(OTHER)], 3, 0) == (
        "2026-11-20 is 2 days after the infusion of 2026-11-18; the protocol asks for at least 3 days between two.",
        "2026-11-20 is 1 day before the infusion of 2026-11-21; the protocol asks for at least 3 days between two.",
    )
    assert refused(booking, *others) == ""


def test_that_two_on_one_day_are_said() -> None:
    assert booking_doubts(a_booking(COURSE), [a_booking(COURSE, "15:00")], 1, 0) == (
        "Another infusion is booked on 2026-11-20; the protocol asks for at least 1 day between two.",
    )


def test_that_days_are_the_chairs_and_nothing_is_said_without_a_gap() -> None:
    late, early = a_booking(COURSE, "23:30"), a_booking(COURSE, "01:00", TODAY + timedelta(days=1))
    assert booking_doubts(late, [early], 1, 60) != ()
    assert booking_doubts(late, [early], 1, 0) == ()
    assert booking_doubts(late, [replace(late, booking_id=new_id())], 0, 0) == ()
    assert booking_doubts(late, [replace(early, status=BookingStatus.MISSED)], 1, 60) == ()


def test_that_nothing_is_planned_for_a_day_that_has_passed_and_what_stood_there_stays() -> None:
    booking = a_booking(COURSE)
    day = booking.at.date()
    later = day + timedelta(days=1)
    assert passed_refusal(booking, None, later, 0).startswith(f"{day} has passed")
    assert passed_refusal(booking, None, day, 0) == ""
    assert passed_refusal(replace(booking, chair="9"), booking, later, 0) == ""
    assert passed_refusal(replace(booking, status=BookingStatus.MISSED), None, later, 0) == ""
