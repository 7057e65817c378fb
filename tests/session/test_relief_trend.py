"""Three reliefs in a row that grow shorter or longer are a trend; noise is none."""

import pytest

from session.relief_trend import Trend, relief_trend
from session.response import Censored, Relief


def seen(*days: float) -> list[Relief]:
    return [Relief(one, one, one) for one in days]


@pytest.mark.parametrize(
    ("days", "trend"),
    [
        ((41, 38, 36), Trend.SHORTENING),
        ((20, 41, 38, 36), Trend.SHORTENING),
        ((30, 36, 41), Trend.LENGTHENING),
        ((41, 40, 39), Trend.NONE),
        ((41, 30, 36), Trend.NONE),
        ((41, 30), Trend.NONE),
        ((), Trend.NONE),
    ],
)
def test_that_three_in_a_row_make_a_trend(days: tuple[float, ...], trend: Trend) -> None:
    assert relief_trend(seen(*days)) is trend


def test_that_a_relief_whose_end_was_not_seen_says_nothing_of_the_trend() -> None:
    unseen = Relief(10, 10, None, Censored.NEXT_INFUSION)
    assert relief_trend([*seen(41, 38), unseen, *seen(36)]) is Trend.SHORTENING
    assert relief_trend([*seen(41, 38), unseen]) is Trend.NONE
