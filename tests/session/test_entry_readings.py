"""What the entry line understands of readings."""

from decimal import Decimal

import pytest

from session.entry import parse
from session.events import VitalsRecorded
from tests.session.cases import SETTING

FULL = {"systolic": "142", "diastolic": "88", "heart_rate": "76", "spo2": "97", "respiration": "14", "pain": "7"}
PAIR = {"systolic": "128", "diastolic": "80"}

UNDERSTOOD = [
    ("142/88 76 97% r14 p7", FULL),
    ("142/88 76 97 % R14 P7", FULL),
    ("142/88, 76, 97%, r14, p7", FULL),
    ("p7 r14 97% 76 142/88", FULL),
    ("76 142 / 88 spo2 97 rr14 p 7", FULL),
    ("  142/88\thr76\u00a0SpO2 97% r 14 p7  ", FULL),
    ("142/88 HR 76 97% r14,p7", FULL),
    ("128/80", PAIR),
    ("128/80 74", {**PAIR, "heart_rate": "74"}),
    ("128/80 +74", {**PAIR, "heart_rate": "74"}),
    ("hr74", {"heart_rate": "74"}),
    ("98%", {"spo2": "98"}),
    ("spo2 98", {"spo2": "98"}),
    ("spo298", {"spo2": "98"}),
    ("r15", {"respiration": "15"}),
    ("t36.8", {"temperature": "36.8"}),
    ("T 36,8", {"temperature": "36.8"}),
    ("t37", {"temperature": "37"}),
    ("t36,8, p8", {"temperature": "36.8", "pain": "8"}),
    ("e38", {"etco2": "38"}),
    ("p8", {"pain": "8"}),
    ("p8.0", {"pain": "8"}),
    ("p0", {"pain": "0"}),
    ("s-1", {"sedation": "-1"}),
    ("S -1", {"sedation": "-1"}),
    ("s\N{MINUS SIGN}1", {"sedation": "-1"}),
    ("s\N{EN DASH}1", {"sedation": "-1"}),
    ("s+1", {"sedation": "1"}),
    ("s1", {"sedation": "1"}),
    ("s-0", {"sedation": "0"}),
    ("s-5", {"sedation": "-5"}),
    ("d3", {"dissociation": "3"}),
    ("D10", {"dissociation": "10"}),
    ("n1", {"nausea": "1"}),
    ("n 3", {"nausea": "3"}),
    ("d3 s-1", {"sedation": "-1", "dissociation": "3"}),
]


@pytest.mark.parametrize(("line", "expected"), UNDERSTOOD)
def test_that_readings_are_understood(line: str, expected: dict[str, str]) -> None:
    parsed = parse(line, SETTING)
    assert parsed.faults == ()
    (vitals,) = parsed.facts
    assert isinstance(vitals, VitalsRecorded)
    assert {reading.code: reading.value for reading in vitals.readings} == {
        code: Decimal(value) for code, value in expected.items()
    }


def test_that_readings_come_in_one_order_however_they_are_typed() -> None:
    one, other = parse("p7 97% 142/88 r14 76", SETTING), parse("142/88 76 97% r14 p7", SETTING)
    assert one.facts == other.facts
    assert one.chips == other.chips


def test_that_chips_show_what_was_understood() -> None:
    chips = parse("150/90 82 98% r14 p3 s-1 t36,8 @10:35; warm", SETTING).chips
    assert [chip.text for chip in chips] == [
        "BP 150/90, MAP 110", "HR 82", "SpO₂ 98 %", "RR 14", "Temp 36.8 °C", "Pain 3", "RASS −1 drowsy",
        "at 10:35", "“warm”",
    ]  # fmt: skip
    assert [chip.code for chip in chips][-2:] == ["time", "note"]


def test_that_rass_above_zero_shows_its_sign() -> None:
    assert parse("s1", SETTING).chips[0].text == "RASS +1 restless"


def test_that_zero_has_no_sign() -> None:
    assert parse("s-0", SETTING).chips[0].text == "RASS 0 alert and calm"


@pytest.mark.parametrize("line", ["", "   ", ";", " ; ", ",", "\u00a0"])
def test_that_an_empty_line_says_nothing(line: str) -> None:
    parsed = parse(line, SETTING)
    assert (parsed.facts, parsed.faults, parsed.chips) == ((), (), ())


def test_that_a_set_that_is_understood_but_for_one_piece_records_nothing() -> None:
    parsed = parse("128/80 74 spo2 104", SETTING)
    assert parsed.facts == ()
    assert [chip.text for chip in parsed.chips] == ["BP 128/80, MAP 96", "HR 74"]
