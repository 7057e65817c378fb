"""Whether two things rise together, against what counting every order gives, and laws that always hold."""

from collections.abc import Sequence
from itertools import permutations
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.rank_order import RankOrder, rank_order

Case = tuple[int, int]
CASES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9)


def sign(value: int) -> int:
    return (value > 0) - (value < 0)


def order_of(cases: Sequence[Case]) -> RankOrder:
    return rank_order(cases, lambda one, other: sign(one[0] - other[0]), lambda one, other: sign(one[1] - other[1]))


def scores(cases: Sequence[Case]) -> list[int]:
    """Return same less opposite for every order in which the second values can be dealt to the first."""
    firsts, seconds = [one for one, _ in cases], [two for _, two in cases]
    dealt = (order_of(list(zip(firsts, each, strict=True))) for each in permutations(seconds))
    return [order.same - order.opposite for order in dealt]


def test_that_an_order_without_exception_is_as_strong_as_can_be() -> None:
    order = order_of([(1, 10), (2, 20), (3, 30), (4, 40), (5, 50)])
    assert (order.same, order.opposite, order.pairs, order.strength) == (10, 0, 10, 1.0)
    assert order.clear


def test_that_four_cases_are_too_few_for_any_order_to_be_clear() -> None:
    order = order_of([(1, 10), (2, 20), (3, 30), (4, 40)])
    assert order.chance == pytest.approx(2 / 24, abs=0.01), "two of the 24 orders are as clear as this one"
    assert not order.clear


def test_that_equal_values_say_nothing() -> None:
    assert order_of([(1, 1), (1, 2), (1, 3)]) == RankOrder(0, 0, 3, 1.0)
    assert order_of([]) == RankOrder(0, 0, 0, 1.0)


@pytest.mark.parametrize(
    "cases",
    [
        [(1, 3), (2, 1), (3, 4), (4, 1), (5, 5)],
        [(1, 1), (1, 2), (2, 2), (3, 3), (3, 1), (3, 0)],
        [(1, 1), (2, 2), (3, 3)],
    ],
)
def test_that_the_spread_is_that_of_all_orders(cases: Sequence[Case]) -> None:
    order, all_scores = order_of(cases), scores(cases)
    score = abs(order.same - order.opposite)
    exact = sum(abs(one) >= score for one in all_scores) / len(all_scores)
    assert order.chance == pytest.approx(exact, abs=0.08)
    assert sum(all_scores) == 0
    assert pstdev(all_scores) > 0


@given(CASES)
def test_that_turning_one_round_turns_the_order_round_and_chance_stays(cases: list[Case]) -> None:
    order, turned = order_of(cases), order_of([(-one, two) for one, two in cases])
    assert (order.same, order.opposite) == (turned.opposite, turned.same)
    assert order.chance == pytest.approx(turned.chance)
    assert 0.0 <= order.chance <= 1.0
    assert order.told <= order.pairs
    assert -1.0 <= order.strength <= 1.0


@given(CASES)
def test_that_the_sequence_of_the_cases_does_not_matter(cases: list[Case]) -> None:
    order = order_of(cases)
    assert order_of(sorted(cases)).same == order.same
    assert order_of(cases[::-1]).opposite == order.opposite
