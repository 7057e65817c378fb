"""The axis in days: months where there are many of them, days where there are few."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from ui.charts.day_axis import DayAxis

FIRST = date(2026, 6, 3)


def axis(days: int, right: float = 900.0) -> DayAxis:
    return DayAxis(FIRST, FIRST + timedelta(days=days), 34.0, right)


def test_that_months_are_marked_and_a_january_by_its_year() -> None:
    words = [text for _, text in axis(250).ticks()]
    assert words == ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "2027", "Feb"]


def test_that_few_days_are_marked_by_their_date() -> None:
    words = [text for _, text in axis(10).ticks()]
    assert words[0] == "3 Jun"
    assert len(words) > 5


@pytest.mark.parametrize("days", [10, 40, 75, 76, 200, 800, 2000, 4000])
@pytest.mark.parametrize("right", [500.0, 1400.0])
def test_that_marks_keep_room_for_their_words(days: int, right: float) -> None:
    made = axis(days, right)
    places = [made.x(day) for day, _ in made.ticks()]
    assert places
    assert all(two - one > 38 for one, two in pairwise(places))


def test_that_a_pixel_is_the_nearest_day_and_never_beyond_the_ends() -> None:
    made = axis(100)
    assert made.day_at(made.x(FIRST + timedelta(days=40)) + 2) == FIRST + timedelta(days=40)
    assert made.day_at(0) == FIRST
    assert made.day_at(5000) == FIRST + timedelta(days=100)
