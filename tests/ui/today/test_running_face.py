"""A running session in words: the time that counts, what is due, what is beyond a limit, how old the values are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.alert_events import AlertAcknowledged, AlertRaised
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import open_course
from tests.ui.course_seats import seat_in_course
from ui.at_a_glance import Watched, flag_words
from ui.running_session import RunningSession
from ui.theme.priority import Priority
from ui.today.running_face import RunningFace, running_face
from ui.today.trend import trend_of

OXYGEN = AlertAcknowledged(cause="spo2", action="Oxygen 2 L/min", acted=True)
STARTED = ((1, "125/78 73 98% p8"), (4, "start 0.4 mg/kg/h"))


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def running(clinic: Clinic) -> RunningSession:
    return clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")


def face(running: RunningSession) -> RunningFace:
    now = running.recorder.now()
    return running_face(running.patient, running.state, now, Watched().glance(running.state, now))


def test_that_before_the_start_it_says_since_when_the_patient_is_here(running: RunningSession) -> None:
    said = face(running)
    assert said.title == "Chair 2 · Okafor, Miriam"
    assert said.phase == "not started, here since 09:52"
    assert (said.time, said.due, said.aged) == ("", None, "No vitals yet")


def test_that_it_says_which_infusion_of_the_course_it_is(clinic: Clinic) -> None:
    miriam = clinic.patient("Okafor, Miriam", "004182")
    running = seat_in_course(clinic, miriam, open_course(clinic, miriam), "Induction 1 of 6")
    assert face(running).phase == "not started, here since 09:52 · Induction 1 of 6"
    clinic.go_through(running, STARTED)
    assert face(running).phase == "infusing · Induction 1 of 6"


def test_that_minutes_of_flow_are_counted_against_the_plan_and_pauses_are_not(
    clinic: Clinic, running: RunningSession
) -> None:
    clinic.go_through(running, [*STARTED, (20, "pause")])
    clinic.clock.advance(minutes=10)
    assert (face(running).time, face(running).of_time, face(running).phase) == ("0:20", "of 1:30", "paused")
    clinic.write(running, "resume")
    clinic.clock.advance(minutes=32)
    assert (face(running).time, face(running).phase) == ("0:52", "infusing")


def test_that_recovery_is_counted_from_the_end(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [*STARTED, (90, "end")])
    clinic.clock.advance(minutes=21)
    assert (face(running).time, face(running).of_time, face(running).phase) == ("0:21", "of 1:00", "recovery")
    clinic.write(running, "ready")
    assert face(running).phase == "ready to leave"


def test_that_the_next_check_counts_down_and_is_due_before_it_is_overdue(
    clinic: Clinic, running: RunningSession
) -> None:
    clinic.go_through(running, STARTED)
    clinic.clock.advance(minutes=2)
    due = face(running).due
    assert due
    assert (due.left, due.caption, due.overdue) == (180.0, "to next vitals", False)
    clinic.clock.advance(minutes=4)
    within = face(running)
    assert within.due
    assert (within.due.left, within.due.caption) == (0.0, "vitals due now"), "within the protocol's tolerance"
    assert within.priority is Priority.NONE


def test_that_an_overdue_check_reminds_and_says_for_how_long(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, STARTED)
    clinic.clock.advance(minutes=8)
    late = face(running)
    assert late.due
    assert late.due.overdue
    assert (late.due.left, late.due.caption) == (-180.0, "vitals due 10:02")
    assert late.priority is Priority.MEDIUM


def test_that_a_value_beyond_a_limit_is_shown_as_it_is_on_the_record_until_it_is_over(
    clinic: Clinic, running: RunningSession
) -> None:
    clinic.go_through(running, [*STARTED, (5, "160/92 108 98%")])
    assert [flag_words(flag) for flag in face(running).flags] == ["systolic 160", "HR 108"]
    assert face(running).priority is Priority.MEDIUM
    clinic.go_through(running, [(1, "126/80 74 97%")])
    assert face(running).flags == ()
    assert face(running).priority is Priority.NONE


def test_that_what_is_over_and_was_not_answered_is_still_shown(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [*STARTED, (5, "128/80 74 86%"), (1, "126/80 74 97%")])
    assert [flag_words(flag) for flag in face(running).flags] == ["SpO₂ 86 %, over"]
    assert face(running).priority is Priority.HIGH


def test_that_a_value_to_stop_at_is_high_until_it_is_answered(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [*STARTED, (5, "128/80 74 86%")])
    assert face(running).priority is Priority.HIGH
    clinic.record(running, OXYGEN)
    (flag,) = face(running).flags
    assert flag_words(flag) == "SpO₂ 86 %, answered"
    assert face(running).priority is Priority.NONE


def test_that_an_answered_one_leaves_the_overdue_check_to_remind(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [*STARTED, (5, "128/80 74 86%")])
    clinic.record(running, OXYGEN)
    clinic.clock.advance(minutes=12)
    assert face(running).priority is Priority.MEDIUM


def test_that_a_value_beyond_a_limit_before_the_start_is_shown(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [(1, "186/84 73 98%")])
    assert [flag_words(flag) for flag in face(running).flags] == ["systolic 186"]
    assert face(running).priority is Priority.MEDIUM
    assert face(running).urgency[0] == 3, "it waits for nobody's answer"


def test_that_values_past_their_interval_are_told_apart_with_their_age(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [*STARTED, (10, "128/80 74")])
    clinic.clock.advance(minutes=3)
    said = face(running)
    assert said.values == "BP 128/80 · HR 74"
    assert said.aged == "SpO₂ 98 · Pain 8, 17 min ago"


def test_that_what_waits_comes_first_then_overdue_then_what_was_answered_then_the_next_due(clinic: Clinic) -> None:
    names = ("new", "calm", "answered", "low", "late", "later", "medium", "high")
    seats = {name: clinic.seat(clinic.patient(f"{name}, A", name), name) for name in names}
    clinic.go_through(seats["later"], STARTED)
    clinic.go_through(seats["late"], STARTED)
    clinic.clock.advance(minutes=7)
    for name in ("calm", "answered", "low", "medium", "high"):
        clinic.go_through(seats[name], [(0, "125/78 73 98%"), (0, "start 0.4 mg/kg/h")])
    clinic.clock.advance(minutes=5)
    for name, line in (("calm", "125/80"), ("answered", "125/80 74 86%"), ("medium", "165/100"), ("high", "87%")):
        clinic.write(seats[name], line)
    clinic.record(seats["answered"], OXYGEN)
    clinic.record(seats["low"], AlertRaised(cause="monitor", priority="low", sentence="Monitor: no data."))
    order = sorted(seats, key=lambda name: face(seats[name]).urgency)
    assert order == ["high", "medium", "later", "late", "low", "answered", "calm", "new"]


def test_that_an_overdue_check_counts_from_the_first_that_was_asked_for_in_vain(
    clinic: Clinic, running: RunningSession
) -> None:
    clinic.go_through(running, STARTED)
    clinic.clock.advance(minutes=25)
    due = face(running).due
    assert due
    assert (due.left, due.caption) == (-20 * 60, "vitals due 10:02")


def test_that_the_trend_spans_the_plan_and_holds_every_pressure(clinic: Clinic, running: RunningSession) -> None:
    clinic.go_through(running, [*STARTED, (45, "140/90 80")])
    trend = trend_of(running.state, running.recorder.now())
    assert [value for _, value in trend.systolic] == [125, 140]
    assert [value for _, value in trend.heart_rate] == [73, 80]
    assert trend.limit == 156, "25 % above the baseline of 125"
    assert trend.systolic[-1][0] == trend.now == pytest.approx(55 / 100), "ten minutes before, ninety of flow"
    assert all(trend.lowest < value < trend.highest for _, value in (*trend.systolic, *trend.heart_rate))
