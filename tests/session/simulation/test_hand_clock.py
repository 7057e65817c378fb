"""A clock that is moved by hand."""

from datetime import UTC, datetime, timedelta

from session.ports import Clock
from session.simulation.hand_clock import HandClock

START = datetime(2026, 11, 20, 9, 45, tzinfo=UTC)


def test_that_it_stands_still_until_it_is_told_to_advance() -> None:
    clock: Clock = HandClock(START, 60)
    assert (clock.wall(), clock.elapsed(), clock.utc_offset_min()) == (START, 0.0, 60)


def test_that_wall_and_elapsed_time_advance_together_and_never_back() -> None:
    clock = HandClock(START)
    clock.advance(90.5)
    clock.advance_to(START)
    clock.advance_to(START + timedelta(seconds=100))
    assert (clock.wall(), clock.elapsed()) == (START + timedelta(seconds=100), 100.0)


def test_that_a_jump_moves_the_wall_time_alone() -> None:
    clock = HandClock(START)
    clock.jump(-3600)
    assert (clock.wall(), clock.elapsed()) == (START - timedelta(hours=1), 0.0)
