"""Who responds, by the protocol's rule; what is not known is never taken for no."""

from decimal import Decimal

import pytest

from session.course_story import Story
from session.responder import Responds, response
from tests.session.courses import RULES, cycle, infusion, story


def after_one(days: int, low: float = 3.0, *, half_gone: int = 60) -> Story:
    return story([infusion(0)], [(-2, 8.0), (-1, 8.0), *cycle(0, days, half_gone, low=low)], days)


def status(found: Story, *, satisfied: bool | None = True) -> Responds:
    return response(found, RULES, satisfied=satisfied).status


def test_that_enough_less_pain_for_long_enough_with_satisfaction_is_a_response() -> None:
    found = response(after_one(24), RULES, satisfied=True)
    assert found.status is Responds.YES
    assert found.percent is not None
    assert found.percent >= 30
    assert found.sentence.endswith("satisfied: responder.")


def test_that_it_is_not_known_until_the_weeks_are_over() -> None:
    assert status(after_one(12)) is Responds.UNKNOWN


def test_that_satisfaction_that_nobody_asked_for_leaves_it_open_and_none_decides_it() -> None:
    assert status(after_one(24), satisfied=None) is Responds.UNKNOWN
    assert status(after_one(24), satisfied=False) is Responds.NO


def test_that_too_little_or_too_short_is_none() -> None:
    assert status(after_one(24, low=7.0)) is Responds.NO
    assert status(after_one(40, half_gone=10)) is Responds.NO


def test_that_a_series_is_asked_for_twice_as_long() -> None:
    diary = [(-2, 8.0), (-1, 8.0), *cycle(4, 30, 70)]
    found = response(story([infusion(0), infusion(2), infusion(4)], diary, 34), RULES, satisfied=True)
    assert found.asked_days == 42
    assert found.status is Responds.UNKNOWN


@pytest.mark.parametrize("found", [story([], [], 0), story([infusion(0, before=None, after=None)], [], 30)])
def test_that_without_pain_before_and_after_nothing_is_said(found: Story) -> None:
    assert status(found) is Responds.UNKNOWN


def test_that_the_fall_is_of_the_baseline() -> None:
    found = response(story([infusion(0, before="8", after="2")], [], 3), RULES, satisfied=None)
    assert found.percent == Decimal(75)


def test_that_without_a_diary_since_it_is_not_taken_for_no() -> None:
    assert status(story([infusion(0, before="8", after="2")], [(-1, 8.0)], 30)) is Responds.UNKNOWN
