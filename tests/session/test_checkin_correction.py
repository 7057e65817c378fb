"""The check-in put right: the whole session is read with what stands then, and only what may be is recorded."""

from dataclasses import replace
from decimal import Decimal

import pytest

from session.checkin_correction import (
    CheckInTyped,
    as_typed,
    check_in_before,
    corrected,
    read_correction,
    weight_doubt,
    what_it_does,
)
from session.declarations import CheckInCorrected
from session.events import Event
from session.infusion import given_mg
from session.quantities import rounded
from session.rules import refusal
from session.session_head import head
from session.state import replay
from tests.session.cases import OPENED, SHIPPED, at, event, history, session, voided

HOUR = ("10:00 start 0.4 mg/kg/h", "11:00 end")
HALF = CheckInCorrected(weight_kg=Decimal("34.2"), reason="swapped")


def given(*extra: Event) -> Decimal:
    state = replay([*history(*HOUR), *extra])
    return rounded(given_mg(state.segments, state.boluses, at("11:00")), 2)


def test_that_a_corrected_weight_reckons_the_dose_anew_and_striking_it_out_restores() -> None:
    correction = event("10:40", HALF)
    assert given() == Decimal("27.36")
    assert given(correction) == Decimal("13.68")
    assert given(correction, voided(correction, entered="10:50")) == Decimal("27.36")


def test_that_the_head_carries_the_new_chair() -> None:
    state = replay([*history(*HOUR), event("10:40", CheckInCorrected(chair="5", reason="typed wrong"))])
    assert head(state, at("11:00")).chair == "5"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (CheckInCorrected(chair="5", reason=" "), "A correction needs its reason."),
        (CheckInCorrected(reason="typed wrong"), "Nothing differs from what was written at check-in."),
        (CheckInCorrected(chair="2", reason="typed wrong"), "Nothing differs from what was written at check-in."),
        (CheckInCorrected(weight_kg=Decimal(0), reason="typed wrong"), "The weight must be above zero."),
        (CheckInCorrected(allergies=(), reason="typed wrong"), ""),
    ],
)
def test_that_a_correction_needs_a_change_and_a_reason(body: CheckInCorrected, sentence: str) -> None:
    assert refusal(session(*HOUR), event("11:05", body), at("11:05")) == sentence


def test_that_a_finished_record_is_not_corrected() -> None:
    state = session(*HOUR, "11:10 ready", "11:20 left")
    assert refusal(state, event("11:25", HALF), at("11:25")) == "The record is finished and can only be read."


def test_that_only_what_differs_is_recorded() -> None:
    typed = replace(as_typed(OPENED), weight="66,4 kg", allergies="None known")
    made, faults = read_correction(OPENED, typed, {}, " typed  wrong ")
    assert (made, faults) == (CheckInCorrected(weight_kg=Decimal("66.4"), allergies=(), reason="typed wrong"), {})
    assert made
    assert corrected(OPENED, made) == replace(OPENED, weight_kg=Decimal("66.4"), allergies=())


def test_that_each_field_says_what_is_wrong_with_it() -> None:
    made, faults = read_correction(OPENED, CheckInTyped("heavy", "", "3"), {"3": "Weber, Jonas"}, "")
    assert made is None
    assert list(faults) == ["weight", "allergies", "chair"]
    assert faults["chair"] == "Weber, Jonas is on this chair in a running session. Write another chair."


def test_that_a_weight_far_from_the_one_written_or_unusual_is_asked_about() -> None:
    asked = replace(OPENED, protocol=SHIPPED)
    assert weight_doubt(asked, Decimal("71.8")) == ""
    far = "72 kg is 5 % more than was written at check-in, 68.4 kg. Is it right?"
    assert weight_doubt(asked, Decimal(72)) == far
    assert weight_doubt(OPENED, Decimal(72)) == ""
    assert weight_doubt(OPENED, Decimal(25)) == "25 kg is unusual. Is it right?"
    assert weight_doubt(asked, None) == weight_doubt(asked, OPENED.weight_kg) == ""


def test_that_it_is_said_what_a_corrected_weight_does() -> None:
    said = what_it_does(session(*HOUR), HALF, at("11:00"))
    assert "27.4 mg becomes 13.7 mg given" in said
    assert "27.4 mg" not in what_it_does(session(), HALF, at("9:55"))
    again = replay([*history(*HOUR), event("11:00", HALF)])
    assert "13.7 mg becomes 24.0 mg given" in what_it_does(again, replace(HALF, weight_kg=Decimal(60)), at("11:00"))
    assert what_it_does(session(*HOUR), CheckInCorrected(chair="5", reason="x"), at("11:00")) == ""
    absolute = session("10:00 start 30 mg/h")
    assert what_it_does(absolute, HALF, at("11:00")).endswith(": 30.0 mg given stays.")


def test_that_a_correction_knows_what_stood_before_it() -> None:
    first, second = event("10:05", HALF), event("10:09", CheckInCorrected(chair="5", reason="typed wrong"))
    state = replay([*history(*HOUR), first, second])
    before = check_in_before(state, second.event_id)
    assert before
    assert (before.weight_kg, before.chair) == (Decimal("34.2"), "2")
    assert check_in_before(state, first.event_id) == OPENED
