"""Which alerts count: those that rest on an entry which was struck out do not."""

from dataclasses import replace
from decimal import Decimal

from session.alert_events import BY_PROGRAM, AlertPersisted, AlertRaised
from session.alert_summary import summarise_alerts
from session.alerts import MAXIMUM_DOSE
from session.declarations import LimitsChanged
from session.events import Event
from session.state import replay
from tests.session.cases import amended, at, event, history, voided

NIGHT = at("23:00")
HIGH = "Systolic pressure 186 mmHg, 49 % above baseline 125; the limit is 40 %."


def said(clock: str, cause: str, sentence: str, device: str = "") -> Event:
    body = AlertRaised(cause=cause, priority="high", sentence=sentence, device=device)
    return replace(event(clock, body), source=BY_PROGRAM)


def counted(*events: Event) -> tuple[int, int]:
    alerts = summarise_alerts(replay(events), NIGHT)
    return len(alerts.tales), alerts.mistaken


def charted(*lines: str) -> tuple[list[Event], Event]:
    """Return a session with a baseline and these lines, and the first of them."""
    events = history("9:52 125/78", "10:00 start", *lines)
    return events, events[3]


def test_that_an_alert_of_an_entry_that_stands_counts() -> None:
    events, _ = charted("10:15 186/90")
    assert counted(*events, said("10:15", "pressure", HIGH)) == (1, 0)


def test_that_an_alert_of_an_entry_that_was_struck_out_does_not_count() -> None:
    events, wrong = charted("10:15 186/90")
    assert counted(*events, said("10:15", "pressure", HIGH), voided(wrong, entered="10:17")) == (0, 1)


def test_that_one_of_a_value_that_was_mistyped_counts_only_where_the_right_one_is_beyond_too() -> None:
    events, wrong = charted("10:15 186/90")
    alarm = said("10:15", "pressure", HIGH)
    assert counted(*events, alarm, amended(wrong, "10:15", "136/90", entered="10:17")) == (0, 1)
    assert counted(*events, alarm, amended(wrong, "10:15", "188/90", entered="10:17")) == (1, 0)
    assert counted(*events, alarm, amended(wrong, "10:15", "hr80", entered="10:17")) == (0, 1)


def test_that_one_of_a_value_that_was_not_changed_counts_whatever_limits_hold_since() -> None:
    events, entry = charted("10:15 186/90")
    noted = amended(entry, "10:14", "186/90; measured on the left", entered="10:17")
    wider = LimitsChanged(code="systolic", tier="act", low=None, high=Decimal(190), by="Dr Lang", reason="known high")
    stop = replace(wider, tier="stop", high=Decimal(200))
    steps = (said("10:15", "pressure", HIGH), noted, event("10:30", wider), event("10:31", stop))
    assert counted(*events, *steps) == (1, 0)


def test_that_one_raised_by_a_correction_counts_by_the_corrected_value() -> None:
    events, wrong = charted("10:15 136/90")
    corrected = amended(wrong, "10:15", "186/90", entered="10:17")
    alarm = said("10:17", "pressure", HIGH)
    assert counted(*events, corrected, alarm) == (1, 0)
    assert counted(*events, corrected, alarm, voided(wrong, entered="10:19")) == (0, 1)


def test_that_one_that_was_said_again_of_another_value_counts() -> None:
    events, wrong = charted("10:15 186/90", "10:30 188/90")
    again = AlertPersisted(cause="pressure", priority="high", sentence=HIGH.replace("186", "188"))
    steps = (said("10:15", "pressure", HIGH), replace(event("10:30", again), source=BY_PROGRAM))
    assert counted(*events, *steps, voided(wrong, entered="10:31")) == (1, 0)
    assert counted(*events, *steps, *(voided(one, entered="10:31") for one in events[3:])) == (0, 1)


def test_that_a_monitor_and_what_cannot_be_told_count() -> None:
    events, wrong = charted("10:15 186/90")
    struck = voided(wrong, entered="10:17")
    assert counted(*events, said("10:15", "pressure", HIGH, "Monitor S/5"), struck) == (1, 0)
    assert counted(*events, said("10:15", "pressure", "High."), struck) == (1, 0)
    assert counted(*events, said("10:15", "monitor", "Monitor: no data."), struck) == (1, 0)


def test_that_a_dose_that_was_never_given_is_no_ground() -> None:
    events, bolus = charted("10:15 bolus 80 mg")
    alarm = said("10:15", MAXIMUM_DOSE, "86.8 mg given, more than the ordered 60 mg.")
    assert counted(*events, alarm) == (1, 0)
    assert counted(*events, alarm, voided(bolus, entered="10:17")) == (0, 1)
