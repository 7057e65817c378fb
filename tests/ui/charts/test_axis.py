"""The time axis: round labels, the clock of the session's own place, whole columns."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest

from session.times import elapsed_text
from ui.charts.axis import TimeAxis, elapsed_at

ORIGIN = datetime(2026, 11, 20, 23, 50, tzinfo=timezone(timedelta(hours=-5)))
LIVE = TimeAxis(-600.0, 7200.0, 56.0, 790.0, ORIGIN)


def test_that_a_live_axis_is_labelled_by_quarter_hours() -> None:
    assert [elapsed_at(at) for at in LIVE.ticks()] == [
        *("0:00", "0:15", "0:30", "0:45", "1:00", "1:15", "1:30", "1:45", "2:00")
    ]


@pytest.mark.parametrize(
    ("seconds", "words"), [(-600.0, "−0:10"), (-1.0, "0:00"), (-90.0, "−0:01"), (0.0, "0:00"), (3659.0, "1:00")]
)
def test_that_elapsed_time_is_told_in_whole_minutes(seconds: float, words: str) -> None:
    assert elapsed_at(seconds) == words


@pytest.mark.parametrize("seconds", [-90.0, -30.0, 59.0, 59.9999999, 3599.9999999])
def test_that_the_chart_tells_a_moment_as_the_read_out_does(seconds: float) -> None:
    assert elapsed_at(seconds) == elapsed_text(ORIGIN + timedelta(seconds=seconds) - ORIGIN)


def test_that_the_clock_goes_past_midnight_in_the_place_of_the_session() -> None:
    assert LIVE.clock(900.0) == "00:05"


def test_that_there_is_no_clock_before_there_is_an_origin() -> None:
    assert TimeAxis(-600.0, 7200.0, 56.0, 790.0).clock(0.0) == ""


@pytest.mark.parametrize("span", [300.0, 1800.0, 7800.0, 40000.0])
def test_that_labels_always_have_room(span: float) -> None:
    axis = TimeAxis(0.0, span, 56.0, 790.0)
    xs = [axis.x(at) for at in axis.ticks()]
    assert all(two - one >= 58.0 for one, two in pairwise(xs))


@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
def test_that_an_axis_on_columns_moves_by_less_than_half_a_pixel(dpr: float) -> None:
    moved = TimeAxis(-601.7, 7195.0, 56.0, 790.0).on_columns(dpr)
    assert abs(moved.start + 601.7) <= moved.per_px / dpr / 2
    assert (moved.x(0.0) - 56.0) * dpr == pytest.approx(round((moved.x(0.0) - 56.0) * dpr))
