"""A protocol as data: the shipped one, and what is wrong with others."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from session.entry import parse
from session.events import DrugGiven, EffectNoted
from session.problems import ProtocolProblem
from session.protocol import Discharge, Protocol, Range
from session.protocol_reader import NOT_NEEDED, parse_protocol
from session.protocol_text import write_protocol
from session.quantities import Rate, RateUnit
from tests.session.cases import PROTOCOL, PROTOCOL_FILE, SETTING, SHIPPED

TEXT = PROTOCOL_FILE.read_text(encoding="utf-8")
LINES = {
    line.split(" =")[0].strip("[] "): number for number, line in reversed([*enumerate(TEXT.splitlines(), start=1)])
}
"""Where each field or table stands first."""
NEEDED = [name for name in Protocol.__dataclass_fields__ if name not in NOT_NEEDED]
ALWAYS_A_NUMBER = {"persist_s": 15, "persist_readings": 2, "overdue_min": 5}
"""What holds where a file leaves it out."""


def changed(field: str, value: str) -> str:
    """Return the shipped file with another value for a field of one line."""
    return re.sub(rf"^{field} = .*$", f"{field} = {value}", TEXT, count=1, flags=re.MULTILINE)


def refused(text: str) -> str:
    with pytest.raises(ProtocolProblem) as problem:
        parse_protocol(text, "own.toml")
    return problem.value.sentence


def test_that_the_shipped_protocol_is_the_one_of_the_order() -> None:
    shipped = parse_protocol(TEXT, "own.toml")
    assert (shipped.name, shipped.version, shipped.title) == ("outpatient-titration", 1, "Outpatient titration")
    assert shipped.start_rate == Rate(Decimal("0.25"), RateUnit.MG_KG_H)
    assert shipped.step == Rate(Decimal("0.1"), RateUnit.MG_KG_H)
    assert shipped.maximum_rate == Rate(Decimal("0.6"), RateUnit.MG_KG_H)
    assert (shipped.step_interval_min, shipped.planned_min, shipped.recovery_min) == (15, 90, 60)
    assert (shipped.check_interval_min, shipped.check_after_change_min) == (15, 5)


def test_that_what_no_source_confirms_is_marked() -> None:
    rest = {"name", "version", "title", "source", "unconfirmed", "effects", "rate_cap", "maximum_mg"}
    assert {*SHIPPED.unconfirmed} | rest == {*Protocol.__dataclass_fields__}
    assert [getattr(SHIPPED, name) for name in ("rate_cap", "maximum_mg")] == [None, None]


def test_that_a_part_is_confirmed_unless_it_or_its_field_is_marked() -> None:
    marked = replace(SHIPPED, unconfirmed=("gate.fasting", "act"))
    fields = ("gate", "gate.consent", "gate.fasting", "act", "act.spo2")
    assert [marked.confirmed(field) for field in fields] == [False, True, False, False, False]


def test_that_every_offered_drug_and_effect_is_a_line() -> None:
    for drug in PROTOCOL.drugs:
        (given,) = parse(f"given {drug}", SETTING).facts
        assert isinstance(given, DrugGiven)
    for effect in PROTOCOL.effects:
        assert parse(f"effect {effect} mild", SETTING).facts == (EffectNoted(effect, "mild"),)


def test_that_a_range_holds_its_ends() -> None:
    closed = PROTOCOL.unusual_range("systolic")
    assert closed == Range("systolic", Decimal(70), Decimal(240))
    assert [closed.holds(Decimal(value)) for value in (69, 70, 240, 241)] == [False, True, True, False]
    open_end = PROTOCOL.unusual_range("spo2")
    assert open_end is not None
    assert open_end.holds(Decimal(100))
    assert PROTOCOL.unusual_range("pain") is None


def test_that_the_ends_of_lines_and_a_byte_order_mark_do_not_matter() -> None:
    assert parse_protocol("\ufeff" + TEXT.replace("\n", "\r\n"), "own.toml") == SHIPPED


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", '" "', "write words here, in quotation marks"),
        ("title", "3", "write words here, in quotation marks"),
        ("version", "0", "write a whole number above zero"),
        ("version", "1.5", "write a whole number above zero"),
        ("planned_min", '"90"', "write a whole number above zero"),
        ("planned_min", "true", "write a whole number above zero"),
        ("start_rate", '"0.25"', "write a rate above zero with its unit, such as 0.25 mg/kg/h"),
        ("start_rate", '"0 mg/kg/h"', "write a rate above zero with its unit, such as 0.25 mg/kg/h"),
        ("step", '"0.1 mg/kg/day"', "write a rate above zero with its unit, such as 0.25 mg/kg/h"),
        ("step", '"0.1 mg/kg/h or so"', "write a rate above zero with its unit, such as 0.25 mg/kg/h"),
        ("maximum_rate", '"40 mg/h"', "start_rate, step and maximum_rate must be in the same unit"),
        ("maximum_rate", '"0.2 mg/kg/h"', "it is below the start rate"),
        ("check_tolerance_min", "5", "it must be below the shortest time between checks, 5"),
        ("effects", '"nausea"', "write a list of texts in quotation marks"),
        ("effects", "[1, 2]", "write a list of texts in quotation marks"),
        ("persist_s", "0", "write a whole number above zero"),
        ("persist_readings", "1.5", "write a whole number above zero"),
        ("overdue_min", "-5", "write a whole number above zero"),
        ("overdue_min", "1", "it must be at least check_tolerance_min, 2"),
        ("latched", '"spo2"', "write a list of texts in quotation marks"),
        ("no_action", "true", "write a list of texts in quotation marks"),
    ],
)
def test_that_a_faulty_field_is_named_with_its_file_and_line(field: str, value: str, sentence: str) -> None:
    assert refused(changed(field, value)) == f"own.toml, line {LINES[field]}, field {field}: {sentence}."


@pytest.mark.parametrize("field", [name for name in NEEDED if name not in {"unusual", "act"}])
def test_that_a_missing_field_that_is_needed_is_named(field: str) -> None:
    gone = re.sub(rf"^{field} = (\[[^]]*\]|.*)$", "", TEXT, count=1, flags=re.MULTILINE)
    assert refused(gone) == f"own.toml, field {field}: this field is missing."


@pytest.mark.parametrize("table", ["unusual", "act"])
def test_that_a_missing_table_that_is_needed_is_named(table: str) -> None:
    gone = re.sub(rf"^\[{table}\]\n(\w.*\n)*", "", TEXT, count=1, flags=re.MULTILINE)
    assert refused(gone) == f"own.toml, field {table}: this field is missing."


def test_that_what_is_not_needed_asks_for_nothing_where_it_is_missing() -> None:
    needed: dict[str, Any] = {name: getattr(SHIPPED, name) for name in NEEDED} | {"act": (), "unconfirmed": ()}
    least = write_protocol(Protocol(**needed, stop=SHIPPED.stop, advice=SHIPPED.advice))
    assert all(f"\n{name} = " not in least for name in NOT_NEEDED - {*ALWAYS_A_NUMBER})
    for name, value in ALWAYS_A_NUMBER.items():
        least = least.replace(f"\n{name} = {value}\n", "\n", 1)
    read = parse_protocol(least, "own.toml")
    assert {name: getattr(read, name) for name in ALWAYS_A_NUMBER} == ALWAYS_A_NUMBER
    assert (read.latched, read.actions, read.no_action, read.far, read.emergency) == ((), (), (), (), ())
    assert (read.rate_cap, read.gate, read.minimum_gap_days, read.discharge) == (None, (), 0, Discharge())


def test_that_a_misspelt_field_is_named() -> None:
    line = LINES["step"]
    assert refused(TEXT.replace("\nstep =", "\nstepp =")) == (
        f"own.toml, line {line}, field stepp: this field is not known; check the spelling."
    )


def test_that_what_is_called_unconfirmed_must_be_a_field() -> None:
    line = f"own.toml, line {LINES['unconfirmed']}, field unconfirmed: "
    assert refused(TEXT.replace('  "drugs",', '  "drug",')) == f"{line}drug is no field of a protocol."
    for part in ("gate.fastening", "act.pain", "presets.Shift+F9", "step.half", "discharge.doors"):
        assert refused(TEXT.replace('  "drugs",', f'  "{part}",')) == f"{line}{part} is not in this protocol."
    for part in ("gate.fasting", "act.spo2", "presets.Shift+F1", "prn.oxygen 2 L/min", "discharge.scores"):
        assert part in parse_protocol(TEXT.replace('  "drugs",', f'  "{part}",'), "own.toml").unconfirmed


RANGE = "write { low = ..., high = ... } or one of the two"


@pytest.mark.parametrize("table", ["unusual", "act"])
@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("spo2 = { low = 101 }", "spo2", "101 is outside what a reading can be, 0 to 100"),
        ("spo2 = { low = nan }", "spo2", "write numbers"),
        ("spo2 = { high = inf }", "spo2", "write numbers"),
        ('spo2 = { low = "92" }', "spo2", "write numbers"),
        ("spo2 = { low = true }", "spo2", "write numbers"),
        ("spo2 = { low = 95, high = 92 }", "spo2", "the low end is not below the high end"),
        ("spo2 = { lowest = 92 }", "spo2", RANGE),
        ("spo2 = {}", "spo2", RANGE),
        ("spo2 = 92", "spo2", RANGE),
        ("pulse = { low = 40 }", "pulse", "pulse is no known reading"),
    ],
)
def test_that_a_faulty_range_is_named_in_its_own_table(table: str, line: str, code: str, sentence: str) -> None:
    head, name, rest = TEXT.partition(f"[{table}]")
    lines = (head + name + re.sub(r"^spo2 = .*$", line, rest, count=1, flags=re.MULTILINE)).splitlines()
    number = lines.index(line, LINES[table]) + 1
    assert refused("\n".join(lines)) == f"own.toml, line {number}, field {code}: {sentence}."


def test_that_a_range_without_a_table_of_its_own_is_named_by_the_table() -> None:
    head = TEXT.partition("# Outside these")[0]
    text = head + "unusual = { pulse = { low = 40 } }\nact = {}\n"
    line = text.splitlines().index("unusual = { pulse = { low = 40 } }") + 1
    assert refused(text) == f"own.toml, line {line}, field pulse: pulse is no known reading."
    assert refused(head + "unusual = 3\n").endswith(
        "field unusual: write a table, such as systolic = { low = 90, high = 180 }."
    )


@pytest.mark.parametrize("text", ["name = ", "name", "[unusual", f"version = {'9' * 5000}"])
def test_that_what_is_not_toml_is_said(text: str) -> None:
    assert refused(text).startswith("own.toml: this is not valid TOML: ")
