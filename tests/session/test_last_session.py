"""What a patient's last session came to, as the next one looks at it."""

from decimal import Decimal

from session.declarations import NextTimeAdvised, QuestionAnswered
from session.last_session import last_session
from session.state import replay
from tests.session.cases import at, event, history, session, voided

LINES = (
    "9:52 125/78 73 98% r15 p8", "10:00 start 0.4 mg/kg/h", "10:15 rate 0.5 mg/kg/h", "10:20 158/94 84 97%",
    "10:44 effect nausea moderate", "10:45 given ondansetron 4 mg iv", "10:50 effect nausea mild",
    "10:55 given ondansetron 4 mg iv", "11:30 end; as planned", "11:41 ready", "12:06 left",
)  # fmt: skip


def test_that_a_session_that_was_never_started_is_not_one() -> None:
    assert last_session(session("9:52 125/78 73 98%", "9:58 left; not today")) is None
    assert last_session(replay([])) is None


def test_that_dose_rate_peak_effects_and_drugs_are_told() -> None:
    last = last_session(session(*LINES))
    assert last
    assert (last.started_at, last.given_mg, last.mg_per_kg) == (at("10:00"), Decimal("49.6"), Decimal("0.73"))
    assert str(last.highest_rate) == "0.5 mg/kg/h"
    assert (last.ended_early, last.end_note) == (False, "as planned")
    assert (last.peak_systolic, last.peak_percent) == (Decimal(158), Decimal(126))
    assert last.effects == (("nausea", "moderate"),)
    assert last.drugs == ("ondansetron 4 mg",)
    assert last.weight_kg == Decimal("68.4")


def test_that_an_early_end_says_so() -> None:
    last = last_session(session("10:00 start 0.4 mg/kg/h", "10:30 end; asked to stop"))
    assert last
    assert (last.ended_early, last.end_note, last.peak_systolic, last.peak_percent) == (
        True,
        "asked to stop",
        None,
        None,
    )


def test_that_what_was_struck_out_does_not_count() -> None:
    events = history(*LINES)
    nausea, drug = events[5], events[6]
    state = replay([*events, voided(nausea, entered="11:00"), voided(drug, entered="11:01")])
    last = last_session(state)
    assert last
    assert last.effects == (("nausea", "mild"),)
    assert last.drugs == ("ondansetron 4 mg",)


def test_that_advice_and_the_answers_of_its_gate_are_told() -> None:
    said = (
        event("9:51", QuestionAnswered("gate", "psychosis", "no")),
        event("9:51", QuestionAnswered("gate", "escort", "yes", "Ada")),
        event("11:42", QuestionAnswered("discharge", "gait", "yes")),
        event("12:00", NextTimeAdvised("Stay at 0.4.")),
    )
    last = last_session(replay([*history(*LINES), *said]))
    assert last
    assert last.advice == "Stay at 0.4."
    assert (last.answer("psychosis"), last.answer("escort"), last.answer("gait")) == ("no", "yes, Ada", "")
