"""Writes a protocol as the TOML that `session.protocol_reader` reads, laid out as the shipped files are."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from session.course_rules import CourseRules
from session.protocol import (
    Actions,
    Advice,
    Change,
    Discharge,
    EmergencyCard,
    Far,
    Preset,
    Prn,
    Protocol,
    Question,
    Range,
    ScoreMinimum,
)
from session.quantities import Rate, plain

_WIDTH: Final = 120
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_TOP: Final = (
    ("", ("name", "version", "title", "source")),
    ("What no primary source confirms; it is marked on the screen, for the clinic to confirm.", ("unconfirmed",)),
    ("The infusion.", (
        "start_rate", "step", "step_interval_min", "maximum_rate", "rate_cap", "planned_min", "maximum_mg",
        "maximum_mg_per_kg", "minimum_gap_days", "weight_change_percent", "baseline_max_age_min", "second_check",
    )),
    ("When to check, in minutes.", (
        "check_interval_min", "check_after_change_min", "check_tolerance_min", "recovery_min",
        "recovery_check_interval_min",
    )),
    ("A monitor's reading beyond a limit is told once it lasted, an overdue check a while after it was due.", (
        "persist_s", "persist_readings", "overdue_min",
    )),
    ("The alert on these stays until it is answered, also once it is over.", ("latched",)),
    ("Answers that say that nothing had to be done.", ("no_action",)),
    ('Offered as buttons; a drug is written as it follows "given" in the entry line.', ("drugs", "effects")),
    ("The forms offered first with F8.", ("scores",)),
    ("The words of the page that the patient takes home.", ("take_home",)),
)  # fmt: skip
_TABLES: Final = (
    ("Outside these a value is asked about once and recorded with a finding.", "unusual"),
    ("The start is held while the baseline is outside these.", "hold"),
    ("At which to act, drawn on the chart.", "act"),
    ("At which to stop.", "stop"),
    ("At which to act, in percent of this patient's baseline.", "act_change"),
    ("At which to stop, in percent of this patient's baseline.", "stop_change"),
    ("What to do then.", "advice"),
    ("Answers to an alert; behind the bar stands what is put into the entry line.", "actions"),
    ("A reading further than this from the patient's last one may be another patient's.", "far"),
    ("Drugs to have at hand, and when each is meant.", "prn"),
    ("Entry lines with a key of their own.", "presets"),
)
_ALWAYS: Final = frozenset({"unusual", "act", "drugs", "effects", "unconfirmed"})
_UNSAID: Final = MappingProxyType({field.name: 0 for field in fields(Protocol) if field.default == 0})
"""Where zero asks for nothing; elsewhere a limit of zero is a limit."""
_UNSAFE: Final = MappingProxyType({0x7F: "\\u007f"})
"""What TOML wants escaped and JSON does not."""


def write_protocol(protocol: Protocol) -> str:
    """Return the TOML of a protocol; what `parse_protocol` reads from it is equal to `protocol` if that is valid."""
    parts = ["# A treatment protocol. The clinic's medical director confirms it before use."]
    parts += [_top(protocol, heading, names) for heading, names in _TOP]
    parts += [_table(heading, name, getattr(protocol, name)) for heading, name in _TABLES]
    parts.append(_emergencies(protocol.emergency))
    parts.append(_questions("Asked before the start.", "gate", protocol.gate))
    if protocol.discharge != Discharge():
        parts += _discharge(protocol.discharge)
    parts.append(_course(protocol.course))
    return "\n\n".join(part for part in parts if part).replace("\n\n", "\n", 1) + "\n"


def _top(protocol: Protocol, heading: str, names: Iterable[str]) -> str:
    values = ((name, getattr(protocol, name)) for name in names)
    said = [(name, value) for name, value in values if name in _ALWAYS or _says(value, _UNSAID.get(name))]
    lines = [f"{name} = {_value(value, len(name))}" for name, value in said]
    return _under(heading, lines) if lines else ""


def _table(heading: str, name: str, rows: Sequence[Any]) -> str:
    if not rows and name not in _ALWAYS:
        return ""
    return _under(heading, [f"[{name}]", *map(_row, rows)])


def _row(row: Range | Change | Advice | Actions | Far | Prn | Preset | ScoreMinimum) -> str:
    match row:
        case Range(name, low, high):
            value = _inline(low=low, high=high)
        case Change(name, fall, rise):
            value = _inline(fall=fall, rise=rise)
        case Advice(name, act, stop):
            value = _inline(act=act, stop=stop)
        case Preset(name, label, line):
            value = _inline(label=label, line=line)
        case Actions(name, steps):
            value = _value(steps, len(_key(name)))
        case Far(name, by):
            value = _value(by)
        case Prn(name, when):
            value = _value(when)
        case _:
            name, value = row.instrument, _value(row.minimum)
    return f"{_key(name)} = {value}"


def _discharge(discharge: Discharge) -> Iterator[str]:
    lines = ["[discharge]"]
    if discharge.pressure_percent is not None:
        lines.append(f"pressure_percent = {_value(discharge.pressure_percent)}")
    lines.append(f"pressure_readings = {discharge.pressure_readings}")
    yield _under("When the patient may leave.", lines)
    yield _table("The last of each in recovery.", "discharge.readings", discharge.readings)
    yield _table("One of these.", "discharge.scores", discharge.scores)
    yield _questions("Asked before leaving.", "discharge.questions", discharge.questions)


def _course(rules: CourseRules) -> str:
    """Return every rule, also one as it is by default; only what asks for nothing by default may be left out."""
    values = ((field.name, getattr(rules, field.name), field.default) for field in fields(rules))
    lines = [
        f"{name} = {_value(value, len(name))}" for name, value, usual in values if _says(value, 0) or value != usual
    ]
    return _under("How a course of infusions goes on.", ["[course]", *lines])


def _emergencies(cards: Sequence[EmergencyCard]) -> str:
    heading = "Emergencies; behind the bar stands the entry line that is recorded at once."
    return _under(heading, ["\n\n".join(map(_emergency, cards))]) if cards else ""


def _emergency(card: EmergencyCard) -> str:
    written = {"title": card.title, "steps": card.steps, "drugs": card.drugs}
    lines = (f"{key} = {_value(value, len(key))}" for key, value in written.items() if value)
    return "\n".join(["[[emergency]]", *lines])


def _questions(heading: str, name: str, questions: Sequence[Question]) -> str:
    return _under(heading, ["\n\n".join(_question(name, question) for question in questions)]) if questions else ""


def _question(name: str, question: Question) -> str:
    written = {
        "key": question.key,
        "group": question.group,
        "words": question.words,
        "safe": question.safe,
        "hold": question.hold,
        "detail": question.detail,
        "detail_is": question.detail_is if question.detail_is != "words" else "",
        "asked_of": question.asked_of if question.asked_of != "all" else "",
    }
    return "\n".join([f"[[{name}]]", *(f"{key} = {_value(value)}" for key, value in written.items() if value)])


def _under(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([*([f"# {heading}"] if heading else []), *lines])


def _says(value: object, unsaid: object) -> bool:
    """Say whether a field asks for anything; one that does not is left out."""
    return value not in (None, (), unsaid)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _inline(**values: object) -> str:
    parts = ", ".join(f"{name} = {_value(value)}" for name, value in values.items() if value not in (None, ""))
    return f"{{ {parts} }}"


def _value(value: object, indent: int = 0) -> str:
    writers: Mapping[type, Callable[[Any], str]] = {
        Decimal: plain,
        int: str,
        Rate: lambda rate: _quoted(str(rate)),
        tuple: lambda items: _list([_quoted(str(item)) for item in items], indent),
    }
    kind = type(value)
    if isinstance(value, Enum):
        return _quoted(str(value.value))
    return writers[kind](value) if kind in writers else _quoted(str(value))


def _list(items: Sequence[str], indent: int) -> str:
    """Return a list in one line where it fits, else as many a line as fit."""
    line = f"[{', '.join(items)}]"
    if indent + len(" = ") + len(line) <= _WIDTH:
        return line
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(f" {item},") <= _WIDTH:
            lines[-1] += f" {item},"
        else:
            lines.append(f"  {item},")
    return "\n".join(["[", *lines, "]"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(_UNSAFE)
