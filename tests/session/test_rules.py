"""What may not be written, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from session.events import ClockJumped, Event, Fact, RecordingResumed
from session.record import Phase
from session.rules import conflicts, refusal
from session.state import SessionState, apply, replay
from tests.session.cases import amended, at, event, history, opening, session, voided
from tests.session.strategies import facts, histories

START = "10:00 start 0.4 mg/kg/h"
PAUSED = [START, "10:20 pause"]
ENDED = [START, "10:30 end"]
READY = [*ENDED, "10:40 ready"]
LEFT = [*READY, "10:50 left"]
NOT_STARTED = "The infusion has not been started."
RUNNING = "The infusion is still running. Write end first."
OVER = "The infusion was ended at 10:30."
FINISHED = "The record is finished and can only be read."

REFUSED = [
    ([], "rate 0.5 mg/kg/h", NOT_STARTED),
    ([], "pause", NOT_STARTED),
    ([], "resume", NOT_STARTED),
    ([], "bolus 7 mg", NOT_STARTED),
    ([], "end", NOT_STARTED),
    ([], "ready", "No infusion has been given. Write left; and why, when the patient goes."),
    ([], "left", "No infusion has been given. Write why: left; reason."),
    ([START], "start", "The infusion was already started at 10:00."),
    ([START], "resume", "The infusion is not paused."),
    ([START], "ready", RUNNING),
    ([START], "left", RUNNING),
    (PAUSED, "start", "The infusion was already started at 10:00."),
    (PAUSED, "rate 0.5 mg/kg/h", "The infusion is paused. Resume it first, then change the rate."),
    (PAUSED, "pause", "The infusion is paused already."),
    (PAUSED, "left", RUNNING),
    (ENDED, "start", "The infusion was already started at 10:00."),
    (ENDED, "rate 0.5 mg/kg/h", OVER),
    (ENDED, "pause", OVER),
    (ENDED, "resume", OVER),
    (ENDED, "bolus 7 mg", OVER),
    (ENDED, "end", OVER),
    (READY, "ready", "The patient was already found ready to leave."),
    (READY, "end", OVER),
    (LEFT, "hr74", FINISHED),
    (LEFT, "left", FINISHED),
    (LEFT, "hr74 @10:10", FINISHED),
]
ALLOWED = [
    ([], "128/80 74"),
    ([], "asleep"),
    ([], "start"),
    ([], "given ondansetron 4 mg iv"),
    ([], "left; did not want it"),
    ([START], "rate 0.7 mg/kg/h"),
    ([START], "bolus 7 mg"),
    ([START], "pause"),
    ([START], "end"),
    (PAUSED, "resume"),
    (PAUSED, "bolus 7 mg"),
    (PAUSED, "end"),
    (PAUSED, "; kinked"),
    (ENDED, "hr74"),
    (ENDED, "ready"),
    (ENDED, "left"),
    (READY, "effect nausea mild"),
    (READY, "left"),
]


def said(state: SessionState, new: Event, now: str = "11:00") -> str:
    return refusal(state, new, at(now))


@pytest.mark.parametrize(("lines", "line", "sentence"), REFUSED)
def test_that_what_cannot_be_now_is_refused(lines: list[str], line: str, sentence: str) -> None:
    assert said(session(*lines), event("11:00", line.partition(" @")[0])) == sentence


@pytest.mark.parametrize(("lines", "line"), ALLOWED)
def test_that_what_can_be_is_not_refused(lines: list[str], line: str) -> None:
    assert said(session(*lines), event("11:00", line)) == ""


def test_that_the_first_thing_is_the_check_in() -> None:
    assert said(SessionState(), opening("11:00")) == ""
    assert said(SessionState(), event("11:00", "hr74")) == "The check-in of this session is not here."


def test_that_a_session_is_opened_once() -> None:
    assert said(session(), opening("11:00")) == "The session was opened twice."
    assert said(session(), opening("9:40")) == (
        "That does not fit what happened at 09:50: Checked in, 68.4 kg, ketamine 2 mg/mL. The session was opened twice."
    )


def test_that_a_time_to_come_is_refused_but_for_a_minute() -> None:
    assert said(session(), event("11:02", "hr74")) == "11:02 has not come yet."
    assert said(session(), event("11:01", "hr74")) == ""


def test_that_a_time_long_before_the_check_in_is_refused() -> None:
    sentence = "08:49 is still to come, or long before this session was opened. Check the time."
    assert said(session(), event("8:49", "hr74")) == sentence
    assert said(session(), event("8:50", "hr74")) == ""


def test_that_back_dated_entries_do_not_move_what_is_long_before() -> None:
    assert said(session("8:50 hr74"), event("8:49", "hr74")).startswith("08:49 is still to come")


def test_that_a_back_dated_entry_must_fit_what_was_recorded_since() -> None:
    state = session(START, "10:20 rate 0.5 mg/kg/h; sleepy")
    assert said(state, event("10:10", "end")) == (
        "That does not fit what happened at 10:20: Rate 0.50 mg/kg/h. “sleepy”. The infusion was ended at 10:10."
    )
    assert said(state, event("10:30", "end")) == ""
    assert said(state, event("9:55", "rate 0.3 mg/kg/h")) == NOT_STARTED


def test_that_a_correction_needs_its_entry_and_a_reason() -> None:
    events = history(START)
    state = replay(events)
    nobody = event("10:05", "hr74")
    assert said(state, voided(nobody, entered="10:06")) == "There is no such entry to correct."
    assert said(state, voided(events[0], entered="10:06")) == "There is no such entry to correct."
    assert said(state, voided(events[1], entered="10:06", reason=" ")) == "A correction needs its reason."
    assert said(state, voided(events[1], entered="10:06")) == ""


def test_that_what_the_program_noted_cannot_be_corrected() -> None:
    events = [*history(START), event("10:05", ClockJumped(60, 0))]
    assert said(replay(events), voided(events[-1], entered="10:06")) == "There is no such entry to correct."


def test_that_a_correction_may_not_break_what_follows() -> None:
    events = history(START, "10:20 rate 0.5 mg/kg/h", "10:40 end")
    state = replay(events)
    rest = "That does not fit what happened at 10:20: Rate 0.50 mg/kg/h. "
    assert said(state, voided(events[1], entered="10:45")) == f"{rest}{NOT_STARTED}"
    assert said(state, amended(events[3], "10:15", "end", entered="10:45")) == f"{rest}The infusion was ended at 10:15."
    assert said(state, amended(events[2], "10:41", "rate 0.5 mg/kg/h", entered="10:45")) == (
        "The infusion was ended at 10:40."
    )
    assert said(state, amended(events[2], "10:25", "rate 0.5 mg/kg/h", entered="10:45")) == ""


def test_that_a_correction_may_not_move_an_entry_where_no_entry_may_be() -> None:
    events = history(START, "10:20 hr74")
    state = replay(events)
    assert said(state, amended(events[2], "11:02", "hr74", entered="11:00")) == "11:02 has not come yet."
    assert said(state, amended(events[2], "8:00", "hr74", entered="11:00")).startswith("08:00 is still to come")


def test_that_an_old_conflict_does_not_stop_the_recording() -> None:
    state = session(START, "10:10 start 0.5 mg/kg/h")
    assert len(conflicts(state)) == 1
    assert said(state, event("11:00", "hr74")) == ""


@given(histories(), facts, st.integers(-60, 240))
def test_that_what_is_refused_now_is_a_conflict_in_a_merged_record(
    events: Sequence[Event], body: Fact, minutes: int
) -> None:
    state = replay(events)
    assume(state.phase is not Phase.LEFT)
    new = event("14:00", body)
    moment = state.opening.occurred_at + timedelta(minutes=minutes) if state.opening else at("12:00")
    new = replace(new, occurred_at=min(moment, at("14:00")))
    conflicting = conflicts(apply(state, new)).keys() - conflicts(state).keys()
    assert bool(said(state, new, "14:00")) == bool(conflicting)


@pytest.mark.parametrize("body", [ClockJumped(60, 0), RecordingResumed(30)])
def test_that_what_the_program_notes_after_leaving_is_no_conflict(body: ClockJumped | RecordingResumed) -> None:
    assert replay([*history(*LEFT), event("11:00", body)]).findings == ()
