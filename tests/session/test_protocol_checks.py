"""What a whole protocol must be: no limits that contradict each other, and lines that the entry line understands."""

import re
from dataclasses import replace
from typing import Any

import pytest

from session.problems import ProtocolProblem
from session.protocol_reader import parse_protocol
from session.protocol_text import write_protocol
from session.vitals import CATALOGUE, SIGNS
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
     "leave the time out, for the moment it is pressed is recorded"),
    ("prn", '"oxygen', '"oxygen" = "saturation below the limit"', "this is no drug of the entry line. "),
    ("prn", '"oxygen', '"oxygen 2 L/min p3" = "low"', "this is no drug of the entry line. Write it as it follows"),
    ("actions", "diastolic", 'pulse = ["Look"]', "pulse is no known reading"),
    ("actions", "diastolic", "diastolic = []", "write at least one answer"),
    ("actions", "diastolic", 'diastolic = "Look"', "write a list of texts in quotation marks"),
    ("actions", "diastolic", 'diastolic = ["Look", " | pause"]', "write words in each pair of quotation marks"),
    ("actions", "diastolic", 'diastolic = ["Pause", "Pause | pause"]', "'Pause' stands there twice"),
    ("actions", "diastolic", 'diastolic = ["Seen, watching"]', "'Seen, watching' stands in no_action as well"),
    ("actions", "diastolic", 'diastolic = ["Slower | slow down 5"]', "'Slower': the entry line does not "),
    ("actions", "diastolic", 'diastolic = ["Slower | ,"]', "'Slower': the line says nothing to record"),
    ("actions", "diastolic", 'diastolic = ["Pain | p3 @10:35"]', "leave the time out, for the moment it is pressed"),
    ("far", "heart_rate", "pulse = 30", "pulse is no known reading"),
    ("far", "heart_rate", "heart_rate = 0", "write a number above zero"),
    ("far", "heart_rate", 'heart_rate = "30"', "write numbers"),
    ("[emergency]", "title", 'title = " "', "write words here, in quotation marks"),
    ("[emergency]", "title", "", "write words here, in quotation marks"),
    ("[emergency]", "title", 'title = "Allergic reaction"', "Allergic reaction stands there twice"),
    ("[emergency]", "title", 'name = "Fainting"', "an emergency has drugs, steps, title"),
    ("[emergency]", "drugs", 'drugs = ["oxygen"]', "'oxygen' is no drug of the entry line. "),
    ("[emergency]", "drugs", 'drugs = ["oxygen 2 L/min", "oxygen 2 L/min"]', "'oxygen 2 L/min' stands there twice"),
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


STEPS = [
    ("[]", "write at least one step"),
    ("3", "write a list of texts in quotation marks"),
    ('["Call", ""]', "write words in each pair of quotation marks"),
    ('["Call", "Call"]', "'Call' stands there twice"),
    ('["Slower | rate"]', "'Slower': the entry line does not understand it. "),
    ('["Stop | end @10:35"]', "'Stop': leave the time out, for the moment it is pressed is recorded"),
    ('["Stop | , "]', "'Stop': the line says nothing to record"),
]


@pytest.mark.parametrize(("steps", "sentence"), STEPS)
def test_that_a_step_that_cannot_be_recorded_is_named_by_the_line_of_its_emergency(steps: str, sentence: str) -> None:
    head, second, rest = TEXT.partition('title = "Severe distress or agitation"\n')
    text = (
        head + second + re.sub(r"^steps = \[[^]]*\]", lambda _: f"steps = {steps}", rest, count=1, flags=re.MULTILINE)
    )
    line = (head + second).count("\n") + 1
    assert refused(text).startswith(f"own.toml, line {line}, field steps: {sentence}")


def test_that_emergencies_stand_in_tables_of_their_own() -> None:
    text = re.sub(r"^\[\[emergency\]\]\n(\w.*\n|  .*\n|\]\n)*", "", TEXT, flags=re.MULTILINE)
    assert parse_protocol(text, "own.toml").emergency == ()
    text = text.replace("planned_min = 90", "planned_min = 90\nemergency = 3")
    line = text.splitlines().index("emergency = 3") + 1
    assert refused(text) == f"own.toml, line {line}, field emergency: write each emergency as a table of its own."


@pytest.mark.parametrize("steps", ["Slower | rate", "Drug | given", "More | Bolus", "Note | ; told", "Pause | pause"])
def test_that_an_answer_may_be_the_beginning_of_a_line(steps: str) -> None:
    text, _ = with_line("actions", "diastolic", f'diastolic = ["{steps}"]')
    answer = next(one for one in parse_protocol(text, "own.toml").actions if one.code == "diastolic")
    assert [str(step) for step in answer.steps] == [steps]


TABLES = ("hold", "act", "stop", "act_change", "stop_change", "advice")


@pytest.mark.parametrize("code", sorted(SIGNS))
def test_that_a_vital_sign_without_a_limit_at_which_to_stop_is_named(code: str) -> None:
    shipped = parse_protocol(TEXT, "own.toml")
    left: dict[str, Any] = {name: tuple(one for one in getattr(shipped, name) if one.code != code) for name in TABLES}
    text = write_protocol(replace(shipped, latched=(), **left))
    line = text.splitlines().index("[stop]") + 1
    name = CATALOGUE[code].name
    assert refused(text) == (
        f"own.toml, line {line}, field {code}: there is no limit at which to stop for the {name}; write one in stop."
    )


def test_that_a_limit_against_the_baseline_is_one_at_which_to_stop() -> None:
    text, _ = with_line("stop", "systolic", "")
    assert "systolic" not in {limit.code for limit in parse_protocol(text, "own.toml").stop}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("maximum_rate", '"0.6 mg/kg/h"\nrate_cap = "0.5 mg/kg/h"', "write it in mg/h or mL/h, for it holds whatever"),
        ("maximum_rate", '"0.6 mg/kg/h"\nrate_cap = "0 mg/h"', "write a rate above zero with its unit"),
        ("minimum_gap_days", "-1", "write a whole number, zero or more"),
        ("effects", '["nausea", "weep; p3"]', "'weep; p3' is no effect of the entry line. "),
        ("effects", '["nausea", "@10:35"]', "'@10:35' is no effect of the entry line. "),
        ("second_check", '"firm"', "write soft or hard"),
        ("latched", '["pulse"]', "write systolic or diastolic or "),
        ("latched", '["etco2"]', "there is no limit for the end-tidal CO₂, so no alert could stay"),
        ("latched", '["spo2", "spo2"]', "spo2 stands there twice"),
        ("no_action", '["Seen", " "]', "write words in each pair of quotation marks"),
        ("no_action", '["Seen", "Seen"]', "'Seen' stands there twice"),
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
