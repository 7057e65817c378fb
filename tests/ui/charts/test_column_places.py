"""The table's columns: in order, clear of each other, and never far from their moment."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.charts.column_places import FARTHEST_PX, GAP_PX, place_columns

BOUNDS = (0.0, 800.0)
WIDTH = 40.0


def placed(moments: list[float], ranks: list[int] | None = None) -> tuple[float | None, ...]:
    return place_columns(moments, [WIDTH] * len(moments), ranks or [1] * len(moments), BOUNDS)


def test_that_columns_with_room_stand_at_their_moments() -> None:
    assert placed([100.0, 200.0]) == (100.0, 200.0)


def test_that_two_columns_too_close_step_aside_equally() -> None:
    left, right = placed([100.0, 110.0])
    assert left is not None
    assert right is not None
    assert (left + right) / 2 == 105.0
    assert right - left == WIDTH + GAP_PX


def test_that_a_corrected_column_gives_way_to_the_one_in_force() -> None:
    struck, current = placed([100.0, 100.0], [0, 1])
    assert struck is not None
    assert current is not None
    assert abs(current - 100.0) < 5.0 < abs(struck - 100.0)


def test_that_the_newest_is_kept_when_not_all_have_room() -> None:
    spots = placed([100.0 + n for n in range(12)], [1] * 11 + [3])
    assert spots[-1] is not None
    assert None in spots


@given(
    st.lists(st.tuples(st.floats(20.0, 780.0), st.integers(0, 3)), max_size=25).map(
        lambda columns: sorted(columns, key=lambda column: column[0])
    )
)
def test_that_columns_never_touch_nor_stray(columns: list[tuple[float, int]]) -> None:
    moments = [moment for moment, _ in columns]
    spots = placed(moments, [rank for _, rank in columns])
    shown = [spot for spot in spots if spot is not None]
    assert all(right - left >= WIDTH + GAP_PX - 0.01 for left, right in pairwise(shown))
    assert all(abs(spot - at) <= FARTHEST_PX for spot, at in zip(spots, moments, strict=True) if spot is not None)
    assert shown or not any(rank for _, rank in columns)


@given(
    st.lists(st.tuples(st.floats(20.0, 780.0), st.integers(0, 3)), max_size=20).map(
        lambda columns: sorted(columns, key=lambda column: column[0])
    )
)
def test_that_a_corrected_column_moves_and_hides_none_in_force(columns: list[tuple[float, int]]) -> None:
    in_force = [(moment, rank) for moment, rank in columns if rank]
    alone = placed([moment for moment, _ in in_force], [rank for _, rank in in_force])
    spots = placed([moment for moment, _ in columns], [rank for _, rank in columns])
    assert tuple(spot for spot, (_, rank) in zip(spots, columns, strict=True) if rank) == alone
