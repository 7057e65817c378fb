"""An induction on the calendar: open days only, never closer than the gap, and what moves is said."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.course_rules import WEEKDAYS, Induction
from session.induction import is_open, laid_out, next_open, replanned

WORKDAYS = WEEKDAYS[:5]
SHORT, LONG = Induction(4, 6, 4, 7), Induction(6, 8, 14, 21)
MONDAY = date(2026, 11, 30)


def test_that_a_short_induction_takes_the_days_that_follow_each_other() -> None:
    days = laid_out(SHORT, 5, MONDAY, WORKDAYS, 1)
    assert days == tuple(MONDAY + timedelta(days=day) for day in range(5))


def test_that_a_long_one_is_spread_over_its_weeks() -> None:
    days = laid_out(LONG, 6, MONDAY, WORKDAYS, 2)
    assert 13 <= (days[-1] - days[0]).days <= 21
    assert all((after - before).days >= 2 for before, after in pairwise(days))


def test_that_closed_days_are_left_out() -> None:
    assert laid_out(SHORT, 2, date(2026, 12, 5), WORKDAYS, 1)[0] == date(2026, 12, 7)
    with pytest.raises(ValueError, match="never open"):
        next_open(MONDAY, ())


@given(
    st.sampled_from((SHORT, LONG)),
    st.integers(1, 8),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.integers(0, 4),
)
def test_that_every_plan_keeps_gap_and_open_days(
    shape: Induction, count: int, start: date, open_days: set[str], gap: int
) -> None:
    days = laid_out(shape, count, start, open_days, gap)
    assert len(days) == count
    assert all(is_open(day, open_days) for day in days)
    assert days[0] >= start
    assert all((after - before).days >= max(gap, 1) for before, after in pairwise(days))


def test_that_a_missed_infusion_moves_only_those_that_would_come_too_soon() -> None:
    days = laid_out(SHORT, 4, MONDAY, WORKDAYS, 1)
    found = replanned(days, 1, MONDAY + timedelta(days=2), WORKDAYS, 1)
    assert found.days == (days[0], days[2], days[3], date(2026, 12, 4))
    assert found.changed == (
        "Infusion 2 moves from 1 Dec to 2 Dec; infusion 3 moves from 2 Dec to 3 Dec; "
        "infusion 4 moves from 3 Dec to 4 Dec."
    )


def test_that_a_move_into_free_days_moves_nothing_else() -> None:
    days = laid_out(LONG, 6, MONDAY, WORKDAYS, 2)
    assert replanned(days, 5, days[5] + timedelta(days=1), WORKDAYS, 2).days[:5] == days[:5]
    assert replanned(days, 2, days[2], WORKDAYS, 2).changed == ""


def test_that_one_moved_behind_the_others_pushes_none_of_them() -> None:
    days = (date(2026, 12, 1), date(2026, 12, 3), date(2026, 12, 7), date(2026, 12, 9))
    found = replanned(days, 0, date(2026, 12, 11), WORKDAYS, 2)
    assert found.days == (date(2026, 12, 11), *days[1:])
    assert found.changed == "Infusion 1 moves from 1 Dec to 11 Dec."


@given(st.integers(0, 5), st.integers(0, 30), st.integers(1, 4))
def test_that_after_a_move_the_others_keep_the_gap(moved: int, later: int, gap: int) -> None:
    days = laid_out(LONG, 6, MONDAY, WORKDAYS, gap)
    to = MONDAY + timedelta(days=later)
    found = replanned(days, moved, to, WORKDAYS, gap)
    assert found.days[moved] == to
    behind = sorted(day for place, day in enumerate(found.days) if place != moved and (day, place) > (to, moved))
    assert all((after - before).days >= gap for before, after in pairwise([to, *behind]))
