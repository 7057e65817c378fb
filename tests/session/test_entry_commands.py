"""What the entry line understands of commands, times, notes and what is unusual."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from session.entry import Doubt, parse
from session.events import (
    CheckAnswered,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    Fact,
    NoteWritten,
    PatientLeft,
    PatientReady,
    Reading,
    VitalsRecorded,
)
from session.pump_events import (
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import Amount, AmountUnit, Rate, RateUnit
from tests.session.cases import ORDER, SETTING


def rate(value: str, unit: RateUnit = RateUnit.MG_KG_H) -> Rate:
    return Rate(Decimal(value), unit)


def bolus(value: str, unit: AmountUnit = AmountUnit.MG) -> BolusGiven:
    return BolusGiven(Amount(Decimal(value), unit))


ONDANSETRON = DrugGiven("ondansetron", Decimal(4), "mg", "iv")
UNDERSTOOD: list[tuple[str, Fact]] = [
    ("start 0.4 mg/kg/h", InfusionStarted(rate("0.4"))),
    ("START 0,4 MG/KG/H", InfusionStarted(rate("0.4"))),
    ("start  0.4  mg/kg/h", InfusionStarted(rate("0.4"))),
    ("start 0.4mg/kg/hr", InfusionStarted(rate("0.4"))),
    ("start", InfusionStarted(ORDER.start_rate)),
    ("start; as ordered", InfusionStarted(ORDER.start_rate, "as ordered")),
    ("rate 0.5 mg/kg/h", RateChanged(rate("0.5"))),
    ("rate 34 mg/h", RateChanged(rate("34", RateUnit.MG_H))),
    ("rate 17,1 ml/h", RateChanged(rate("17.1", RateUnit.ML_H))),
    ("rate 17.1 mL/hr", RateChanged(rate("17.1", RateUnit.ML_H))),
    ("rate 8 ug/kg/min", RateChanged(rate("8", RateUnit.UG_KG_MIN))),
    ("rate 8 mcg/kg/min", RateChanged(rate("8", RateUnit.UG_KG_MIN))),
    ("rate 8 µg/kg/min", RateChanged(rate("8", RateUnit.UG_KG_MIN))),
    ("rate 8 \N{GREEK SMALL LETTER MU}g/kg/min", RateChanged(rate("8", RateUnit.UG_KG_MIN))),
    ("pause", InfusionPaused()),
    ("Pause; line kinked", InfusionPaused("line kinked")),
    ("resume", InfusionResumed()),
    ("bolus 7 mg", bolus("7")),
    ("bolus 0,1 mg/kg", bolus("0.1", AmountUnit.MG_KG)),
    ("bolus 3.5 mL", bolus("3.5", AmountUnit.ML)),
    ("end", InfusionEnded()),
    ("END ; nausea; vomiting", InfusionEnded("nausea; vomiting")),
    ("given ondansetron 4 mg iv", ONDANSETRON),
    ("Given ondansetron 4mg IV", ONDANSETRON),
    ("given ondansetron, 4 mg iv", ONDANSETRON),
    ("given vitamin b12, 1 mg im", DrugGiven("vitamin b12", Decimal(1), "mg", "im")),
    ("given Ringer's 250 ml", DrugGiven("Ringer's", Decimal(250), "mL", "")),
    ("given oxygen 2 l/min", DrugGiven("oxygen", Decimal(2), "L/min", "")),
    ("given insulin 4 iu sc", DrugGiven("insulin", Decimal(4), "IU", "sc")),
    ("given clonidine 75 µg po", DrugGiven("clonidine", Decimal(75), "ug", "po")),
    ("given glycopyrrolate 0,2 mg iv; dry mouth", DrugGiven("glycopyrrolate", Decimal("0.2"), "mg", "iv", "dry mouth")),
    ("effect nausea mild", EffectNoted("nausea", "mild")),
    ("effect Double vision MODERATE", EffectNoted("double vision", "moderate")),
    ("effect nausea, severe", EffectNoted("nausea", "severe")),
    ("effect over-sedation mild", EffectNoted("over-sedation", "mild")),
    ("effect nausea over", EffectResolved("nausea")),
    ("asleep", CheckAnswered("asleep")),
    ("ASLEEP; rr regular", CheckAnswered("asleep", "rr regular")),
    ("ready", PatientReady()),
    ("left", PatientLeft()),
    ("left; with her sister", PatientLeft("with her sister")),
    ('; words 128/80 "quoted" @10:35; end', NoteWritten('words 128/80 "quoted" @10:35; end')),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), UNDERSTOOD)
def test_that_commands_are_understood(line: str, expected: Fact) -> None:
    parsed = parse(line, SETTING)
    assert parsed.faults == ()
    assert parsed.facts == (expected,)


@pytest.mark.parametrize(
    "line",
    [
        "given ondansetron 4 mg iv @10:45",
        "@10:45 given ondansetron 4 mg iv",
        "given @10:45 ondansetron 4 mg iv",
        "given ondansetron 4 mg @1045 iv",
        "given ondansetron 4 mg iv @ 10.45",
    ],
)
def test_that_the_time_may_stand_anywhere(line: str) -> None:
    parsed = parse(line, SETTING)
    assert (parsed.facts, parsed.at) == ((ONDANSETRON,), (10, 45))


@pytest.mark.parametrize(
    ("text", "at"), [("@0:05", (0, 5)), ("@9:35", (9, 35)), ("@935", (9, 35)), ("@23:59", (23, 59))]
)
def test_that_a_time_is_read_as_a_clock_shows_it(text: str, at: tuple[int, int]) -> None:
    assert parse(f"p8 {text}", SETTING).at == at


def test_that_readings_and_one_command_may_share_a_line() -> None:
    vitals = VitalsRecorded((Reading("heart_rate", Decimal(74)), Reading("pain", Decimal(8))))
    assert parse("hr74 end p8; tired", SETTING).facts == (vitals, InfusionEnded("tired"))


@pytest.mark.parametrize("rest", ["128/80 74 98%", "98%", "p8", "hr74 r15"])
def test_that_readings_behind_a_bare_start_are_not_its_rate(rest: str) -> None:
    vitals, start = parse(f"start {rest}", SETTING).facts
    assert vitals == parse(rest, SETTING).facts[0]
    assert start == InfusionStarted(ORDER.start_rate)


def test_that_the_note_of_readings_keeps_its_quotes_and_semicolons() -> None:
    (vitals,) = parse('d3; "Floating; comfortable." ', SETTING).facts
    assert vitals.note == '"Floating; comfortable."'


def test_that_a_rate_is_shown_as_the_pump_shows_it() -> None:
    assert parse("start 0.4 mg/kg/h", SETTING).chips[0].text == "Infusion started 0.40 mg/kg/h, 13.7 mL/h"
    assert parse("rate 17.1 mL/h", SETTING).chips[0].text == "Rate 17.1 mL/h"
    assert parse("pause", SETTING).chips[0].text == "Infusion paused"


DOUBTS = [
    ("69/40", [Doubt("systolic", "Systolic pressure 69 mmHg is unusual.")]),
    ("128/29", [Doubt("diastolic", "Diastolic pressure 29 mmHg is unusual.")]),
    ("128/120", [Doubt("diastolic", "Pulse pressure 8 mmHg is unusual.")]),
    ("235/80", [Doubt("diastolic", "Pulse pressure 155 mmHg is unusual.")]),
    ("hr29", [Doubt("heart_rate", "Heart rate 29 /min is unusual.")]),
    ("spo2 69", [Doubt("spo2", "Oxygen saturation 69 % is unusual.")]),
    ("t33,9", [Doubt("temperature", "Temperature 33.9 °C is unusual.")]),
    ("hr30 70% r5 t34 e10 90/30", []),
    ("hr220 100% r60 t41 e80 240/150", []),
    ("start 0.3 mg/kg/h", [Doubt("rate", "The order says to start at 0.4 mg/kg/h.")]),
    ("start 27.36 mg/h", []),
    ("start 0.7 mg/kg/h", [Doubt("rate", "0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h.")]),
    ("rate 0.6 mg/kg/h", []),
    ("rate 10 ug/kg/min", []),
    ("rate 10.1 ug/kg/min", [Doubt("rate", "10.1 ug/kg/min is above the protocol's maximum of 0.6 mg/kg/h.")]),
    ("bolus 60 mg", []),
    ("bolus 30.1 mL", [Doubt("bolus", "A bolus of 60.2 mg is more than the ordered maximum of 60 mg.")]),
    ("given Ketamine 7 mg iv", [
        Doubt("drug", "Ketamine written as given is not counted in the dose. Write bolus to count it.")
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "doubts"), DOUBTS)
def test_that_what_is_unusual_is_asked_about_and_not_refused(line: str, doubts: list[Doubt]) -> None:
    parsed = parse(line, SETTING)
    assert list(parsed.doubts) == doubts
    assert parsed.facts != ()


@pytest.mark.parametrize(
    ("given", "line", "sentences"),
    [
        ("50", "bolus 10 mg", []),
        ("50", "bolus 59 mg",
         ["A bolus of 59.0 mg after 50.00 mg comes to 109.00 mg, more than the ordered maximum of 60 mg."]),
        ("50.04", "bolus 10 mg",
         ["A bolus of 10.0 mg after 50.04 mg comes to 60.04 mg, more than the ordered maximum of 60 mg."]),
        ("50", "bolus 61 mg", ["A bolus of 61.0 mg is more than the ordered maximum of 60 mg."]),
    ],
)  # fmt: skip
def test_that_a_bolus_is_asked_about_where_it_takes_the_dose_above_the_maximum(
    given: str, line: str, sentences: list[str]
) -> None:
    parsed = parse(line, replace(SETTING, given_mg=Fraction(given)))
    assert [doubt.sentence for doubt in parsed.doubts] == sentences


def test_that_a_confirmed_line_says_what_was_confirmed() -> None:
    (vitals,) = parse("69/61 hr29", SETTING).confirmed()
    assert isinstance(vitals, VitalsRecorded)
    assert vitals.confirmed == ("systolic", "diastolic", "heart_rate")
    assert parse("rate 0.7 mg/kg/h", SETTING).confirmed() == (RateChanged(rate("0.7")),)
