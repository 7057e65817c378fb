"""Reads the rules of a course from a protocol's TOML, and finds those that hold without being written."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, Final

from session.course_rules import WEEKDAYS, CourseRules, Induction, read_induction
from session.protocol_fields import FieldReader

_TABLE: Final = "course"
_RULES: Final = frozenset(field.name for field in fields(CourseRules))
_STANDING: Final = tuple(field.name for field in fields(CourseRules) if field.default not in (None, ()))
"""The rules that hold, with their defaults, also where nobody wrote them."""


def read_course(table: Mapping[str, Any], reader: FieldReader) -> CourseRules:
    """Return the rules of the table [course]; for each that is left out its default holds."""
    if unknown := table.keys() - _RULES:
        raise reader.fault(min(unknown), "this field is not known; check the spelling", _TABLE)
    read: dict[str, Any] = {name: _rule(name, value, reader) for name, value in table.items()}
    return CourseRules(**read)


def unwritten(file: Mapping[str, Any], marked: Collection[str]) -> tuple[str, ...]:
    """Return the marks that a file is still to get: a default that nobody wrote down nobody has confirmed."""
    table = file.get(_TABLE)
    if _TABLE in marked or (table is not None and not isinstance(table, dict)):
        return ()
    if table is None:
        return (_TABLE,)
    missing = (f"{_TABLE}.{name}" for name in _STANDING if name not in table)
    return tuple(mark for mark in missing if mark not in marked)


def _rule(name: str, value: object, reader: FieldReader) -> object:
    match name:
        case "inductions":
            return tuple(_induction(text, reader) for text in reader.texts_in(value, name, _TABLE))
        case "open_days":
            return tuple(reader.one_of(day, WEEKDAYS, name, _TABLE) for day in reader.texts_in(value, name, _TABLE))
        case "responder_percent" | "most_mg_in_year":
            return reader.number_in(value, name, _TABLE)
        case _:
            return reader.whole_in(value, name, _TABLE)


def _induction(text: str, reader: FieldReader) -> Induction:
    shape = read_induction(text)
    if shape is None:
        raise reader.fault("inductions", "write each as 4 to 6 infusions in 4 to 7 days", _TABLE)
    return shape
