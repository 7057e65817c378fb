"""For how long the signs of a session stood beyond the limits that held: examples, and laws for any session."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.alert_events import AlertCleared, AlertRaised
from session.alert_summary import summarise_alerts
from session.declarations import LimitsChanged
from session.limits import Tier
from session.outside import Outside, outside
from session.protocol import Protocol, Range
from session.state import SessionState, replay
from session.vitals import PRESSURE
from tests.session.cases import PROTOCOL, amended, at, event, history, session, under, voided

NIGHT = at("23:00")
BARE = replace(PROTOCOL, act=(), stop=(), act_change=(), stop_change=())


def limited(protocol: Protocol, *lines: str) -> SessionState:
    return replay(under(protocol, history(*lines)))


def spo2(low: int | None, stop: int | None = None) -> Protocol:
    def limit(end: int | None) -> tuple[Range, ...]:
        return () if end is None else (Range("spo2", Decimal(end), None),)

    return replace(BARE, act=limit(low), stop=limit(stop))


def minutes(found: tuple[Outside, ...]) -> dict[str, tuple[float, float]]:
    return {one.code: (one.span / timedelta(minutes=1), one.stop_span / timedelta(minutes=1)) for one in found}


def test_that_a_value_beyond_stands_until_the_next_one_within() -> None:
    (found,) = outside(session("9:52 125/78", "10:00 start", "10:15 158/80", "10:25 130/80"), NIGHT)
    assert (found.code, found.began_at, found.span) == ("systolic", at("10:15"), timedelta(minutes=10))
    assert (found.worst.value, found.worst.tier, found.percent) == (Decimal(158), Tier.ACT, Decimal(26))
    assert found.words == "Systolic +26 % for 10 min"


def test_that_a_value_never_stands_longer_than_the_interval_between_checks_of_its_phase() -> None:
    lines = ("10:00 start", "10:05 90%", "11:00 end", "11:10 90%", "12:30 left")
    found = minutes(outside(session(*lines), NIGHT))
    assert found["spo2"][0] == PROTOCOL.check_interval_min + PROTOCOL.recovery_check_interval_min


def test_that_a_value_stands_no_longer_than_its_alert() -> None:
    lines = history("9:52 125/78", "10:00 start", "10:15 158/94")
    raised = event("10:15", AlertRaised(cause=PRESSURE, priority="medium", sentence="Systolic pressure 158 mmHg."))
    cleared = event("10:24", AlertCleared(cause=PRESSURE, sentence="Systolic pressure 152 mmHg."))
    state = replay([*lines, raised, cleared])
    (found,) = outside(state, NIGHT)
    (tale,) = summarise_alerts(state, NIGHT).tales
    assert found.span == tale.lasted == timedelta(minutes=9)


def test_that_only_the_time_from_the_start_until_the_patient_left_counts() -> None:
    state = limited(spo2(92), "9:55 88%", "10:00 start", "10:05 97%", "10:30 89%", "10:32 left")
    assert minutes(outside(state, NIGHT)) == {"spo2": (7, 0)}
    assert outside(session("9:55 88%"), NIGHT) == ()


def test_that_a_running_session_counts_up_to_now_and_says_a_value_of_this_very_moment() -> None:
    state = limited(spo2(92), "10:00 start", "10:10 88%")
    assert minutes(outside(state, at("10:14"))) == {"spo2": (4, 0)}
    (found,) = outside(state, at("10:10"))
    assert (found.span, found.words) == (timedelta(0), "SpO₂ 88 %")
    assert outside(state, at("10:09")) == ()


def test_that_both_tiers_count_as_outside_and_the_graver_by_itself() -> None:
    state = limited(spo2(92, 88), "10:00 start", "10:05 91%", "10:10 86%", "10:13 91%", "10:15 96%")
    assert minutes(outside(state, NIGHT)) == {"spo2": (10, 3)}
    assert outside(state, NIGHT)[0].worst.value == 86


def test_that_the_limits_of_each_moment_count() -> None:
    changed = LimitsChanged(code="spo2", tier="act", low=Decimal(88), high=None, by="Dr Lang", reason="known COPD")
    events = under(spo2(92), history("10:00 start", "10:05 90%", "10:15 97%"))
    assert minutes(outside(replay([*events, event("10:08", changed)]), NIGHT)) == {"spo2": (3, 0)}
    assert outside(replay([*events, event("10:02", changed)]), NIGHT) == ()
    assert minutes(outside(replay([*events, event("10:20", changed)]), NIGHT)) == {"spo2": (10, 0)}


def test_that_what_was_struck_out_or_corrected_counts_as_it_stands() -> None:
    events = under(spo2(92), history("10:00 start", "10:05 80%", "10:10 97%"))
    assert outside(replay([*events, voided(events[2], entered="10:11")]), NIGHT) == ()
    assert outside(replay([*events, amended(events[2], "10:05", "98%", entered="10:11")]), NIGHT) == ()


def test_that_of_two_values_of_one_moment_the_one_entered_last_counts() -> None:
    events = under(spo2(92), [*history("10:00 start", "10:05 80%"), event("10:05", "95%", entered="10:07")])
    assert outside(replay(events), NIGHT) == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("10:05 hr180", "HR 180 for 15 min"),
        ("10:05 200/80", "Systolic 200 for 15 min"),
        ("10:05 r5", "RR 5 for 15 min"),
    ],
)
def test_that_without_a_baseline_the_value_itself_is_told(line: str, words: str) -> None:
    limits = (Range("heart_rate", None, Decimal(120)), Range("systolic", None, Decimal(180)))
    protocol = replace(BARE, act=(*limits, Range("respiration", Decimal(8), None)))
    (found,) = outside(limited(protocol, "10:00 start", line), NIGHT)
    assert found.words == words


values = st.lists(st.tuples(st.integers(-10, 150), st.integers(70, 100)), max_size=8)
ends = st.none() | st.integers(75, 99)


def charted(taken: list[tuple[int, int]], protocol: Protocol, *lines: str) -> SessionState:
    events = history(*(lines or ("10:00 start", "12:00 end", "12:30 left")))
    events += [event(clock(minute), f"{value}%") for minute, value in taken]
    return replay(under(protocol, events))


def clock(minute: int) -> str:
    return f"{(600 + minute) // 60}:{(600 + minute) % 60:02d}"


def total(found: tuple[Outside, ...]) -> timedelta:
    return sum((one.span for one in found), timedelta(0))


@given(values, ends, ends)
def test_that_the_time_outside_is_never_more_than_the_session(
    taken: list[tuple[int, int]], act: int | None, stop: int | None
) -> None:
    for one in outside(charted(taken, spo2(act, stop)), NIGHT):
        assert timedelta(0) <= one.stop_span <= one.span <= at("12:30") - at("10:00")
        assert all(left.end <= right.start for left, right in pairwise(one.stretches))


@given(values)
def test_that_without_limits_nothing_is_outside(taken: list[tuple[int, int]]) -> None:
    assert outside(charted(taken, BARE), NIGHT) == ()


@given(values, st.integers(75, 98), st.integers(0, 10))
def test_that_wider_limits_never_make_it_longer(taken: list[tuple[int, int]], low: int, wider: int) -> None:
    assert total(outside(charted(taken, spo2(low - wider)), NIGHT)) <= total(outside(charted(taken, spo2(low)), NIGHT))


@given(values, st.integers(0, 150), st.integers(0, 60))
def test_that_it_never_shrinks_while_the_session_goes_on(taken: list[tuple[int, int]], now: int, later: int) -> None:
    state = charted(taken, spo2(92), "10:00 start")
    known = [total(outside(state, at(clock(minute)))) for minute in (now, now + later)]
    assert known[0] <= known[1] <= timedelta(minutes=now + later)


@given(values, st.tuples(st.integers(0, 150), st.integers(70, 100)))
def test_that_a_value_within_never_makes_it_longer(taken: list[tuple[int, int]], more: tuple[int, int]) -> None:
    within = (more[0], max(more[1], 92))
    assert total(outside(charted([*taken, within], spo2(92)), NIGHT)) <= total(outside(charted(taken, spo2(92)), NIGHT))
