"""Alerts after a correction, a change of limits, a slow disk, and where what was answered comes back as bad."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from session.alert_events import AlertAcknowledged, AlertCleared, AlertPersisted, AlertRaised, AlertWorsened
from session.alert_record import standing, waiting
from session.alerts import MAXIMUM_DOSE, PLANNED_END, steps
from session.declarations import LimitsChanged
from session.ports import Sample
from tests.session.cases import at, event, voided
from tests.session.test_alerts import Chair
from tests.session.test_device_watch import PERSIST, Watched

FOR_HER = LimitsChanged(code="spo2", tier="act", low=Decimal(89), high=None, by="Dr Lang", reason="usual for her")


def answer(watched: Watched) -> None:
    """Answer what the monitor raised of the saturation."""
    body = AlertAcknowledged(cause="spo2", action="Physician told", acted=True)
    watched.events.append(event(f"{watched.now:%H:%M:%S}", body))


def test_that_limits_set_wider_for_a_patient_end_what_the_monitor_had_raised() -> None:
    watched = Watched()
    watched.show(60, spo2=90)
    watched.events.append(event(f"{watched.now:%H:%M:%S}", FOR_HER))
    (over,) = steps(watched.state, watched.now, watched.devices)
    assert isinstance(over, AlertCleared)
    assert [type(step) for step in watched.show(60, spo2=90)] == [AlertCleared]


def test_that_limits_set_nearer_for_a_patient_are_said_of_a_monitor_once_that_has_lasted() -> None:
    watched = Watched()
    watched.show(60, spo2=93)
    watched.events.append(event(f"{watched.now:%H:%M:%S}", replace(FOR_HER, low=Decimal(94))))
    assert watched.show(PERSIST, spo2=93) == []
    (raised,) = watched.show(5, spo2=93)
    assert isinstance(raised, AlertRaised)


def test_that_what_was_answered_is_said_again_where_it_had_eased_and_is_as_bad_again() -> None:
    watched = Watched()
    watched.show(60, spo2=85)
    answer(watched)
    assert watched.show(300, spo2=85) == []
    assert watched.show(60, spo2=90) == []
    (worse,) = watched.show(120, spo2=72)
    assert isinstance(worse, AlertWorsened)
    assert worse.sentence == "Oxygen saturation 72 %, below 88."


def test_that_it_is_not_said_again_where_it_eased_for_a_moment_or_nobody_has_answered() -> None:
    watched = Watched()
    watched.show(60, spo2=85)
    assert watched.show(60, spo2=90) + watched.show(60, spo2=85) == []
    answer(watched)
    due = [step for _ in range(20) for step in watched.show(PERSIST, spo2=90) + watched.show(60, spo2=85)]
    assert due == []


def test_that_a_check_that_finds_the_same_is_said_though_the_monitor_went_on_while_it_was_saved() -> None:
    watched = Watched()
    watched.show(60, spo2=90)
    answer(watched)
    watched.show(300, spo2=90)
    check = event(f"{watched.now:%H:%M:%S}", "90%")
    watched.now += timedelta(seconds=2)
    watched.devices.add(watched.state, [Sample(watched.now, None, "spo2", Decimal(90))], "Monitor")
    watched.events.append(check)
    assert [type(step) for step in steps(watched.state, watched.now, watched.devices)] == [AlertPersisted]


def test_that_one_answer_is_for_a_latched_alert_that_is_over_and_for_the_one_that_followed() -> None:
    chair = Chair("10:15 90%", "10:16 97%", "10:20 90%")
    assert [(alert.open, alert.waits) for alert in chair.alerts] == [(False, True), (True, True)]
    chair.answer("10:21", "Probe checked", cause="spo2")
    assert not waiting(chair.alerts)
    assert [len(alert.answers) for alert in chair.alerts] == [1, 1]
    chair.write("10:40 97%")
    assert not standing(chair.alerts)


def test_that_an_answer_is_not_put_to_an_alert_that_was_over_and_done_with() -> None:
    chair = Chair("10:15 155/90", "10:20 130/80", "10:35 155/90")
    chair.answer("10:36")
    assert [len(alert.answers) for alert in chair.alerts] == [0, 1]


def test_that_a_bolus_struck_out_ends_what_was_said_of_the_dose() -> None:
    chair = Chair()
    wrong = event("10:10", "bolus 100 mg")
    (raised,) = chair.add(wrong, "10:10")
    assert (raised.cause, chair.alerts[0].open) == (MAXIMUM_DOSE, True)
    (over,) = chair.add(voided(wrong, entered="10:12"), "10:12")
    assert isinstance(over, AlertCleared)
    assert over.sentence == "5.5 mg given of the ordered 60 mg."


def test_that_a_pause_written_late_puts_off_a_planned_end_that_was_said_to_be_past() -> None:
    chair = Chair()
    chair.look("11:32")
    chair.events += [event("10:20", "pause", entered="11:33"), event("10:50", "resume", entered="11:33")]
    (over,) = steps(chair.state, at("11:33"), Watched().devices)
    assert isinstance(over, AlertCleared)
    assert (over.cause, over.sentence) == (PLANNED_END, "The planned end is 12:00.")
