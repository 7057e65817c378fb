"""When the patient is to be looked at, and what became of it."""

from dataclasses import replace

from session.record import Phase
from session.schedule import Slot, SlotStatus, interval, next_due, overdue_since, planned_end, slots
from session.state import SessionState, replay
from tests.session.cases import FORM_LINES, PROTOCOL, at, history, session, under, voided

START = "10:00 start 0.4 mg/kg/h"


def shown(state: SessionState, now: str) -> list[str]:
    """Return the slots as "HH:MM status", with the moment of the answer where it was another."""
    return [_text(slot) for slot in slots(state, at(now))]


def _text(slot: Slot) -> str:
    answered = f" {slot.answered_at:%H:%M}" if slot.answered_at not in {None, slot.due} else ""
    return f"{slot.due:%H:%M} {slot.status.value}{answered}"


def open_ones(state: SessionState, now: str) -> list[str]:
    """Return what is still to be done, and the last that was missed before it."""
    return [text for text in shown(state, now) if not text.endswith(("done", "late", "answered"))][:3]


def test_that_the_paper_form_shows_every_check_once() -> None:
    assert shown(session(*FORM_LINES), "13:00") == [
        "09:52 done", "10:05 done", "10:20 missed", "10:35 missed", "10:50 missed", "11:05 missed", "11:20 missed",
        "11:35 missed", "11:50 missed",
    ]  # fmt: skip


def test_that_nothing_is_due_before_the_start() -> None:
    state = session("9:52 125/78 73 98%", "9:55 asleep")
    assert shown(state, "9:58") == ["09:52 done", "09:55 answered"]
    assert next_due(state, at("9:58")) is None


def test_that_the_plan_runs_to_the_end_of_recovery() -> None:
    texts = shown(session(START), "10:01")
    assert texts[:3] == ["10:05 next", "10:15 planned", "10:30 planned"]
    assert texts[-1] == "12:30 planned"


def test_that_an_extra_check_is_due_five_minutes_after_each_change() -> None:
    state = session(START, "10:05 hr74", "10:12 rate 0.5 mg/kg/h")
    assert open_ones(state, "10:13") == ["10:17 next", "10:20 planned", "10:35 planned"]


def test_that_a_bolus_and_a_resumption_are_changes_and_a_pause_is_not() -> None:
    assert open_ones(session(START, "10:05 hr74", "10:11 bolus 5 mg"), "10:12")[0] == "10:16 next"
    assert open_ones(session(START, "10:05 hr74", "10:11 pause"), "10:12")[0] == "10:20 next"
    assert open_ones(session(START, "10:05 hr74", "10:06 pause", "10:11 resume"), "10:12")[0] == "10:16 next"


def test_that_checks_slide_an_interval_after_the_last_answer() -> None:
    assert shown(session(START, "10:05 hr74", "10:12 hr75"), "10:13")[:3] == ["10:05 done", "10:12 done", "10:27 next"]


def test_that_an_answer_counts_from_the_tolerance_before_and_is_late_after_it() -> None:
    assert shown(session(START, "10:03 hr74"), "10:04")[0] == "10:05 done 10:03"
    assert shown(session(START, "10:07 hr74"), "10:08")[0] == "10:05 done 10:07"
    assert shown(session(START, "10:08 hr74"), "10:09")[0] == "10:05 late 10:08"


def test_that_asleep_answers_a_check_and_pain_alone_does_not() -> None:
    assert shown(session(START, "10:05 asleep"), "10:06")[:2] == ["10:05 answered", "10:20 next"]
    assert shown(session(START, "10:05 p8"), "10:06")[0] == "10:05 next"


def test_that_a_voided_reading_answers_nothing() -> None:
    events = history(START, "10:05 hr74")
    assert shown(replay([*events, voided(events[-1], entered="10:06")]), "10:06")[0] == "10:05 next"


def test_that_what_is_entered_just_after_a_check_belongs_to_it() -> None:
    state = session(START, "10:05 128/80 74", "10:05 97%", "10:06 r14", "10:07 asleep")
    assert shown(state, "10:08")[:2] == ["10:05 done", "10:22 next"]


def test_that_readings_right_after_asleep_make_it_a_check_that_was_done() -> None:
    assert shown(session(START, "10:05 asleep", "10:06 hr74"), "10:08")[:2] == ["10:05 done 10:06", "10:21 next"]
    assert shown(session(START, "10:05 asleep", "10:08 hr74"), "10:08")[:2] == ["10:05 answered", "10:08 done"]


def test_that_a_check_is_overdue_after_its_tolerance_and_missed_once_the_next_is_overdue() -> None:
    state = session(START, "10:05 hr74")
    assert open_ones(state, "10:22")[0] == "10:20 next"
    assert open_ones(state, "10:23")[0] == "10:20 overdue"
    assert open_ones(state, "10:37")[:2] == ["10:20 overdue", "10:35 planned"]
    assert open_ones(state, "10:38")[:2] == ["10:20 missed", "10:35 overdue"]


def test_that_missing_a_regular_check_keeps_the_one_after_a_change() -> None:
    state = session(START, "10:05 hr74", "10:18 rate 0.5 mg/kg/h")
    assert open_ones(state, "10:26") == ["10:20 missed", "10:23 overdue", "10:35 planned"]


def test_that_a_check_taken_over_by_the_next_change_is_shown_as_missed_where_it_was_due() -> None:
    state = session(START, "10:09 rate 0.5 mg/kg/h")
    assert open_ones(state, "10:10") == ["10:05 missed", "10:14 next", "10:15 planned"]
    early = session(START, "10:03 rate 0.5 mg/kg/h")
    assert open_ones(early, "10:04") == ["10:08 next", "10:15 planned", "10:30 planned"]


def test_that_a_check_that_is_both_regular_and_after_a_change_is_one() -> None:
    state = session(START, "10:05 hr74", "10:15 rate 0.5 mg/kg/h", "10:28 end")
    assert shown(state, "10:40")[:3] == ["10:05 done", "10:20 missed", "10:35 overdue"]


def test_that_two_checks_due_close_together_are_answered_together() -> None:
    state = session(START, "10:05 hr74", "10:14 rate 0.5 mg/kg/h", "10:21 hr75")
    assert shown(state, "10:22")[:3] == ["10:05 done", "10:19 done 10:21", "10:36 next"]


def test_that_an_overdue_check_outlives_the_end_of_the_infusion() -> None:
    state = session(START, "10:05 hr74", "10:25 end")
    assert open_ones(state, "10:26")[0] == "10:20 overdue"


def test_that_recovery_has_its_own_interval_in_the_plan_and_after_the_end() -> None:
    calm = replace(PROTOCOL, recovery_check_interval_min=30)
    state = replay(under(calm, history(START, "10:05 hr74", "11:20 hr75")))
    assert shown(state, "11:21")[-2:] == ["11:35 next", "12:05 planned"]
    ended = replay(under(calm, history(START, "10:05 hr74", "11:20 hr75", "11:25 end")))
    assert shown(ended, "11:26")[-2:] == ["11:35 next", "12:05 planned"]
    assert interval(state).total_seconds() == 900
    assert interval(ended).total_seconds() == 1800


def test_that_recovery_goes_on_being_checked_until_the_patient_has_left() -> None:
    state = session(START, "10:05 hr74", "10:10 end", "10:20 hr75", "10:30 ready")
    late = next_due(state, at("12:30"))
    assert late is not None
    assert late.due == at("12:20")


def test_that_nothing_is_due_after_the_patient_has_left() -> None:
    events = history(START, "10:05 hr74", "10:10 end", "10:21 left", "10:50 hr80")
    state = replay(events)
    assert state.phase is Phase.LEFT
    assert shown(state, "12:00") == ["10:05 done"]
    assert next_due(state, at("12:00")) is None


def test_that_the_planned_end_waits_while_the_pump_is_paused() -> None:
    assert planned_end(session(START), at("10:30")) == at("11:30")
    assert planned_end(session(START, "10:10 pause"), at("10:30")) == at("11:50")
    assert planned_end(session(START), at("12:00")) == at("11:30")
    assert planned_end(session(START, "10:40 end"), at("12:00")) == at("10:40")
    assert planned_end(session(), at("12:00")) is None


def test_that_without_a_check_in_there_is_no_plan() -> None:
    state = replay(history("10:05 hr74")[1:])
    assert shown(state, "10:30") == ["10:05 done"]
    assert interval(state).total_seconds() == 900
    assert planned_end(state, at("10:30")) is None


def test_that_overdue_counts_from_the_first_check_that_was_missed() -> None:
    state = session("10:00 start 0.4 mg/kg/h", "10:05 128/80 74 98%")
    assert overdue_since(state, at("10:19")) is None
    assert overdue_since(state, at("10:58")) == at("10:20")


def test_that_a_session_that_was_never_finished_misses_a_day_of_checks_and_no_more() -> None:
    state = session("10:00 start 0.4 mg/kg/h", "10:05 128/80 74 98%")
    a_week = shown(state, f"{7 * 24}:00")
    assert a_week == shown(state, f"{400 * 24}:00")
    assert a_week[-2:] == ["10:05 missed", "10:20 overdue"]
    assert len(a_week) == 1 + 24 * 4 + 1
    assert overdue_since(state, at(f"{7 * 24}:00")) == at("10:20")


def test_that_a_check_after_days_without_any_goes_on_from_there() -> None:
    state = session("10:00 start 0.4 mg/kg/h", "10:05 128/80 74 98%", f"{100 * 24 + 10}:22 128/80 74")
    answered = [text for text in shown(state, f"{100 * 24 + 10}:30") if " done" in text or " late" in text]
    assert answered == ["10:05 done", "10:20 done 10:22"]
    assert next_due(state, at(f"{100 * 24 + 10}:30")) == Slot(at(f"{100 * 24 + 10}:37"), SlotStatus.NEXT)


def test_that_leaving_or_ending_long_after_everything_else_fills_no_months_with_checks() -> None:
    for line in ("left", "end", "rate 0.5 mg/kg/h"):
        state = session("10:00 start 0.4 mg/kg/h", f"{100 * 24}:00 {line}")
        assert len(slots(state, at(f"{100 * 24}:01"))) < 24 * 4 + 20
