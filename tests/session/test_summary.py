"""The session in ten seconds, and the row a list shows of it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from session.declarations import DrugAccounted
from session.events import ClockJumped, RecordingResumed
from session.session_head import head
from session.state import SessionState, replay
from session.summary import entry_count, infused_minutes, silence, summarise
from tests.session.cases import FORM_LINES, PATIENT, SESSION, WEIGHT, amended, at, event, history, session, voided

NIGHT = at("23:00")


def test_that_the_paper_form_is_summed_up() -> None:
    summary = summarise(session(*FORM_LINES), NIGHT)
    assert (summary.phase, summary.given_mg, summary.maximum_mg) == ("left", Decimal("49.59"), Decimal(60))
    assert summary.infused_min == 90
    assert (summary.started_at, summary.ended_at) == (at("10:00"), at("11:30"))
    assert (summary.ready_at, summary.left_at) == (at("11:41"), at("12:06"))
    assert summary.pain_first == summary.pain_last == 8
    assert (summary.corrections, summary.findings) == (0, ())


def test_that_extremes_have_their_times() -> None:
    summary = summarise(session(*FORM_LINES), NIGHT)
    rows = {row.code: row for row in summary.extremes}
    assert list(rows) == ["systolic", "diastolic", "heart_rate", "spo2", "respiration", "pain", "dissociation"]
    top = rows["systolic"]
    assert (top.highest, top.highest_at) == (Decimal(128), at("10:05"))
    assert (top.lowest, top.lowest_at) == (Decimal(125), at("9:52"))


def test_that_minutes_and_dose_go_on_while_it_runs_and_stand_still_after() -> None:
    running = session("10:00 start 30 mg/h", "10:10 pause", "10:30 resume")
    assert infused_minutes(running, at("10:40")) == 20
    assert summarise(running, at("10:40")).given_mg == 10
    ended = session("10:00 start 30 mg/h", "10:20 end")
    assert summarise(ended, at("10:20")) == summarise(ended, NIGHT)


def test_that_an_empty_session_has_a_summary() -> None:
    summary = summarise(SessionState(), NIGHT)
    assert (summary.phase, summary.maximum_mg, summary.pain_first, summary.extremes) == ("before", None, None, ())


def test_that_corrections_are_counted() -> None:
    events = history("10:00 hr70", "10:10 hr80")
    events += [amended(events[1], "10:00", "hr71", entered="10:11"), voided(events[2], entered="10:12")]
    events += [event("10:13", ClockJumped(60, 0)), event("10:14", RecordingResumed(5))]
    state = replay(events)
    assert summarise(state, NIGHT).corrections == 2
    assert entry_count(state) == 4


def test_that_the_head_is_what_a_list_shows() -> None:
    state = session(*FORM_LINES)
    row = head(state, NIGHT)
    assert (row.session_id, row.patient_id, row.chair, row.nurse) == (SESSION, PATIENT, "2", "A. Lindqvist")
    assert (row.protocol, row.phase, row.entries) == ("Outpatient titration", "left", 10)
    assert (row.opened_at, row.started_at, row.ended_at) == (at("9:50"), at("10:00"), at("11:30"))
    assert (row.left_at, row.last_at, row.given_mg) == (at("12:06"), at("12:06"), Decimal("49.59"))


def test_that_the_head_has_the_weight_and_the_pains_that_stand() -> None:
    events = history("9:55 p9", "10:00 p8", "10:10 hr80", "10:20 p3", "10:30 p2")
    corrected = amended(events[4], "10:20", "p4", entered="10:31")
    struck_out = [voided(events[place], entered="10:32") for place in (1, 5)]
    row = head(replay([*events, corrected, *struck_out]), NIGHT)
    assert (row.weight_kg, row.pain_first, row.pain_last) == (WEIGHT, Decimal(8), Decimal(4))
    unasked = head(replay(history("10:10 hr80")), NIGHT)
    assert (unasked.weight_kg, unasked.pain_first, unasked.pain_last) == (WEIGHT, None, None)


def test_that_a_session_without_its_check_in_has_no_head() -> None:
    with pytest.raises(ValueError, match="without its check-in"):
        head(SessionState(), NIGHT)


def test_that_silence_is_since_the_last_entry_was_made() -> None:
    events = [*history(), event("10:00", "hr70", entered="10:20")]
    assert silence(replay(events), at("10:30")) == timedelta(minutes=10)
    assert silence(SessionState(), NIGHT) == timedelta(0)


def test_that_the_summary_sets_given_against_ordered_and_holds_the_account() -> None:
    account = DrugAccounted("KX7", "50 mL", Decimal(100), Decimal(60), "B. Osei")
    events = [*history("10:00 start 40 mg/h", "11:00 end"), event("11:10", account)]
    summary = summarise(replay(events), NIGHT)
    assert summary.account == account
    assert summary.reckoned
    assert summary.reckoned.given_mg == 40
    assert summary.reckoned.balance_mg == 0
    assert summarise(replay(events[:-1]), NIGHT).account is None
    assert summarise(SessionState(), NIGHT).reckoned is None
