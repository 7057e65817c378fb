"""A simulated clinic never puts two people into one chair."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from session.course import Booking, BookingStatus
from session.simulation.timetable import Place, Timetable

DAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def offset(moment: datetime) -> int:
    """Return an hour ahead of UTC, whatever the moment."""
    return 60


def booking(chair: str, at: datetime, status: BookingStatus = BookingStatus.PLANNED) -> Booking:
    return Booking(
        booking_id=UUID(int=1), course_id=UUID(int=2), patient_id=UUID(int=3), at=at, minutes=200, chair=chair,
        status=status,
    )  # fmt: skip


def apart(one: Place, other: Place, minutes: int) -> bool:
    return one.chair != other.chair or abs(one.at - other.at) >= timedelta(minutes=minutes)


def test_that_no_two_people_sit_in_one_chair_at_a_time() -> None:
    timetable = Timetable(offset)
    places = [timetable.take(DAY, 210) for _ in range(20)]
    assert all(apart(one, other, 210) for one, other in combinations(places, 2))


def test_that_it_opens_at_eight_of_the_chair_s_own_time() -> None:
    assert Timetable(offset).take(DAY, 210) == Place(datetime(2026, 11, 24, 7, 0, tzinfo=UTC), "1")


def in_chair_one(status: BookingStatus) -> list[datetime]:
    """Return when chair 1 is free on a day on which somebody has it from nine o'clock."""
    timetable = Timetable(offset, [booking("Chair 1", NINE, status)])
    return [place.at for place in (timetable.take(DAY, 210) for _ in range(6)) if place.chair == "1"]


def test_that_what_is_booked_already_keeps_its_chair_and_what_was_cancelled_does_not() -> None:
    assert all(at >= NINE + timedelta(minutes=200) for at in in_chair_one(BookingStatus.PLANNED))
    assert len(in_chair_one(BookingStatus.CANCELLED)) == 3


def test_that_nothing_is_booked_for_a_moment_that_has_passed() -> None:
    noon = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    assert Timetable(offset).take(DAY, 210, noon).at > noon
    with pytest.raises(ValueError, match="any more"):
        Timetable(offset).take(DAY, 210, noon + timedelta(hours=9))
