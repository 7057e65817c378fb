"""What the entry line refuses, and the sentence it says."""

import pytest

from session.entry import parse
from tests.session.cases import SETTING

WHAT = "Write what it is: hr74 for a heart rate, 98% for SpO₂, r15 for respiration, p8 for pain."
RATE = "Write the rate with its unit: 0.5 mg/kg/h, 34 mg/h, 17 mL/h or 8 ug/kg/min."
BOLUS = "Write the bolus with its unit: bolus 7 mg, 0.1 mg/kg or 3.5 mL."
DRUG = "Write drug, dose, unit and route: given ondansetron 4 mg iv."
EFFECT = "Write the effect and how bad it is: effect nausea mild, moderate, severe, or over."
ZERO = "A rate is above zero. Write pause or end to stop the infusion."
WORDS = "is not understood. Write words after a semicolon."

FAULTS = [
    ("80/128", "Diastolic 128 is not below systolic 80. Are the two swapped?"),
    ("90/90", "Diastolic 90 is not below systolic 90. Are the two swapped?"),
    ("19/12", "Systolic pressure 19 mmHg cannot be. It lies between 20 and 350 mmHg."),
    ("128/9", "Diastolic pressure 9 mmHg cannot be. It lies between 10 and 250 mmHg."),
    ("-128/80", "Systolic pressure -128 mmHg cannot be. It lies between 20 and 350 mmHg."),
    ("128/80,74", "Diastolic pressure is written as a whole number, not 80,74."),
    ("128.5/80", "Systolic pressure is written as a whole number, not 128.5."),
    ("128/80 351", "Heart rate 351 /min cannot be. It lies between 0 and 350 /min."),
    ("128/80 74.5", "Heart rate is written as a whole number, not 74.5."),
    ("104%", "Oxygen saturation 104 % cannot be. It lies between 0 and 100 %."),
    ("spo2 104", "Oxygen saturation 104 % cannot be. It lies between 0 and 100 %."),
    ("98,5%", "Oxygen saturation is written as a whole number, not 98,5."),
    ("r151", "Respiration 151 /min cannot be. It lies between 0 and 150 /min."),
    ("t24.9", "Temperature 24.9 °C cannot be. It lies between 25 and 45 °C."),
    ("t98.6", "Temperature 98.6 °C cannot be. It lies between 25 and 45 °C."),
    ("t36.85", "Temperature is written with one decimal at most, not 36.85."),
    ("e200", "End-tidal CO₂ 200 mmHg cannot be. It lies between 0 and 150 mmHg."),
    ("p11", "Pain 11 cannot be. It lies between 0 and 10."),
    ("p-1", "Pain -1 cannot be. It lies between 0 and 10."),
    ("p7.5", "Pain is written as a whole number, not 7.5."),
    ("p8,3", "Pain is written as a whole number, not 8,3."),
    ("s-6", "Sedation -6 cannot be. It lies between -5 and 4."),
    ("s5", "Sedation 5 cannot be. It lies between -5 and 4."),
    ("d11", "Dissociation 11 cannot be. It lies between 0 and 10."),
    ("n4", "Nausea 4 cannot be. It lies between 0 and 3."),
    ("128/80 130/82", "Blood pressure is written twice."),
    ("p7 p8", "Pain is written twice."),
    ("98% spo2 97", "Oxygen saturation is written twice."),
    ("hr74 hr74", "Heart rate is written twice."),
    ("74", f"What is 74? {WHAT}"),
    ("98% 74", f"What is 74? {WHAT}"),
    ("142/88 76 97", f"What is 97? {WHAT}"),
    ("142/88 hr76 97", f"What is 97? {WHAT}"),
    ("128/", f"“128/” {WORDS}"),
    ("/80", f"“/80” {WORDS}"),
    ("128/80/70", f"“128/80/70” {WORDS}"),
    ("128/80%", f"“128/80%” {WORDS}"),
    ("r15%", f"“r15%” {WORDS}"),
    ("t36.8C", f"“t36.8C” {WORDS}"),
    ("x9", f"“x9” {WORDS}"),
    ("comfortable", f"“comfortable” {WORDS}"),
    ("p8 \N{ARABIC-INDIC DIGIT SEVEN}", f"“\N{ARABIC-INDIC DIGIT SEVEN}” {WORDS}"),
    ("pau\N{LATIN SMALL LETTER LONG S}e", f"“pau\N{LATIN SMALL LETTER LONG S}e” {WORDS}"),
    ("g\N{LATIN SMALL LETTER DOTLESS I}ven ondansetron 4 mg", f"“g\N{LATIN SMALL LETTER DOTLESS I}ven” {WORDS}"),
    ("@25:00 p8", "25:00 is not a time of day."),
    ("@10:60 p8", "10:60 is not a time of day."),
    ("@10:35 p8 @10:40", "The time is written twice."),
    ("@10:3 p8", "“@10:3” is not understood. Write a time as @10:35."),
    ("@10:35:20 p8", "“@10:35:20” is not understood. Write a time as @10:35."),
    ("@10:35", "Write what happened at that time."),
    ("rate", RATE),
    ("rate 0.5", RATE),
    ("rate 0.5 mg", RATE),
    ("rate 0.5 mg/kg", RATE),
    ("rate 0.5 mg/kg/min", RATE),
    ("rate -0.5 mg/kg/h", RATE),
    ("rate mg/kg/h 0.5", RATE),
    ("rate 0 mg/kg/h", ZERO),
    ("start 0 mg/h", ZERO),
    ("start 0.4", RATE),
    ("start -0.4 mg/kg/h", RATE),
    ("start .4 mg/kg/h", RATE),
    ("rate 34 mg/kg/h", "34 mg/kg/h is 1162.8 mL/h; a pump runs 999 mL/h at most."),
    ("bolus", BOLUS),
    ("bolus 7", BOLUS),
    ("bolus 0 mg", BOLUS),
    ("bolus 7 mg/h", BOLUS),
    ("bolus mg 7", BOLUS),
    ("given", DRUG),
    ("given ondansetron", DRUG),
    ("given ondansetron 4", DRUG),
    ("given ondansetron 0 mg", DRUG),
    ("given 4 mg iv", DRUG),
    ("given @10:4 ondansetron 4 mg", DRUG),
    ("effect", EFFECT),
    ("effect nausea", EFFECT),
    ("effect mild", EFFECT),
    ("start pause", "Write one thing a line: pause needs a line of its own."),
    ("end ready left", "Write one thing a line: ready needs a line of its own."),
    ("pausing", f"“pausing” {WORDS}"),
]


@pytest.mark.parametrize(("line", "sentence"), FAULTS)
def test_that_what_cannot_be_is_refused_with_its_sentence(line: str, sentence: str) -> None:
    parsed = parse(line, SETTING)
    assert parsed.faults[0] == sentence
    assert parsed.facts == ()


def test_that_every_faulty_piece_has_its_sentence() -> None:
    assert parse("80/128 spo2 104 p11 blue", SETTING).faults == (
        "Diastolic 128 is not below systolic 80. Are the two swapped?",
        "Oxygen saturation 104 % cannot be. It lies between 0 and 100 %.",
        "Pain 11 cannot be. It lies between 0 and 10.",
        f"“blue” {WORDS}",
    )


def test_that_what_stands_behind_a_faulty_command_is_not_complained_about_too() -> None:
    assert parse("rate fast please", SETTING).faults == (RATE,)


def test_that_what_stands_behind_a_misspelt_command_is_not_complained_about_too() -> None:
    assert parse("strat 0.4 mg/kg/h 98%", SETTING).faults == (f"“strat” {WORDS}",)


def test_that_a_word_is_shown_as_it_was_typed() -> None:
    assert parse("given ondansetron 4 mg iv slowly", SETTING).faults == (f"“slowly” {WORDS}",)
