"""Folding samples into pixel columns: nothing is lost, nothing is invented."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.fold import Floats, Stretch, fold


def stretch(at: list[float], values: list[float], broken: tuple[int, ...] = ()) -> Stretch:
    joined = np.ones(len(at), np.bool_)
    joined[[0, *broken]] = False
    return Stretch(np.array(at), np.array(values), joined)


def columns(reached: Floats) -> list[tuple[float, float] | None]:
    """Return the lowest and highest value of each column, None where nothing is drawn."""
    return [None if np.isnan(low) else (float(low), float(high)) for high, low in reached.T]


def test_that_a_column_spans_its_lowest_and_highest_sample() -> None:
    folded = fold(stretch([0.0, 1.0, 2.0, 3.0], [70.0, 90.0, 60.0, 70.0]), np.array([0.0, 4.0]))
    assert columns(folded) == [(60.0, 90.0)]


def test_that_the_line_crosses_columns_that_lie_between_two_samples() -> None:
    folded = fold(stretch([0.0, 4.0], [0.0, 4.0]), np.arange(0.0, 6.0))
    assert columns(folded) == [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 4.0)]


def test_that_a_break_leaves_the_columns_between_empty() -> None:
    folded = fold(stretch([0.5, 4.5], [70.0, 80.0], broken=(1,)), np.arange(0.0, 6.0))
    assert columns(folded) == [(70.0, 70.0), None, None, None, (80.0, 80.0)]


def test_that_nothing_is_drawn_before_the_first_and_after_the_last_sample() -> None:
    folded = fold(stretch([2.0, 3.0], [70.0, 70.0]), np.arange(0.0, 7.0))
    assert [column is not None for column in columns(folded)] == [False, False, True, True, False, False]


def test_that_no_samples_draw_nothing() -> None:
    empty = Stretch(np.empty(0), np.empty(0), np.empty(0, np.bool_))
    assert columns(fold(empty, np.arange(0.0, 3.0))) == [None, None]


@given(
    values=st.lists(st.floats(40.0, 180.0), min_size=2, max_size=60),
    edges=st.lists(st.floats(-5.0, 70.0), min_size=2, max_size=12, unique=True).map(sorted),
)
def test_that_a_fold_reaches_as_far_as_the_line_itself(values: list[float], edges: list[float]) -> None:
    at = np.arange(float(len(values)))
    folded = columns(fold(stretch(at.tolist(), values), np.array(edges)))
    for (left, right), column in zip(pairwise(edges), folded, strict=True):
        first, last = max(left, 0.0), min(right, at[-1])
        inside = [t for t in at if left <= t < right]
        if first >= last and not inside:
            assert column is None
            continue
        line = np.interp([first, last, *inside], at, values)
        assert column is not None
        assert list(column) == pytest.approx([line.min(), line.max()])
