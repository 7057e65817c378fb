"""A value never looks newer than it is: what ended before the program was closed is not said anew after it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from session.alert_events import BY_PROGRAM, AlertCleared, AlertRaised, AlertStep
from session.alerts import steps
from session.declarations import LimitsChanged
from session.device_watch import DeviceWatch
from session.events import Event
from session.quantities import number
from session.state import replay
from session.vitals import PRESSURE
from tests.session.cases import amended, at, event, history

BEGUN = ("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h", "10:15 158/94 80 97%")
SAID = "Systolic pressure 158 mmHg, 32 % above baseline 120; the limit is 25 %."
WRITTEN = history(*BEGUN)
CLOSED = (
    *WRITTEN,
    replace(event("10:15", AlertRaised(cause=PRESSURE, priority="medium", sentence=SAID)), source=BY_PROGRAM),
    replace(event("10:24", AlertCleared(cause=PRESSURE, sentence="Back within the limits.")), source=BY_PROGRAM),
)
"""A pressure was entered, its alert raised, and ended by what the monitor showed nine minutes later."""


def reopened(clock: str, *more: Event, before: Sequence[Event] = CLOSED) -> Sequence[AlertStep]:
    """Return what is said when the program is opened again, with a monitor of which nothing is known yet."""
    return steps(replay([*before, *more]), at(clock), DeviceWatch())


def test_that_what_had_ended_is_not_raised_anew_from_the_same_value() -> None:
    assert reopened("10:40") == ()
    assert reopened("10:40", event("10:30", "p4")) == ()


@pytest.mark.parametrize("line", ["10:41 159/90", "10:41 162/90 p3"])
def test_that_a_new_value_beyond_is_said(line: str) -> None:
    clock, words = line.split(maxsplit=1)
    (raised,) = reopened(clock, event(clock, words))
    assert isinstance(raised, AlertRaised)
    assert "Measured" not in raised.sentence


def test_that_a_value_that_was_corrected_since_is_looked_at_again() -> None:
    (raised,) = reopened("10:31", amended(WRITTEN[-1], "10:15", "168/94 80 97%", entered="10:30"))
    assert isinstance(raised, AlertRaised)
    assert raised.sentence.startswith("Systolic pressure 168 mmHg")


def test_that_a_value_is_looked_at_again_under_limits_that_were_set_since() -> None:
    changed = LimitsChanged(code="systolic", tier="act", low=None, high=number("150"), by="Dr Ferrari", reason="known")
    (raised,) = reopened("10:31", event("10:30", changed))
    assert isinstance(raised, AlertRaised)


def test_that_a_value_that_is_said_late_is_said_with_when_it_was_measured() -> None:
    (raised,) = reopened("10:40", before=WRITTEN)
    assert isinstance(raised, AlertRaised)
    assert raised.sentence == f"{SAID} Measured at 10:15."
