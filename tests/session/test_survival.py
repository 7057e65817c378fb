"""How long something lasts where not every end was seen: against published numbers, and laws that always hold.

The shares and those at risk are those of every textbook (Kleinbaum and Klein, Survival Analysis, table 2.3); the
log-log intervals were also computed with lifelines 0.30.3, the variance from person to person with R's
survfit(Surv(time, status) ~ 1, cluster = id).
"""

from collections.abc import Sequence
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.survival import Curve, Days, Lasted, kaplan_meier
from tests.session.remissions import MERCAPTOPURINE, PLACEBO

VALUES = st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 5)), min_size=1, max_size=30)


def alone(values: Sequence[tuple[float, bool]]) -> Curve:
    """Return the curve of values of which each is somebody else's."""
    return kaplan_meier(Lasted(days, seen, person) for person, (days, seen) in enumerate(values))


def of(values: Sequence[tuple[int, bool, int]]) -> Curve:
    return kaplan_meier(Lasted(*value) for value in values)


def test_that_the_shares_and_those_at_risk_are_the_published_ones() -> None:
    curve = alone(MERCAPTOPURINE)
    assert [(step.days, step.at_risk) for step in curve.steps] == [
        (6, 21), (7, 17), (10, 15), (13, 12), (16, 11), (22, 7), (23, 6),
    ]  # fmt: skip
    published = (0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482)
    assert [step.share for step in curve.steps] == pytest.approx(published, abs=5e-5)


def test_that_the_intervals_are_those_on_the_log_log_scale() -> None:
    steps = alone(MERCAPTOPURINE).steps
    lower = (0.619718, 0.563147, 0.503200, 0.431610, 0.367511, 0.267779, 0.188052)
    upper = (0.951552, 0.922809, 0.889362, 0.849066, 0.804912, 0.746791, 0.680143)
    assert [step.lower for step in steps] == pytest.approx(lower, abs=1e-6)
    assert [step.upper for step in steps] == pytest.approx(upper, abs=1e-6)


def test_that_the_medians_have_the_published_intervals() -> None:
    assert alone(MERCAPTOPURINE).median == Days(23, 13, None), "no upper end: the curve's own never falls to a half"
    assert alone([(weeks, True) for weeks in PLACEBO]).median == Days(8, 4, 11)


def test_that_a_curve_that_ends_above_a_half_has_no_median_and_still_says_at_least_how_long() -> None:
    curve = alone([(10, True), (20, True), (30, False), (30, False), (30, False)])
    assert curve.median.days is None
    assert curve.median.lower == 10
    assert curve.until(0.75).days == 20


def test_that_a_median_on_the_very_half_is_the_first_day_on_which_half_is_over() -> None:
    assert alone([(days, True) for days in (10, 20, 30, 40, 50, 60)]).median.days == 30


def test_that_what_ends_on_a_day_ends_before_what_is_last_seen_on_it() -> None:
    curve = alone([(5, False), (5, True)])
    assert [(step.share, step.at_risk) for step in curve.steps] == [(0.5, 2)]


def test_that_nothing_makes_no_curve() -> None:
    curve = kaplan_meier([])
    assert (curve.steps, curve.end, curve.median) == ((), 0.0, Days(None, None, None))
    assert (curve.share_at(10), curve.at_risk(0)) == (1.0, 0)


def test_that_the_share_and_those_followed_are_read_at_any_day() -> None:
    curve = alone(MERCAPTOPURINE)
    assert [round(curve.share_at(days), 4) for days in (0, 5.9, 6, 9, 35, 90)] == [
        1.0,
        1.0,
        0.8571,
        0.8067,
        0.4482,
        0.4482,
    ]
    assert [curve.at_risk(days) for days in (0, 6, 7, 35, 36)] == [21, 21, 17, 1, 0]


def test_that_several_values_of_one_person_widen_the_interval_as_in_r() -> None:
    clustered = [(1, True, 0), (2, True, 0), (3, False, 1), (4, True, 1), (5, False, 2), (6, True, 2)]
    deviations = {1: 0.1360828, 2: 0.2721655, 4: 0.2771598}  # of the share, from R
    for step, single in zip(of(clustered).steps, alone([value[:2] for value in clustered]).steps, strict=True):
        if step.days in deviations:
            greenwood = deviation(single.share, single.lower)
            assert deviation(step.share, step.lower) == pytest.approx(
                max(deviations[int(step.days)], greenwood), abs=1e-6
            )
    assert deviation(of(clustered).steps[1].share, of(clustered).steps[1].lower) == pytest.approx(0.2721655, abs=1e-6)


def deviation(share: float, lower: float) -> float:
    """Return the standard deviation of a share that its lower end was made of."""
    return log(log(lower) / log(share)) / 1.959964 * -log(share) * share


@given(VALUES)
def test_that_a_curve_never_rises_and_lies_within_its_interval(values: list[tuple[int, bool, int]]) -> None:
    steps = of(values).steps
    shares = [1.0, *(step.share for step in steps)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= step.lower <= step.share + 1e-9 <= step.upper + 2e-9 for step in steps)


@given(VALUES)
def test_that_knowing_whose_a_value_is_never_narrows_an_interval(values: list[tuple[int, bool, int]]) -> None:
    for step, single in zip(of(values).steps, alone([value[:2] for value in values]).steps, strict=True):
        assert step.lower <= single.lower + 1e-9
        assert step.upper >= single.upper - 1e-9


@given(VALUES)
def test_that_counting_everybody_twice_makes_nothing_more_certain(values: list[tuple[int, bool, int]]) -> None:
    own = [(days, seen, person) for person, (days, seen, _) in enumerate(values)]
    for step, twice in zip(of(own).steps, of(own + own).steps, strict=True):
        assert twice.share == pytest.approx(step.share)
        assert (twice.lower, twice.upper) == pytest.approx((step.lower, step.upper))


@given(VALUES)
def test_that_without_an_unseen_end_the_share_is_a_plain_count(values: list[tuple[int, bool, int]]) -> None:
    days = [value[0] for value in values]
    curve = alone([(one, True) for one in days])
    for day in (0, 7, 30, 60):
        assert curve.share_at(day) == pytest.approx(sum(one > day for one in days) / len(days))


def test_that_greenwood_s_deviation_is_the_published_one() -> None:
    first = alone(MERCAPTOPURINE).steps[0]
    assert deviation(first.share, first.lower) == pytest.approx(0.0764, abs=5e-5)
    assert sqrt(0.8571 * 0.1429 / 21) == pytest.approx(0.0764, abs=5e-5), "that of a plain share before any is censored"
