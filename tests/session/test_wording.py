"""What happened, in the words of the record."""

from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given

from session.compose import compose
from session.declarations import GateDecided, HoldNoted
from session.declared_wording import declared_text
from session.events import (
    Body,
    CheckAnswered,
    ClockJumped,
    EntryAmended,
    EntryVoided,
    Fact,
    Reading,
    RecordingResumed,
    VitalsRecorded,
)
from session.wording import fact_text, full_text, note_of, quoted
from tests.session.cases import OPENED, PATIENT, at, fact
from tests.session.strategies import facts


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("142/88 76 97% r14 p7", "BP 142/88  HR 76  SpO₂ 97 %  RR 14  Pain 7"),
        ("t36,8 e38 d3 n1", "Temp 36.8 °C  EtCO₂ 38 mmHg  Dissoc. 3  Nausea 1"),
        ("s-1", "RASS −1 drowsy"),
        ('d3; "Floating, comfortable."', "Dissoc. 3. “Floating, comfortable.”"),
        ("asleep", "Asleep, not disturbed"),
        ("start 0.4 mg/kg/h", "Infusion started 0.40 mg/kg/h"),
        ("rate 34 mg/h", "Rate 34.0 mg/h"),
        ("pause; line kinked", "Infusion paused. “line kinked”"),
        ("resume", "Infusion resumed"),
        ("bolus 3.50 mL", "Bolus 3.5 mL"),
        ("end; nausea", "Infusion ended. “nausea”"),
        ("given ondansetron 4 mg iv", "Ondansetron 4 mg IV"),
        ("given oxygen 2 l/min", "Oxygen 2 L/min"),
        ("effect nausea mild", "Nausea, mild"),
        ("effect nausea over", "Nausea over"),
        ("; warm blanket", "“warm blanket”"),
        ("ready", "Ready to leave"),
        ("left", "Left"),
    ],
)
def test_that_each_kind_has_its_words(line: str, text: str) -> None:
    assert full_text(fact(line)) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (OPENED, "Checked in, 68.4 kg, ketamine 2 mg/mL"),
        (ClockJumped(-90, 60), "Computer clock moved back by 1 min 30 s; session times are not affected"),
        (ClockJumped(3600, 60), "Computer clock moved forward by 60 min 0 s; session times are not affected"),
        (ClockJumped(0, 120), "Computer's local time is now UTC+02:00; session times are not affected"),
        (ClockJumped(0, -210), "Computer's local time is now UTC−03:30; session times are not affected"),
        (RecordingResumed(200), "Program opened again, 3 min 20 s after the last entry"),
        (EntryVoided(target=PATIENT, reason="x"), "Struck out"),
        (EntryAmended(target=PATIENT, body=fact("hr74"), occurred_at=at("10:00"), reason="x"), "Corrected to: HR 74"),
        (CheckAnswered("refused"), "Refused"),
        (VitalsRecorded((Reading("systolic", Decimal(128)),)), "SBP 128"),
        (VitalsRecorded((Reading("lactate", Decimal("1.50")),)), "lactate 1.5"),
        (VitalsRecorded((Reading("sedation", Decimal(9)),)), "RASS +9"),
    ],
)
def test_that_what_no_line_says_has_its_words(body: Body, text: str) -> None:
    assert full_text(body) == text
    assert note_of(body) == ""


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("warm", "“warm”"), ('"warm"', "“warm”"), ("“warm”", "“warm”"), (" warm ", "“warm”"), ("", ""), ('""', ""),
        ('she said "hi"', '“she said "hi"”'), ('"a" and "b"', '“"a" and "b"”'), ('"', '“"”'),
    ],
)  # fmt: skip
def test_that_words_are_quoted_once(note: str, text: str) -> None:
    assert quoted(note) == text


def test_that_a_kind_without_words_is_a_loud_mistake() -> None:
    forgotten = cast("Fact", SimpleNamespace(note=""))
    for words in (fact_text, compose):
        with pytest.raises(AssertionError):
            words(forgotten)


@given(facts)
def test_that_every_fact_has_words(body: Fact) -> None:
    assert full_text(body).strip()
    assert "\n" not in fact_text(body)


@pytest.mark.parametrize(
    "line",
    ["142/88 76 97% t36.8", "start 0.4 mg/kg/h", "rate 17.1 mL/h; sleepy", "bolus 7 mg", "pause", "resume",
     "end", "given ondansetron 4 mg iv", "given oxygen 2 L/min", "effect nausea mild", "effect nausea over", "asleep",
     "ready", "left; with her sister", "; words"],
)  # fmt: skip
def test_that_a_line_is_composed_as_it_was_typed(line: str) -> None:
    assert compose(fact(line)) == line


def test_that_half_a_blood_pressure_comes_back_to_be_completed() -> None:
    half = VitalsRecorded((Reading("systolic", Decimal(128)), Reading("pain", Decimal(3))))
    assert compose(half) == "128/ p3"


@pytest.mark.parametrize(("count", "text"), [(0, ""), (1, ", 1 hold at the gate"), (2, ", 2 holds at the gate")])
def test_that_what_held_at_the_gate_is_said_with_where_it_held(count: int, text: str) -> None:
    hold = HoldNoted("fasting", "soft", "Not fasted.")
    assert declared_text(GateDecided("go", (hold,) * count)) == f"Start gate passed{text}"


def test_that_quoted_words_do_not_turn_what_stands_after_them() -> None:
    assert quoted("calm \u202ereversed") == "\N{LEFT DOUBLE QUOTATION MARK}calm reversed\N{RIGHT DOUBLE QUOTATION MARK}"
