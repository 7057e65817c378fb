"""What holds of the schedule whatever has happened."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from session.events import Event
from session.schedule import SlotStatus, next_due, slots
from session.state import replay
from tests.session.cases import PROTOCOL, at
from tests.session.strategies import histories

TOLERANCE = timedelta(minutes=PROTOCOL.check_tolerance_min)
LAST = at("14:00")  # no event of the histories is later
moments = (st.integers(0, 120) | st.sampled_from([1430, 1450, 3000, 30_000])).map(
    lambda minutes: LAST + timedelta(minutes=minutes)
)
OPEN = {SlotStatus.NEXT, SlotStatus.OVERDUE}
PAST = {SlotStatus.DONE, SlotStatus.LATE, SlotStatus.ANSWERED, SlotStatus.MISSED}


@given(histories(), moments)
def test_that_checks_come_in_the_order_of_time_and_each_once(events: Sequence[Event], now: datetime) -> None:
    state = replay(events)
    due = [slot.due for slot in slots(state, now) if state.started_at and slot.due >= state.started_at]
    assert due == sorted(set(due))


@given(histories(), moments)
def test_that_one_check_is_open_from_start_to_leaving(events: Sequence[Event], now: datetime) -> None:
    state = replay(events)
    open_ones = [slot for slot in slots(state, now) if slot.status in OPEN]
    watched = state.opened is not None and state.started_at is not None and state.left_at is None
    assert len(open_ones) == int(watched)
    assert next_due(state, now) == (open_ones[0] if open_ones else None)


@given(histories(), moments)
def test_that_what_is_next_is_not_past_unless_it_is_overdue(events: Sequence[Event], now: datetime) -> None:
    slot = next_due(replay(events), now)
    if slot:
        assert (slot.status is SlotStatus.OVERDUE) == (slot.due < now - TOLERANCE)


@given(histories(), moments)
def test_that_what_is_planned_lies_behind_what_is_open(events: Sequence[Event], now: datetime) -> None:
    statuses = [slot.status for slot in slots(replay(events), now)]
    rest = [status for status in statuses if status not in PAST]
    assert statuses[len(statuses) - len(rest) :] == rest
    assert set(rest[1:]) <= {SlotStatus.PLANNED}


@given(histories(), moments)
def test_that_every_answer_is_seen_and_nothing_else(events: Sequence[Event], now: datetime) -> None:
    state = replay(events)
    until = state.left_at or now
    start = state.started_at if state.opened else None
    answers = {at for at, _ in state.checks if start is None or at < start or at <= until}
    seen = {slot.answered_at for slot in slots(state, now) if slot.answered_at}
    assert seen <= answers
    for answer in answers - seen:
        assert any(abs(other - answer) <= TOLERANCE for other in seen)


@given(histories(), moments, moments)
def test_that_what_is_past_does_not_change_by_waiting(events: Sequence[Event], one: datetime, other: datetime) -> None:
    state = replay(events)
    early, late = sorted((one, other))
    past = [slot for slot in slots(state, early) if slot.status in PAST]
    assert list(slots(state, late))[: len(past)] == past
