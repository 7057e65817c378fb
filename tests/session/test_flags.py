"""An alert in few words, and what has become of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from session.alert_events import AlertAcknowledged, AlertCleared, AlertRaised
from session.alert_record import Urgency
from session.alerts import steps
from session.device_watch import DeviceWatch
from session.events import Body, Event
from session.flags import Flag, flags
from session.state import SessionState, replay
from tests.session.cases import at, event, history, session

BASELINE = ("9:52 120/80 70 98% r15 t36.5", "10:00 start 0.4 mg/kg/h")


def after(*lines: str, then: Sequence[tuple[str, Body]] = ()) -> SessionState:
    """Return a session whose alerts are recorded after its last line, and what follows them."""
    events: list[Event] = history(*BASELINE, *lines)
    clock = lines[-1].split()[0]
    events += [event(clock, step) for step in steps(replay(events), at(clock), DeviceWatch())]
    return replay([*events, *(event(when, body) for when, body in then)])


def test_that_an_alert_is_shown_with_the_value_it_was_said_of() -> None:
    assert flags(after("10:15 155/80 70 86%")) == (
        Flag(Urgency.HIGH, "SpO₂ 86 %", waits=True),
        Flag(Urgency.MEDIUM, "systolic 155", waits=True),
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("10:15 165/125", "diastolic 125"),
        ("10:15 120/80 160", "HR 160"),
        ("10:15 r7", "RR 7"),
        ("10:15 s-3", "RASS \N{MINUS SIGN}3"),
        ("10:15 d9", "Dissoc. 9"),
    ],
)
def test_that_every_reading_has_a_short_name(line: str, words: str) -> None:
    (flag,) = flags(after(line))
    assert flag.words == words


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("monitor", "monitor silent"),
        ("planned_end", "past the planned end"),
        ("maximum_dose", "above the ordered dose"),
        ("spo2", "The probe is off"),
        ("what another version knows", "The probe is off"),
    ],
)
def test_that_what_is_no_reading_is_named_and_what_is_not_known_is_said_in_its_own_words(
    cause: str, words: str
) -> None:
    raised = event("10:20", AlertRaised(cause=cause, priority="low", sentence="The probe is off."))
    (flag,) = flags(replay([*history(*BASELINE), raised]))
    assert flag == Flag(Urgency.LOW, words, waits=True)


def test_that_what_was_answered_stands_behind_what_waits() -> None:
    answer = AlertAcknowledged(cause="spo2", action="Oxygen 2 L/min", acted=True)
    shown = flags(after("10:15 155/80 70 86%", then=[("10:16", answer)]))
    assert [(flag.words, flag.waits, flag.answered) for flag in shown] == [
        ("systolic 155", True, False),
        ("SpO₂ 86 %", False, True),
    ]


def test_that_what_is_over_is_shown_only_while_it_waits() -> None:
    over = [("10:20", AlertCleared(cause=cause, sentence="Back.")) for cause in ("spo2", "pressure")]
    state = after("10:15 155/80 70 86%", then=over)
    latched = replace(state, alerts=tuple(replace(one, latched=one.cause == "spo2") for one in state.alerts))
    assert flags(latched) == (Flag(Urgency.HIGH, "SpO₂ 86 %", waits=True, over=True),)


def test_that_before_the_start_what_is_beyond_a_limit_is_shown_and_waits_for_nobody() -> None:
    assert flags(session("9:52 186/104 92 86%")) == (
        Flag(Urgency.HIGH, "SpO₂ 86 %", waits=False),
        Flag(Urgency.MEDIUM, "systolic 186", waits=False),
    )
    assert flags(session()) == ()
