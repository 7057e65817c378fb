"""Moving a booking: what goes with it, and how that is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.booking_moves import Moved, moved
from session.course import Booking, BookingStatus, CourseFile, CoursePhase
from session.simulation.hand_clock import HandClock
from session.times import at_chair
from tests.session.course_cases import TODAY, a_booking, a_course
from tests.session.courses import UNDER, infusion

COURSE = a_course()
CLOCK = HandClock(datetime(2026, 11, 20, 8, tzinfo=UTC), 60)
DAILY = replace(UNDER, minimum_gap_days=1)


def planned(*days: int) -> list[Booking]:
    """Return bookings so many days after 20 November, a Friday, at 10:00 UTC."""
    return [a_booking(COURSE, day=TODAY + timedelta(days=day)) for day in days]


def later(booking: Booking, days: int = 0, minutes: int = 0, chair: str = "Chair 2") -> Booking:
    return replace(booking, at=booking.at + timedelta(days=days, minutes=minutes), chair=chair)


def go(booking: Booking, to: Booking, bookings: list[Booking], phase: CoursePhase = CoursePhase.INDUCTION) -> Moved:
    kept = CourseFile(course=replace(COURSE, phase=phase), bookings=tuple(bookings))
    return moved(booking, to, kept, DAILY, CLOCK)


def test_that_another_time_or_chair_moves_nothing_else() -> None:
    bookings = planned(0, 3, 4)
    found = go(bookings[0], later(bookings[0], minutes=90, chair="3"), bookings)
    assert len(found.bookings) == 1
    assert found.said == "Moved to 20 Nov at 12:30, chair 3."


def test_that_those_of_an_induction_that_come_too_soon_go_on() -> None:
    bookings = planned(3, 4, 5, 10)
    found = go(bookings[0], later(bookings[0], days=1), bookings)
    assert found.bookings == (later(bookings[0], 1), later(bookings[1], 1), later(bookings[2], 1))
    assert found.said == (
        "Moved to 24 Nov at 11:00, chair 2. Moved with it: infusion 2 from 24 Nov to 25 Nov; "
        "infusion 3 from 25 Nov to 26 Nov."
    )


def test_that_what_was_given_counts_and_what_was_missed_stays() -> None:
    first, second, third = planned(3, 4, 5)
    missed = replace(planned(4)[0], status=BookingStatus.MISSED)
    given_before = replace(infusion(0), day=TODAY)
    kept = CourseFile(course=COURSE, infusions=(given_before,), bookings=(first, missed, second, third))
    found = moved(second, later(second, 1), kept, DAILY, CLOCK)
    assert [one.booking_id for one in found.bookings] == [second.booking_id, third.booking_id]
    assert "infusion 4 from 25 Nov to 26 Nov" in found.said


def test_that_a_weekend_is_passed_over() -> None:
    bookings = planned(6, 7)
    found = go(bookings[0], later(bookings[0], 1), bookings)
    assert at_chair(found.bookings[1].at, 60).date() == TODAY + timedelta(days=10)


def test_that_boosters_stay_where_they_are_and_too_short_a_gap_is_said() -> None:
    bookings = planned(3, 5)
    kept = CourseFile(course=replace(COURSE, phase=CoursePhase.MAINTENANCE), bookings=tuple(bookings))
    found = moved(bookings[0], later(bookings[0], 1), kept, replace(DAILY, minimum_gap_days=3), CLOCK)
    assert found.bookings == (later(bookings[0], 1),)
    assert found.said.endswith("the protocol asks for at least 3 days between two.")


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True),
    st.integers(0, 7),
    st.integers(-10, 20),
    st.sampled_from([CoursePhase.INDUCTION, CoursePhase.MAINTENANCE]),
)
def test_that_each_is_moved_once_and_keeps_its_time_and_chair(
    days: list[int], which: int, by: int, phase: CoursePhase
) -> None:
    bookings = planned(*sorted(days))
    booking = bookings[which % len(bookings)]
    found = go(booking, later(booking, by), bookings, phase)
    ids = [one.booking_id for one in found.bookings]
    assert len(ids) == len(set(ids))
    before = {one.booking_id: one for one in bookings}
    for one in found.bookings[1:]:
        old = before[one.booking_id]
        assert (one.at - old.at) % timedelta(days=1) == timedelta(0)
        assert one.at > old.at
        assert one.chair == old.chair
    assert phase is CoursePhase.INDUCTION or len(ids) == 1


@pytest.mark.parametrize("gap", [1, 2, 3])
def test_that_those_that_went_on_keep_the_gap(gap: int) -> None:
    bookings = planned(3, 4, 5, 6)
    kept = CourseFile(course=COURSE, bookings=tuple(bookings))
    found = moved(bookings[0], later(bookings[0], 2), kept, replace(DAILY, minimum_gap_days=gap), CLOCK)
    days = sorted(one.at for one in found.bookings)
    assert all(after - before >= timedelta(days=gap) for before, after in pairwise(days))
