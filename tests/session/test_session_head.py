"""The row of a list says what a session came to, and holds the words that it is found by."""

from dataclasses import replace
from decimal import Decimal

from session.alert_record import Urgency
from session.events import SessionOpened
from session.review_events import CommentWritten
from session.session_head import head
from session.signing import signature
from session.state import replay
from tests.session.cases import FORM_LINES, OPENED, at, event, history, session, voided

NIGHT = at("23:00")


def test_that_the_row_holds_what_is_looked_for() -> None:
    row = head(session(*FORM_LINES, "11:35 158/94 70 91%"), NIGHT)
    assert (row.peak_systolic, row.rise_percent, row.lowest_spo2) == (158, Decimal("26.4"), 91)
    assert "nausea" in {flag.key for flag in row.flags}
    assert row.urgency == max(flag.urgency or 0 for flag in row.flags) == Urgency.MEDIUM


def test_that_nothing_measured_is_nothing_to_compare() -> None:
    row = head(session("10:00 start 0.4 mg/kg/h"), NIGHT)
    assert (row.peak_systolic, row.rise_percent, row.lowest_spo2) == (None, None, None)


def test_that_a_peak_before_the_start_is_no_rise() -> None:
    assert head(session("9:52 140/80"), NIGHT).rise_percent is None


def test_that_a_session_is_found_by_its_words_and_by_none_that_was_struck_out() -> None:
    events = history(*FORM_LINES, "11:50 ; Wants  to go home.", "11:55 ; Wrong patient.")
    events += [voided(events[-1], entered="11:56"), event("12:10", CommentWritten("Lower next time."))]
    words = head(replay(events), NIGHT).found_by.split("\n")
    assert {'"Floating, comfortable."', "Nausea, mild", "Ondansetron 4 mg IV", "Wants to go home."} <= set(words)
    assert "Lower next time." in words
    assert "Wrong patient." not in words
    assert len(set(words)) == len(words)


def test_that_a_session_is_to_be_signed_once_the_patient_has_left() -> None:
    events = history(*FORM_LINES)
    events = [replace(one, seq=number, hash=f"{number:064x}") for number, one in enumerate(events, 1)]
    assert not head(replay(events[:-1]), NIGHT).to_sign
    assert head(replay(events), NIGHT).to_sign
    signed = event("13:00", signature(replay(events), "I have reviewed this session."))
    assert not head(replay([*events, replace(signed, seq=len(events) + 1)]), NIGHT).to_sign


def test_that_the_row_says_which_infusion_of_the_course_it_was() -> None:
    opened: SessionOpened = replace(OPENED, course="Induction 3 of 6")
    assert head(replay([event("9:50", opened)]), NIGHT).course == "Induction 3 of 6"


def test_that_the_rise_is_kept_finer_than_a_whole_percent() -> None:
    rise = head(session("9:52 133/80", "10:00 start", "10:30 160/98"), NIGHT).rise_percent
    assert rise == Decimal("20.3")
