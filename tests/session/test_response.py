"""Days of relief: until half of the benefit is gone, whatever a single bad day says; censored where it was not seen."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.response import Censored, DiaryDay, Relief, days_of_relief, evened

INFUSED = date(2026, 9, 1)
BASELINE, NADIR = Decimal(8), Decimal(2)


def diary(pains: Mapping[int, float]) -> list[DiaryDay]:
    """Return a diary of pains by the day since the infusion."""
    return [DiaryDay(INFUSED + timedelta(days=day), Decimal(str(pain))) for day, pain in pains.items()]


def daily(pains: Sequence[float]) -> list[DiaryDay]:
    return diary(dict(enumerate(pains, start=1)))


def relief(found: Sequence[DiaryDay], next_after: int | None = None) -> Relief:
    following = None if next_after is None else INFUSED + timedelta(days=next_after)
    return days_of_relief(BASELINE, NADIR, found, INFUSED, following)


def rising(flat: int, days: int, slope: float) -> list[float]:
    return [2.0] * flat + [min(8.0, 2.0 + slope * day) for day in range(1, days + 1)]


def test_that_the_day_is_where_the_pain_crosses_the_middle() -> None:
    found = relief(daily(rising(20, 20, 0.3)))
    assert found.seen
    assert found.days == pytest.approx(30, abs=0.5)
    assert found.earliest <= found.days <= (found.latest or 0)


def test_that_a_single_bad_day_is_no_return() -> None:
    pains = rising(20, 20, 0.3)
    pains[8] = 9.0
    assert relief(daily(pains)).days == pytest.approx(30, abs=0.5)


def test_that_some_bad_days_that_pass_are_no_return() -> None:
    pains = [2.0] * 10 + [7.0, 7.0, 6.0] + [2.0] * 25 + [7.0] * 4
    assert relief(daily(pains)).days > 30


def test_that_a_diary_that_stops_below_the_middle_is_censored_at_its_last_day() -> None:
    assert relief(daily([2.0] * 12)) == Relief(12.0, 12.0, None, Censored.DIARY_STOPPED)


def test_that_the_next_infusion_censors_a_relief_that_was_not_over() -> None:
    assert relief(daily([2.0] * 28), next_after=30) == Relief(28.0, 28.0, None, Censored.NEXT_INFUSION)
    assert relief(daily([2.0] * 12), next_after=30).censored is Censored.DIARY_STOPPED
    assert relief([], next_after=30).censored is Censored.NEXT_INFUSION


def test_that_what_was_written_after_the_next_infusion_does_not_count() -> None:
    assert relief(daily([2.0] * 20 + [8.0] * 20), next_after=21).censored is Censored.NEXT_INFUSION


def test_that_a_gap_stays_a_gap_and_both_of_its_ends_are_told() -> None:
    found = relief(diary({1: 2, 5: 2, 10: 2, 31: 6, 32: 6, 33: 7}))
    assert (found.earliest, found.latest) == (10.0, 31.0)
    assert 10 < found.days < 31


def test_that_without_diary_or_benefit_nothing_is_made_up() -> None:
    assert relief([]).censored is Censored.NO_DIARY
    assert days_of_relief(Decimal(4), Decimal(4), daily([4.0] * 9), INFUSED).censored is Censored.NO_BENEFIT


def test_that_pain_back_from_the_first_day_on_is_a_relief_of_a_day_at_most() -> None:
    found = relief(daily([7.0] * 10))
    assert found.seen
    assert found.days <= 1


PAINS = st.lists(st.integers(0, 10), min_size=1, max_size=40)


@given(PAINS)
def test_that_the_evened_pain_never_falls_and_stays_between_the_extremes(pains: list[int]) -> None:
    found = evened(pains)
    assert len(found) == len(pains)
    assert all(one <= after + 1e-9 for one, after in pairwise(found))
    assert min(pains) <= min(found) <= max(found) <= max(pains)


@given(PAINS, st.integers(1, 60))
def test_that_a_relief_lies_within_what_the_diary_covers(pains: list[int], next_after: int) -> None:
    found = relief(daily([float(pain) for pain in pains]), next_after)
    assert 0 <= found.earliest <= found.days <= min(len(pains), next_after)
    assert found.latest is None or found.days <= found.latest


@given(PAINS)
def test_that_the_order_in_which_the_diary_is_read_makes_no_difference(pains: list[int]) -> None:
    entries = daily([float(pain) for pain in pains])
    assert relief(entries) == relief(entries[::-1])


@given(st.lists(st.integers(0, 4), min_size=5, max_size=30), st.integers(0, 29), st.integers(5, 10))
def test_that_no_single_day_ends_a_relief(calm: list[int], place: int, bad: int) -> None:
    pains = [float(pain) for pain in calm]
    pains[place % len(pains)] = float(bad)
    assert not relief(daily([min(pain, 3.0) if pain <= 4 else pain for pain in pains])).seen
