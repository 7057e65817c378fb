"""An alert is said once, when it is true, with what to do; then silence until it is worse or still so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from session.alert_events import (
    BY_PROGRAM,
    AlertAcknowledged,
    AlertCleared,
    AlertPersisted,
    AlertRaised,
    AlertStep,
    AlertWorsened,
    EmergencyClosed,
    EmergencyOpened,
)
from session.alert_record import Alert, Urgency, standing, waiting
from session.alerts import MAXIMUM_DOSE, PLANNED_END, steps
from session.declarations import LimitsChanged
from session.device_watch import DeviceWatch
from session.events import Event
from session.quantities import number
from session.schedule import slots
from session.state import SessionState, replay
from tests.session.cases import amended, at, event, history, voided

BASELINE = ("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h")


class Chair:
    """A session whose alerts are recorded at each entry, as the window does it."""

    def __init__(self, *lines: str) -> None:
        self.events: list[Event] = []
        for one in history(*BASELINE):
            self._add(one)
        for line in lines:
            self.write(line)

    @property
    def state(self) -> SessionState:
        return replay(self.events)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        return self.state.alerts

    def write(self, line: str, *, entered: str = "") -> Sequence[AlertStep]:
        """Write "HH:MM entry line", and return what follows for the alerts."""
        clock, words = line.split(maxsplit=1)
        return self.add(event(clock, words, entered=entered), entered or clock)

    def add(self, one: Event, clock: str) -> Sequence[AlertStep]:
        self._add(one)
        return self.look(clock)

    def look(self, clock: str) -> Sequence[AlertStep]:
        """Record what is due now, and check that recorded it is due no more."""
        due = steps(self.state, at(clock), DeviceWatch())
        for body in due:
            self._add(replace(event(clock, body), source=BY_PROGRAM))
        assert steps(self.state, at(clock), DeviceWatch()) == ()
        return due

    def answer(
        self, clock: str, action: str = "Lower the rate", *, acted: bool = True, cause: str = "pressure"
    ) -> None:
        self._add(event(clock, AlertAcknowledged(cause=cause, action=action, acted=acted)))

    def _add(self, one: Event) -> None:
        self.events.append(one)


def test_that_a_value_beyond_its_limit_raises_one_alert_with_what_to_do() -> None:
    (only,) = Chair().write("10:15 155/90 80 97%")
    assert isinstance(only, AlertRaised)
    assert (only.cause, only.priority) == ("pressure", "medium")
    assert only.sentence == "Systolic pressure 155 mmHg, 29 % above baseline 120; the limit is 25 %."
    assert only.advice.startswith("Measure again.")


def test_that_both_pressures_beyond_are_one_alert_of_the_worse() -> None:
    (only,) = Chair().write("10:15 165/125 80 97%")
    assert isinstance(only, AlertRaised)
    assert only.priority == "high"
    assert only.sentence.startswith("Diastolic pressure 125 mmHg")


def test_that_the_same_again_says_nothing_while_nobody_has_answered() -> None:
    chair = Chair("10:15 155/90")
    assert chair.write("10:20 157/90") == ()
    assert [alert.times_said for alert in chair.alerts] == [1]


def test_that_a_further_limit_worsens_the_alert_that_is_there() -> None:
    chair = Chair("10:15 155/90")
    (worse,) = chair.write("10:20 205/90")
    assert isinstance(worse, AlertWorsened)
    (alert,) = chair.alerts
    assert (alert.urgency, alert.raised_at, alert.waits) == (Urgency.HIGH, at("10:15"), True)


def test_that_an_answer_silences_it_until_the_next_check_finds_it_still_so() -> None:
    chair = Chair("10:15 155/90")
    chair.answer("10:16")
    assert not waiting(chair.alerts)
    assert chair.write("10:17 156/90") == ()
    (still,) = chair.write("10:21 158/90")
    assert isinstance(still, AlertPersisted)
    assert [alert.waits for alert in chair.alerts] == [True]
    chair.answer("10:22")
    assert not waiting(chair.alerts)
    assert len(chair.alerts) == 1


def test_that_worse_after_an_answer_is_said_at_once() -> None:
    chair = Chair("10:15 155/90")
    chair.answer("10:16")
    (worse,) = chair.write("10:17 205/110")
    assert isinstance(worse, AlertWorsened)


def test_that_a_value_back_within_its_limits_clears_it_and_the_next_crossing_is_a_new_alert() -> None:
    chair = Chair("10:15 155/90")
    (over,) = chair.write("10:20 138/84")
    assert isinstance(over, AlertCleared)
    assert over.sentence == "Systolic pressure 138 mmHg, Diastolic pressure 84 mmHg: back within the limits."
    assert not standing(chair.alerts)
    chair.write("10:35 160/90")
    assert [alert.open for alert in chair.alerts] == [False, True]


def test_that_another_reading_of_the_line_does_not_clear_it() -> None:
    chair = Chair("10:15 155/90")
    assert chair.write("10:20 hr80") == ()


def test_that_a_latched_alert_is_shown_until_it_is_answered_though_it_is_over() -> None:
    chair = Chair()
    raised = AlertRaised(cause="spo2", priority="high", sentence="Low.", latched=True)
    chair.add(event("10:15", raised), "10:15")
    chair.write("10:16 97%")
    (alert,) = chair.alerts
    assert (alert.open, alert.waits) == (False, True)
    chair.answer("10:17", cause="spo2")
    assert not standing(chair.alerts)


def test_that_a_corrected_value_clears_what_it_had_raised() -> None:
    chair = Chair()
    wrong = event("10:15", "183/83 76")
    chair.add(wrong, "10:15")
    (over,) = chair.add(amended(wrong, "10:15", "138/83 76", entered="10:16"), "10:16")
    assert isinstance(over, AlertCleared)


def test_that_a_value_struck_out_clears_what_it_had_raised() -> None:
    chair = Chair()
    wrong = event("10:15", "183/83 76")
    chair.add(wrong, "10:15")
    assert [type(step) for step in chair.add(voided(wrong, entered="10:16"), "10:16")] == [AlertCleared]


def test_that_an_entry_older_than_a_check_is_no_news_and_one_of_some_minutes_ago_is() -> None:
    assert Chair().write("10:05 205/110", entered="10:40") == ()
    (raised,) = Chair().write("10:35 205/110", entered="10:40")
    assert isinstance(raised, AlertRaised)


def test_that_a_pause_says_nothing_of_a_planned_end_that_was_answered() -> None:
    chair = Chair()
    chair.look("11:33")
    chair.answer("11:34", "It goes on", cause=PLANNED_END)
    assert chair.write("11:40 pause") == ()
    assert chair.write("11:45 resume") == ()


def test_that_nothing_is_raised_before_the_start_or_once_the_patient_has_left() -> None:
    before = replay(history("9:52 205/120 70 85%"))
    assert steps(before, at("9:53"), DeviceWatch()) == ()
    left = Chair("10:10 end", "10:20 left")
    assert left.look("10:21") == ()


def test_that_what_a_prescriber_set_for_this_patient_stands_in_the_place_of_the_protocols_limits() -> None:
    chair = Chair("10:15 155/90")
    own = LimitsChanged(code="systolic", tier="act", low=None, high=number("170"), by="Dr Lang", reason="usual for her")
    (over,) = chair.add(event("10:16", own), "10:16")
    assert isinstance(over, AlertCleared)
    (only,) = chair.write("10:30 171/90")
    assert isinstance(only, AlertWorsened | AlertRaised)
    assert only.priority == "high", "the protocol's own limit to stop at, 40 % above the baseline, still holds"
    stop = replace(own, tier="stop", high=number("190"))
    chair.add(event("10:31", stop), "10:31")
    assert chair.alerts[-1].urgency is Urgency.HIGH
    chair.write("10:45 165/90")
    (again,) = chair.write("11:00 172/90")
    assert isinstance(again, AlertRaised)
    assert again.sentence == "Systolic pressure 172 mmHg, above 170, set for this patient."


def test_that_an_infusion_that_runs_past_its_planned_end_is_said_quietly() -> None:
    chair = Chair()
    assert chair.look("11:31") == ()
    (only,) = chair.look("11:32")
    assert isinstance(only, AlertRaised)
    assert (only.cause, only.priority) == (PLANNED_END, "low")
    (over,) = chair.write("11:35 end")
    assert isinstance(over, AlertCleared)


def test_that_more_than_the_ordered_maximum_is_said() -> None:
    chair = Chair()
    chair.write("10:10 bolus 50 mg")
    due = [step for step in chair.look("10:40") if isinstance(step, AlertRaised)]
    assert [(step.cause, step.priority) for step in due] == [(MAXIMUM_DOSE, "medium")]


def test_that_an_alert_asks_for_a_check_of_its_own() -> None:
    chair = Chair("10:05 121/80 70", "10:12 155/90 72")
    dues = [slot.due for slot in slots(chair.state, at("10:13"))]
    assert at("10:17") in dues
    assert at("10:27") in dues


@pytest.mark.parametrize("line", ["10:15 155/90", "10:15 85%", "10:15 r7", "10:15 s-4", "10:15 d8"])
def test_that_an_answer_and_a_step_that_belong_to_no_alert_change_nothing(line: str) -> None:
    chair = Chair(line)
    known = chair.alerts
    chair.answer("10:16", cause="temperature")
    chair.add(event("10:16", AlertCleared(cause="temperature", sentence="Over.")), "10:16")
    assert chair.alerts == known


def test_that_the_time_to_the_first_answer_and_whether_anything_was_done_are_known() -> None:
    chair = Chair("10:15 155/90")
    chair.answer("10:15:42", "Seen, watching", acted=False)
    chair.write("10:20 157/90")
    (alert,) = chair.alerts
    assert (alert.answered_after, alert.acted) == (timedelta(seconds=42), False)
    chair.answer("10:21", "Pause")
    (alert,) = chair.alerts
    assert (alert.answered_after, alert.acted) == (timedelta(seconds=42), True)


def test_that_measured_again_and_further_out_is_said_again_and_no_further_is_not() -> None:
    chair = Chair("10:15 155/90")
    chair.answer("10:15:30", "Measure again")
    assert chair.write("10:16 154/90") == ()
    (still,) = chair.write("10:17 167/90")
    assert isinstance(still, AlertPersisted)
    assert still.sentence.startswith("Systolic pressure 167")


def test_that_what_is_still_so_is_said_before_what_is_over() -> None:
    chair = Chair()
    chair.add(event("10:15", AlertRaised(cause="spo2", priority="high", sentence="Low.", latched=True)), "10:15")
    chair.write("10:16 97%")
    chair.write("10:17 155/90")
    assert [alert.cause for alert in waiting(chair.alerts)] == ["pressure", "spo2"]


def test_that_an_emergency_asks_for_a_check_when_it_begins_and_when_it_is_over() -> None:
    chair = Chair("10:05 121/80 70")
    chair.add(event("10:10", EmergencyOpened("Not breathing")), "10:10")
    assert at("10:15") in [slot.due for slot in slots(chair.state, at("10:11"))]
    chair.write("10:11 end; emergency")
    chair.add(event("10:14", EmergencyClosed("Breathing.")), "10:14")
    assert at("10:19") in [slot.due for slot in slots(chair.state, at("10:15"))]
