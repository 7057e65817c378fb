"""What a whole protocol must be: no limits that contradict each other, and lines that the entry line understands."""

import re

import pytest

from session.problems import ProtocolProblem
from session.protocol_reader import parse_protocol
from tests.session.cases import PROTOCOL_FILE

TEXT = PROTOCOL_FILE.read_text(encoding="utf-8")


def refused(text: str) -> str:
    with pytest.raises(ProtocolProblem) as problem:
        parse_protocol(text, "own.toml")
    return problem.value.sentence


def with_line(table: str, start: str, line: str) -> tuple[str, int]:
    """Return the shipped file with another line in a table, and the number of that line."""
    head, name, rest = TEXT.partition(f"[{table}]\n")
    found = re.compile(rf"^{re.escape(start)}.*$", re.MULTILINE).search(rest)
    assert found
    before = head + name + rest[: found.start()]
    return before + line + rest[found.end() :], before.count("\n") + 1


LIMITS = [
    ("stop", "spo2", "spo2 = { low = 93 }", "the limits of stop lie inside those of act"),
    ("stop", "systolic", "systolic = { low = 95, high = 200 }", "the limits of stop lie inside those of act"),
    ("unusual", "systolic", "systolic = { low = 70, high = 170 }", "the limits of unusual lie inside those of act"),
    ("stop_change", "systolic", "systolic = { fall = 30, rise = 20 }", "stop_change lies inside act_change"),
    ("stop", "diastolic", "", "there is no high limit at which to stop; write one in stop"),
    ("stop", "spo2", "spo2 = { high = 99 }", "there is no low limit at which to stop; write one in stop"),
    ("act_change", "heart_rate", "spo2 = { rise = 3 }", "there is no high limit at which to stop; write one in stop"),
    ("act_change", "heart_rate", "pain = { rise = 40 }",
     "a score has no percent of a baseline; write its limit in act and stop"),
    ("act_change", "systolic", "systolic = { fall = 100 }", "a fall is below 100 percent"),
    ("advice", "spo2", "", "advice does not say what to do; write act for it in advice"),
    ("advice", "spo2", 'spo2 = { act = "Oxygen." }', "advice does not say what to do; write stop for it in advice"),
    ("hold", "spo2", "spo2 = { low = 87 }", "the limits of stop lie inside those of hold"),
    ("discharge.scores", "aldrete", "aldrete = 11", "11 is above the highest total, 10"),
    ("discharge.scores", "aldrete", "glasgow = 9", "write rass or moaas or"),
    ("discharge.readings", "spo2", "spo2 = { low = 194 }", "194 is outside what a reading can be, 0 to 100"),
    ("presets", '"Shift+F1"', '"Ctrl+S" = { label = "Calm", line = "asleep" }', "the key is Shift+F1 to Shift+F12"),
    ("presets", '"Shift+F1"', '"Shift+F1" = { label = "Calm", line = "142/188" }',
     "the entry line does not understand it. "),
    ("presets", '"Shift+F1"', '"Shift+F1" = { label = "Calm", line = "," }', "the line says nothing to record"),
    ("presets", '"Shift+F1"', '"Shift+F1" = { label = "Calm", line = "asleep @10:35" }',
     "leave the time out, for the key records the moment it is pressed"),
    ("prn", '"oxygen', '"oxygen" = "saturation below the limit"', "this is no drug of the entry line. "),
    ("prn", '"oxygen', '"oxygen 2 L/min p3" = "low"', "this is no drug of the entry line. Write it as it follows"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "start", "line", "sentence"), LIMITS)
def test_that_a_contradiction_is_named_with_file_line_and_field(
    table: str, start: str, line: str, sentence: str
) -> None:
    text, number = with_line(table, start, line)
    said = refused(text)
    assert sentence in said
    named = re.match(r"own\.toml, line (\d+), field ([^:]+): ", said)
    assert named
    at = text.splitlines()[int(named[1]) - 1]
    assert int(named[1]) == number or named[2] in at or at.startswith("["), (said, at)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("maximum_rate", '"0.6 mg/kg/h"\nrate_cap = "0.5 mg/kg/h"', "write it in mg/h or mL/h, for it holds whatever"),
        ("maximum_rate", '"0.6 mg/kg/h"\nrate_cap = "0 mg/h"', "write a rate above zero with its unit"),
        ("minimum_gap_days", "-1", "write a whole number, zero or more"),
        ("effects", '["nausea", "weep; p3"]', "'weep; p3' is no effect of the entry line. "),
        ("effects", '["nausea", "@10:35"]', "'@10:35' is no effect of the entry line. "),
        ("second_check", '"firm"', "write soft or hard"),
    ],
)
def test_that_a_field_that_cannot_be_followed_is_named(field: str, value: str, sentence: str) -> None:
    text = re.sub(rf"^{field} = .*$", lambda _: f"{field} = {value}", TEXT, count=1, flags=re.MULTILINE)
    assert sentence in refused(text)


def test_that_a_drug_that_the_entry_line_does_not_understand_is_named() -> None:
    text = TEXT.replace('  "ondansetron 4 mg iv", "midazolam', '  "ondansetron", "midazolam')
    assert ", field drugs: 'ondansetron' is no drug of the entry line. " in refused(text)


def test_that_a_cap_below_the_highest_rate_is_allowed_for_the_weight_decides() -> None:
    text = TEXT.replace("planned_min = 90", 'planned_min = 90\nrate_cap = "5 mg/h"')
    assert str(parse_protocol(text, "own.toml").rate_cap) == "5 mg/h"


def test_that_a_fault_in_a_question_is_named_by_the_line_of_that_question() -> None:
    text = TEXT.replace('key = "liver"', 'key = "psychosis"')
    line = [number for number, row in enumerate(text.splitlines(), 1) if row == 'key = "psychosis"'][1]
    assert refused(text) == f"own.toml, line {line}, field key: psychosis stands there twice."
    words = "Is the escort here?"
    text = TEXT.replace(f'words = "{words}"\nsafe = "yes"', f'words = "{words}"\nsafe = "maybe"')
    line = text.splitlines().index('safe = "maybe"') + 1
    assert refused(text) == f"own.toml, line {line}, field safe: write yes or no."


def test_that_a_key_that_stands_twice_is_told_with_its_line() -> None:
    text = TEXT.replace('"Shift+F2" =', '"Shift+F1" =')
    assert re.match(r"own\.toml: this is not valid TOML: .*line \d+", refused(text))
