"""A session that is looked at every second stands as if it were looked at for the first time."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from session.events import Event
from session.state import replay
from tests.session.cases import at, history
from tests.session.strategies import histories
from ui.at_a_glance import Watched

FIRST = at("9:00")
gaps = st.lists(st.sampled_from([1, 30, 119, 121, 600, 3600]), max_size=12)


@given(histories(), gaps)
def test_that_looking_again_shows_what_a_first_look_shows(events: Sequence[Event], seconds: Sequence[int]) -> None:
    watched, now = Watched(), FIRST
    states = [replay(events[: len(events) // 2]), replay(events)]
    for state in states:
        for gap in seconds:
            now += timedelta(seconds=gap)
            assert watched.glance(state, now) == Watched().glance(state, now)


def test_that_a_check_becomes_due_and_overdue_while_nothing_is_recorded() -> None:
    state, watched = replay(history("9:52 120/80 70 98%", "10:00 start", "10:05 120/80 70 98%")), Watched()

    def left(clock: str) -> tuple[float, str]:
        due = watched.glance(state, at(clock)).due
        assert due
        return due.left, due.caption

    assert [left(clock) for clock in ("10:19", "10:21", "10:23", "10:58")] == [
        (60.0, "to next vitals"), (0.0, "vitals due now"), (-180.0, "vitals due 10:20"), (-2280.0, "vitals due 10:20"),
    ]  # fmt: skip
