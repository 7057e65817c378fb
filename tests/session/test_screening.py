"""The start gate: each rule holds by itself, unknown is not fine, and an override covers only the words it met."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.protocol import Severity
from session.quantities import Rate, RateUnit
from session.screening import Gate, Outcome, decision, gate, start_refusal
from session.screening_items import Background, Standing
from session.state import SessionState, replay
from tests.session.cases import ORDER, PROTOCOL, SHIPPED, at, event, voided
from tests.session.gate_cases import (
    ACCESS,
    DETAILS,
    FINE,
    NOW,
    PUMP,
    answered,
    item,
    opened,
    outcome,
    ready,
    safe,
    state_of,
)


def test_that_everything_safe_and_a_fine_baseline_is_go() -> None:
    state = ready()
    found = gate(state, Background(), NOW)
    assert found.outcome is Outcome.GO
    assert {one.standing for one in found.items} == {Standing.FINE}
    assert start_refusal(state, Background(), NOW) == ""
    assert decision(found).outcome == "go"
    assert decision(found).holds == ()


def test_that_a_protocol_that_asks_nothing_has_no_gate() -> None:
    state = state_of(start=opened(PROTOCOL))
    assert gate(state, Background(), NOW) == Gate(())
    assert start_refusal(state, Background(), NOW) == ""
    assert gate(SessionState(), Background(), NOW) == Gate(())


def test_that_nothing_is_answered_beforehand_nor_by_last_time() -> None:
    found = gate(state_of(), Background(), NOW)
    questions = [one for one in found.items if one.key in {each.key for each in SHIPPED.gate}]
    assert len(questions) == 14
    assert {(one.standing, one.answer) for one in questions} == {(Standing.OPEN, "")}
    assert start_refusal(state_of(), Background(), NOW) == (
        "Not started: still open consent, fasting, escort and 12 more."
    )


@given(st.sets(st.sampled_from([one.key for one in SHIPPED.gate]), min_size=1), st.data())
def test_that_the_gate_is_never_go_while_a_question_is_unanswered(missing: set[str], data: st.DataObject) -> None:
    others = [one for one in SHIPPED.gate if one.key not in missing]
    said = [answered(one.key, data.draw(st.sampled_from(("yes", "no"))), DETAILS.get(one.key, "x")) for one in others]
    state = state_of(FINE, ACCESS, PUMP, *said)
    assert outcome(state) is Outcome.OPEN
    assert start_refusal(state, Background(), NOW)
    assert {item(state, key).standing for key in missing} == {Standing.OPEN}


@pytest.mark.parametrize(
    ("key", "answer", "detail", "standing", "sentence"),
    [
        ("fasting", "no", "", Standing.SOFT, "Nothing eaten for 6 hours, clear fluids only up to 2 hours ago? No."),
        ("equipment", "no", "", Standing.HARD,
         "Are monitor, suction, bag and mask, and oxygen checked and in reach? No."),
        ("psychosis", "yes", "2019", Standing.HARD, "Psychosis now or earlier, or delirium? Yes: 2019."),
        ("psychosis", "yes", " ", Standing.OPEN, "What is missing."),
        ("consent", "yes", "", Standing.OPEN, "Date of the consent is missing."),
        ("consent", "yes", "2.11.", Standing.OPEN, "2.11. is not a date. Write it as 2026-11-20."),
        ("consent", "yes", "2026-11-21", Standing.OPEN, "2026-11-21 has not come yet. Check the date."),
        ("consent", "yes", "2026-11-20", Standing.FINE, ""),
        ("consent", "no", "", Standing.HARD, "Is consent for this series signed and on file? No."),
        ("consent", "perhaps", "", Standing.OPEN, ""),
    ],
)  # fmt: skip
def test_that_an_answer_stands_as_the_protocol_says(
    key: str, answer: str, detail: str, standing: Standing, sentence: str
) -> None:
    found = item(ready(answered(key, answer, detail), but=(key,)), key)
    assert (found.standing, found.sentence) == (standing, sentence)


def test_that_the_last_answer_counts() -> None:
    state = ready(answered("fasting", "no"), answered("fasting", "yes"))
    assert item(state, "fasting").standing is Standing.FINE
    assert item(state, "fasting").answered_at == at("9:55")


def test_that_pregnancy_is_not_asked_of_a_man_and_of_everybody_else() -> None:
    state = state_of()
    for sex, asked in (("M", False), ("F", True), ("X", True), ("U", True)):
        keys = [one.key for one in gate(state, Background(sex=sex), NOW).items]
        assert ("pregnancy" in keys) is asked


@pytest.mark.parametrize(
    ("baseline", "sentence"),
    [
        ("9:52 125/78 73 98%", "Not measured yet: respiration."),
        ("9:52 hr73 98% r15", "Not measured yet: systolic pressure, diastolic pressure."),
        ("9:52 125/78 73 r15", "Not measured yet: oxygen saturation."),
        ("8:57 125/78 73 98% r15", "Measured 61 min ago; it may be 60 min old."),
    ],
)
def test_that_an_unknown_or_old_baseline_is_open(baseline: str, sentence: str) -> None:
    found = item(ready(baseline, but=("baseline",)), "baseline")
    assert (found.standing, found.sentence, found.missing) == (Standing.OPEN, sentence, True)


def test_that_a_baseline_of_just_the_age_that_is_allowed_is_fine() -> None:
    assert outcome(ready("8:58 125/78 73 98% r15", but=("baseline",))) is Outcome.GO


def test_that_each_sign_out_of_range_is_a_hard_hold_of_its_own() -> None:
    state = ready("9:52 172/104 44 93% r15", but=("baseline",))
    held = gate(state, Background(), NOW).standing(Standing.HARD)
    assert [one.sentence for one in held] == [
        "Systolic pressure 172 mmHg at 09:52, above 160.",
        "Diastolic pressure 104 mmHg at 09:52, above 100.",
        "Heart rate 44 /min at 09:52, below 45.",
        "Oxygen saturation 93 % at 09:52, below 94.",
    ]
    assert outcome(ready("9:52 160/100 45 94% r15", but=("baseline",))) is Outcome.GO


def test_that_the_latest_reading_counts_and_one_that_was_struck_out_does_not() -> None:
    high = event("9:53", "172/98 73 98% r15")
    rest = [event("9:55", body) for body in (PUMP, *safe())]
    events = [event("9:50", opened()), event("9:52", "125/78 73 98% r15"), high, event("9:54", ACCESS[5:]), *rest]
    assert outcome(replay(events)) is Outcome.HARD
    assert outcome(replay([*events, voided(high, entered="9:57")])) is Outcome.GO


@pytest.mark.parametrize(
    ("days", "clock", "held"), [(0, "0:10", True), (1, "23:50", False), (7, "9:00", False)]
)  # fmt: skip
def test_that_days_since_the_last_infusion_are_counted_by_the_calendar(days: int, clock: str, *, held: bool) -> None:
    background = Background(last_start=at(clock) - timedelta(days=days))
    found = item(ready(), "interval", background)
    assert (found.standing is Standing.HARD) is held
    assert found.sentence.startswith(f"Last infusion {days} day")
    assert "at least 1 day." in found.sentence


def test_that_the_calendar_is_the_chairs() -> None:
    late = replace(opened(), utc_offset_min=600)
    last = at("9:58") - timedelta(hours=10)
    assert item(ready(start=late), "interval", Background(last_start=last)).standing is Standing.HARD
    assert item(ready(start=opened()), "interval", Background(last_start=last)).standing is Standing.FINE


def test_that_earlier_sessions_that_cannot_be_read_hold_softly() -> None:
    found = item(ready(), "interval", Background(trouble="The disk cannot be read."))
    assert (found.standing, found.sentence) == (
        Standing.SOFT,
        "Not known when the last infusion was. The disk cannot be read.",
    )


@pytest.mark.parametrize(
    ("last", "standing"),
    [("72", Standing.FINE), ("65.2", Standing.FINE), ("72.1", Standing.SOFT), ("65.1", Standing.SOFT)],
)
def test_that_a_weight_that_changed_is_asked_about(last: str, standing: Standing) -> None:
    assert item(ready(), "weight", Background(last_weight_kg=Decimal(last))).standing is standing


def test_that_a_weight_says_what_it_is_compared_with() -> None:
    sentence = item(ready(), "weight", Background(last_weight_kg=Decimal(74))).sentence
    assert sentence == "Weight 68.4 kg, last time 74 kg: 7.6 % apart, more than 5 %."


def test_that_a_missing_iv_access_is_a_soft_hold() -> None:
    found = item(ready(but=("access",)), "access")
    assert (found.standing, found.missing) == (Standing.SOFT, True)
    assert start_refusal(ready(but=("access",)), Background(), NOW) == (
        "Not started: held by access. Going on needs a reason."
    )


@pytest.mark.parametrize(
    ("rate", "cap", "sentence"),
    [
        ("0.61", None, "Start rate 0.61 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h."),
        ("0.4", "25", "Start rate 0.4 mg/kg/h is above the protocol's cap of 25 mg/h."),
    ],
)
def test_that_an_order_beyond_the_protocol_is_a_hard_hold(rate: str, cap: str | None, sentence: str) -> None:
    protocol = replace(SHIPPED, rate_cap=Rate(Decimal(cap), RateUnit.MG_H) if cap else None)
    order = replace(ORDER, start_rate=Rate(Decimal(rate), RateUnit.MG_KG_H))
    found = item(ready(start=opened(protocol, order)), "order")
    assert (found.standing, found.sentence) == (Standing.HARD, sentence)


def test_that_a_missing_second_check_holds_as_firmly_as_the_protocol_says() -> None:
    state = ready(but=("second check",))
    assert item(state, "second check").standing is Standing.HARD
    soft = opened(replace(SHIPPED, second_check=Severity.SOFT))
    assert item(ready(but=("second check",), start=soft), "second check").standing is Standing.SOFT
    none = opened(replace(SHIPPED, second_check=None))
    assert outcome(ready(but=("second check",), start=none)) is Outcome.GO


def test_that_a_check_by_who_records_is_not_independent() -> None:
    found = item(ready(replace(PUMP, by=" a. lindqvist"), but=("second check",)), "second check")
    assert found.standing is Standing.HARD
    assert "not independent" in found.sentence


def test_that_a_pump_set_otherwise_is_a_hard_hold_that_shows_both() -> None:
    soft = opened(replace(SHIPPED, second_check=Severity.SOFT))
    wrong = replace(PUMP, rate_ml_h=Decimal(137))
    found = item(ready(wrong, but=("second check",), start=soft), "second check")
    assert found.standing is Standing.HARD
    assert "137" in found.sentence
    assert "13.7" in found.sentence
