"""A week that was read before somebody else changed a booking does not write over what became of it."""

from dataclasses import replace

import pytest

from session.course import BookingStatus
from session.problems import Refused
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR, book, open_course, today
from ui.week.moving import move
from ui.week.week_bookings import monday_of, read_week


@pytest.mark.parametrize("status", [BookingStatus.MISSED, BookingStatus.CANCELLED])
def test_that_a_booking_that_was_changed_meanwhile_is_not_moved(clinic: Clinic, status: BookingStatus) -> None:
    course = open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    booking = book(clinic, course, "10:00")
    week = read_week(clinic.desk, monday_of(today(clinic)))
    (one,) = week.placed
    changed = replace(booking, status=status)
    clinic.database.registry.courses.change_booking(changed, ACTOR, "a cold")
    with pytest.raises(Refused, match="was changed meanwhile, so nothing was moved"):
        move(clinic.desk, one, replace(one.place, minute=one.place.minute + 60), week)
    kept = clinic.database.registry.courses.kept(course.course_id)
    assert kept
    assert kept.bookings == (changed,)
