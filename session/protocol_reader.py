"""Reads a protocol from TOML, field by field; every refusal names the file, the line and the field."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any, Final, TypeVar

from session.course_rules import CourseRules
from session.instruments.catalogue import INSTRUMENTS
from session.problems import ProtocolProblem
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
    Severity,
)
from session.protocol_checks import check_whole
from session.protocol_course_reader import read_course, unwritten
from session.protocol_fields import FieldReader
from session.quantities import Rate, read_rate, typed
from session.vitals import CATALOGUE

T = TypeVar("T")

NOT_NEEDED: Final = frozenset(
    field.name for field in fields(Protocol) if (field.default, field.default_factory) != (MISSING, MISSING)
)
"""The fields that a protocol may leave out: it then asks for nothing of that kind."""
_FIELDS: Final = frozenset(field.name for field in fields(Protocol))
_QUESTION: Final = frozenset(field.name for field in fields(Question))
_EMERGENCY: Final = frozenset(field.name for field in fields(EmergencyCard))
_DISCHARGE: Final = frozenset(field.name for field in fields(Discharge))
_ANSWERS: Final = ("yes", "no")
_ASKED_OF: Final = ("all", "not male")
_DETAILS: Final = ("words", "date")


def parse_protocol(text: str, file: str) -> Protocol:
    """Read a protocol from TOML; raises ProtocolProblem naming `file`, line and field where it is not valid."""
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except ValueError as error:  # also a whole number of thousands of digits, which is no TOMLDecodeError
        raise ProtocolProblem(f"{file}: this is not valid TOML: {error}.") from None
    return _Reader(text, file, table).protocol()


class _Reader(FieldReader):
    """One protocol file; what the whole must be is checked once every field is read."""

    def __init__(self, text: str, file: str, table: Mapping[str, Any]) -> None:
        super().__init__(text, file)
        self._table = table

    def protocol(self) -> Protocol:
        for field in self._table:
            if field not in _FIELDS:
                raise self.fault(field, "this field is not known; check the spelling")
        readers = self._readers()
        wanted = [name for name in readers if name in self._table or name not in NOT_NEEDED]
        protocol = Protocol(**{name: readers[name](name) for name in wanted})
        check_whole(protocol, self.fault)
        return protocol

    def _readers(self) -> Mapping[str, Callable[[str], Any]]:
        """Return how each field of a protocol is read, in its order."""
        words, names, whole, rate = self._words, self._names, self._whole, self._rate
        ranges, changes, number = self._ranges, self._changes, self._number
        return {
            "name": words, "version": whole, "title": words, "source": words, "unconfirmed": self._unconfirmed,
            "start_rate": rate, "step": rate, "step_interval_min": whole, "maximum_rate": rate,
            "planned_min": whole, "check_interval_min": whole, "check_after_change_min": whole,
            "check_tolerance_min": whole, "recovery_min": whole, "recovery_check_interval_min": whole,
            "unusual": ranges, "act": ranges, "drugs": names, "effects": names,
            "rate_cap": rate, "maximum_mg": number, "maximum_mg_per_kg": number, "minimum_gap_days": whole,
            "weight_change_percent": number, "baseline_max_age_min": whole, "second_check": self._severity,
            "hold": ranges, "stop": ranges, "act_change": changes, "stop_change": changes,
            "advice": self._advice, "prn": self._prn, "presets": self._presets, "scores": self._scores,
            "gate": self._questions, "discharge": self._discharge, "take_home": names,
            "persist_s": self._above_zero, "persist_readings": self._above_zero, "overdue_min": self._above_zero,
            "latched": self._latched, "actions": self._actions, "no_action": names, "far": self._far,
            "emergency": self._emergency, "course": self._course,
        }  # fmt: skip

    def _value(self, field: str) -> Any:  # noqa: ANN401 -- TOML gives any of its types
        if field not in self._table:
            raise self.fault(field, "this field is missing")
        return self._table[field]

    def _table_of(self, field: str, example: str) -> Mapping[str, Any]:
        value = self._value(field)
        if not isinstance(value, dict):
            raise self.fault(field, f"write a table, such as {example}")
        return value

    def _words(self, field: str) -> str:
        return self.text_in(self._value(field), field)

    def _names(self, field: str) -> tuple[str, ...]:
        return self.texts_in(self._value(field), field)

    def _unconfirmed(self, field: str) -> tuple[str, ...]:
        names = self._names(field)
        for name in names:
            if name.partition(".")[0] not in _FIELDS:
                raise self.fault(field, f"{name} is no field of a protocol")
        return (*names, *unwritten(self._table, names))

    def _whole(self, field: str) -> int:
        value = self._value(field)
        least = 0 if field in NOT_NEEDED else 1
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.fault(field, f"write a whole number{' above zero' if least else ', zero or more'}")
        return value

    def _above_zero(self, field: str) -> int:
        return self.whole_in(self._value(field), field, "")

    def _number(self, field: str) -> Decimal:
        return self.number_in(self._value(field), field)

    def _rate(self, field: str) -> Rate:
        text = typed(self._words(field))
        found = read_rate(text)
        if not found or found[1] != len(text) or not found[0].value:
            raise self.fault(field, "write a rate above zero with its unit, such as 0.25 mg/kg/h")
        return found[0]

    def _severity(self, field: str) -> Severity:
        return Severity(self.one_of(self._value(field), tuple(Severity), field))

    def _ranges(self, field: str) -> tuple[Range, ...]:
        return self.range_table(self._table_of(field, "systolic = { low = 90, high = 180 }"), field)

    def _changes(self, field: str) -> tuple[Change, ...]:
        changes = []
        for code, bounds in self._table_of(field, "systolic = { fall = 20, rise = 20 }").items():
            pair = self.pair(field, code, bounds, ("fall", "rise"))
            fall, rise = (self.number_in(pair[end], code, field) if end in pair else None for end in ("fall", "rise"))
            changes.append(Change(code, fall, rise))
        return tuple(changes)

    def _advice(self, field: str) -> tuple[Advice, ...]:
        advice = []
        for code, words in self._table_of(field, 'systolic = { act = "...", stop = "..." }').items():
            pair = self.pair(field, code, words, ("act", "stop"))
            texts = (self.text_in(pair[tier], code, field) if tier in pair else "" for tier in ("act", "stop"))
            advice.append(Advice(code, *texts))
        return tuple(advice)

    def _prn(self, field: str) -> tuple[Prn, ...]:
        table = self._table_of(field, '"ondansetron 4 mg iv" = "nausea or vomiting"')
        return tuple(Prn(drug, self.text_in(when, drug, field)) for drug, when in table.items())

    def _presets(self, field: str) -> tuple[Preset, ...]:
        presets = []
        for key, row in self._table_of(field, '"Shift+F5" = { label = "...", line = "..." }').items():
            if not isinstance(row, dict) or row.keys() != {"label", "line"}:
                raise self.fault(key, "write { label = ..., line = ... }", field)
            presets.append(Preset(key, *(self.text_in(row[name], key, field) for name in ("label", "line"))))
        return tuple(presets)

    def _scores(self, field: str) -> tuple[str, ...]:
        return tuple(self.one_of(name, INSTRUMENTS, field) for name in self._names(field))

    def _latched(self, field: str) -> tuple[str, ...]:
        return tuple(self.one_of(code, CATALOGUE, field) for code in self._names(field))

    def _actions(self, field: str) -> tuple[Actions, ...]:
        table = self._table_of(field, 'systolic = ["Measure again", "Pause | pause"]').items()
        return tuple(Actions(self.reading(code, field), self.steps_in(steps, code, field)) for code, steps in table)

    def _far(self, field: str) -> tuple[Far, ...]:
        table = self._table_of(field, "systolic = 40").items()
        return tuple(Far(self.reading(code, field), self.number_in(by, code, field)) for code, by in table)

    def _emergency(self, field: str) -> tuple[EmergencyCard, ...]:
        rows = self._value(field)
        if not isinstance(rows, list):
            raise self.fault(field, "write each emergency as a table of its own")
        return tuple(self._card(row, f"{field}.{place}") for place, row in enumerate(rows, start=1))

    def _card(self, row: object, field: str) -> EmergencyCard:
        if not isinstance(row, dict) or row.keys() - _EMERGENCY:
            raise self.fault("", f"an emergency has {', '.join(sorted(_EMERGENCY))}", field)
        return EmergencyCard(
            self.text_in(row.get("title"), "title", field),
            self.steps_in(row.get("steps"), "steps", field),
            self.texts_in(row.get("drugs", []), "drugs", field),
        )

    def _questions(self, field: str) -> tuple[Question, ...]:
        return self._question_list(self._value(field), field)

    def _question_list(self, rows: object, field: str) -> tuple[Question, ...]:
        if not isinstance(rows, list):
            raise self.fault(field, "write each question as a table of its own")
        questions = tuple(self._question(row, f"{field}.{place}") for place, row in enumerate(rows, start=1))
        keys = [question.key for question in questions]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise self.fault("key", f"{key} stands there twice", f"{field}.{place + 1}")
        return questions

    def _question(self, row: object, field: str) -> Question:
        if not isinstance(row, dict) or row.keys() - _QUESTION:
            raise self.fault("", f"a question has {', '.join(sorted(_QUESTION))}", field)
        key, group, words = (self.text_in(row.get(name), name, field) for name in ("key", "group", "words"))
        return Question(
            key=key,
            group=group,
            words=words,
            safe=self.one_of(row.get("safe"), _ANSWERS, "safe", field),
            hold=Severity(self.one_of(row.get("hold", Severity.HARD), Severity, "hold", field)),
            detail=self.text_in(row["detail"], "detail", field) if row.get("detail") else "",
            detail_is=self.one_of(row.get("detail_is", "words"), _DETAILS, "detail_is", field),
            asked_of=self.one_of(row.get("asked_of", "all"), _ASKED_OF, "asked_of", field),
        )

    def _discharge(self, field: str) -> Discharge:
        table = self._table_of(field, "pressure_percent = 20")
        if unknown := table.keys() - _DISCHARGE:
            raise self.fault(min(unknown), "this field is not known; check the spelling", field)
        parts: dict[str, Callable[[Any], object]] = {
            "pressure_percent": lambda value: self.number_in(value, "pressure_percent", field),
            "pressure_readings": lambda value: self.whole_in(value, "pressure_readings", field),
            "readings": lambda value: self.range_table(self._part(value, "readings"), "discharge.readings"),
            "scores": lambda value: self._minimums(self._part(value, "scores")),
            "questions": lambda value: self._question_list(value, "discharge.questions"),
        }
        read: dict[str, Any] = {name: parts[name](value) for name, value in table.items()}
        return Discharge(**read)

    def _course(self, field: str) -> CourseRules:
        return read_course(self._table_of(field, "responder_percent = 30"), self)

    def _part(self, value: object, name: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.fault(name, "write a table here", "discharge")
        return value

    def _minimums(self, table: Mapping[str, Any]) -> tuple[ScoreMinimum, ...]:
        place = "discharge.scores"
        return tuple(
            ScoreMinimum(self.one_of(name, INSTRUMENTS, name, place), self.whole_in(least, name, place))
            for name, least in table.items()
        )
