"""Clock times and elapsed time as they are written and shown."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.times import age_on, at_chair, clock_text, elapsed_text, nearest_past, span_text, stopwatch_text
from tests.session.cases import at

moments = st.integers(0, 3 * 86400).map(lambda second: at("0:00") + timedelta(seconds=second))


@pytest.mark.parametrize(("offset", "text"), [(0, "10:35"), (60, "11:35"), (-600, "00:35"), (345, "16:20")])
def test_that_clock_times_are_the_chairs(offset: int, text: str) -> None:
    assert clock_text(at("10:35:59"), offset) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (59, "0:00"), (60, "0:01"), (3599, "0:59"), (3600, "1:00"), (7325, "2:02"), (36000, "10:00"),
     (-59, "0:00"), (-60, "−0:01"), (-300.5, "−0:05"), (-3660, "−1:01")],
)  # fmt: skip
def test_that_elapsed_time_is_in_whole_minutes(seconds: float, text: str) -> None:
    assert elapsed_text(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (42.9, "42 s"), (60, "1 min"), (185, "3 min 05 s"), (599, "9 min 59 s"), (601, "10 min"),
     (3599, "59 min"), (3600, "1 h 00 min"), (3855, "1 h 04 min"), (-5, "0 s")],
)  # fmt: skip
def test_that_how_long_something_took_is_told_in_units(seconds: float, text: str) -> None:
    assert span_text(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("hour", "minute", "now", "offset", "expected"),
    [
        (10, 35, "34:40", 0, "34:35"),
        (10, 35, "34:35", 0, "34:35"),
        (10, 35, "34:34:20", 0, "34:35"),
        (10, 35, "34:33:59", 0, "10:35"),
        (11, 35, "34:40", 60, "34:35"),
        (23, 50, "24:10", 0, "23:50"),
        (0, 0, "23:59:30", 0, "24:00"),
        (0, 0, "23:58:59", 0, "0:00"),
    ],
)
def test_that_a_clock_time_is_the_last_that_was(hour: int, minute: int, now: str, offset: int, expected: str) -> None:
    assert nearest_past(hour, minute, at(now), offset) == at(expected)


@given(st.integers(0, 23), st.integers(0, 59), moments, st.integers(-720, 840))
def test_that_the_moment_is_near_and_shows_that_time(hour: int, minute: int, now: datetime, offset: int) -> None:
    moment = nearest_past(hour, minute, now, offset)
    assert timedelta(minutes=-1) <= now - moment < timedelta(days=1)
    assert (at_chair(moment, offset).hour, at_chair(moment, offset).minute) == (hour, minute)


@pytest.mark.parametrize(
    ("born", "age"), [("1979-03-14", 47), ("1979-11-21", 46), ("1979-11-20", 47), ("2027-01-01", 0)]
)
def test_that_an_age_is_counted_in_whole_years(born: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date(2026, 11, 20)) == age


@pytest.mark.parametrize(("seconds", "text"), [(-3, "0:00"), (0.9, "0:00"), (134, "2:14"), (3605, "60:05")])
def test_that_a_stopwatch_goes_on_in_minutes(seconds: float, text: str) -> None:
    assert stopwatch_text(timedelta(seconds=seconds)) == text
