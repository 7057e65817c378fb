"""Whatever is read and in whatever order: one alert a cause, said no more often than it is news, and never lost."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from session.alert_events import BY_PROGRAM, AlertAcknowledged, AlertCleared, AlertRaised
from session.alert_record import Urgency, standing, waiting
from session.alerts import conditions, steps
from session.device_watch import DeviceWatch
from session.limits import bands, crossings
from session.state import replay
from tests.session.cases import at, event, history, session

RUNNING = session("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h")
SYSTOLIC = st.integers(60, 230)
MOVES = st.lists(st.tuples(st.sampled_from(("read", "answer")), SYSTOLIC, st.integers(1, 12)), max_size=12)


@given(st.sampled_from([*bands(RUNNING)]), st.integers(-5, 250))
def test_that_the_band_and_the_sentences_agree_on_every_value(code: str, value: int) -> None:
    found = crossings(RUNNING, {code: Decimal(value)})
    assert bands(RUNNING)[code].tier(Decimal(value)) == (found[0].tier if found else None)


@settings(max_examples=40)
@given(MOVES)
def test_that_a_session_of_any_readings_and_answers_keeps_the_alerts_as_they_should_be(
    moves: list[tuple[str, int, int]],
) -> None:
    events, now = history("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h"), at("10:01")
    for move, value, minutes in moves:
        now += timedelta(minutes=minutes)
        clock = f"{now:%H:%M:%S}"
        state = replay(events)
        if move == "read":
            events.append(event(clock, f"{value}/{min(value - 5, 85)}"))
        elif shown := waiting(state.alerts):
            events.append(event(clock, AlertAcknowledged(cause=shown[0].cause, action="Pause", acted=True)))
        for body in steps(replay(events), now, DeviceWatch()):
            events.append(replace(event(clock, body), source=BY_PROGRAM))
        state = replay(events)
        assert steps(state, now, DeviceWatch()) == ()
        held = {one.cause: one.urgency for one in conditions(state, now, DeviceWatch()).conditions}
        opened = {alert.cause: alert for alert in state.alerts if alert.open}
        assert held.keys() == opened.keys()
        assert all(opened[cause].urgency >= urgency for cause, urgency in held.items())
        assert len([alert for alert in state.alerts if alert.open]) == len(opened)
    raised = sum(isinstance(one.body, AlertRaised) for one in events)
    cleared = sum(isinstance(one.body, AlertCleared) for one in events)
    assert len(replay(events).alerts) == raised
    assert raised - cleared == len(standing(replay(events).alerts))


@given(st.permutations([*Urgency]))
def test_that_the_most_pressing_is_said_first(order: list[Urgency]) -> None:
    events = history("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h")
    for place, urgency in enumerate(order):
        body = AlertRaised(cause=f"cause {place}", priority=urgency.word, sentence="So.")
        events.append(event("10:10", body))
    assert [alert.urgency for alert in waiting(replay(events).alerts)] == [Urgency.HIGH, Urgency.MEDIUM, Urgency.LOW]
