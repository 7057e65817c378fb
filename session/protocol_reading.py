"""Reads the texts typed into the rows of a protocol, and keeps what is wrong with each by its path."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from session import row_texts
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
    Step,
)
from session.protocol_items import key_from
from session.protocol_row import NEW, Row, own_words
from session.protocol_rows import CHANGES, RANGES
from session.quantities import Rate, RateUnit

_WHOLE: Final = (
    "step_interval_min", "planned_min", "check_interval_min", "check_after_change_min", "check_tolerance_min",
    "recovery_min", "recovery_check_interval_min", "minimum_gap_days", "baseline_max_age_min", "persist_s",
    "persist_readings", "overdue_min",
)  # fmt: skip
_NOTHING: Final[Mapping[str, object]] = {"minimum_gap_days": 0, "course.inductions": ()}


class RowReader:
    """Reads each row that was changed, and keeps what is wrong with it by its path."""

    def __init__(self, changes: Mapping[str, str], found: Iterable[Row]) -> None:
        self._changes = changes
        self._optional_paths = frozenset(row.path for row in found if row.optional)
        self.faults: dict[str, str] = {}

    def protocol(self, protocol: Protocol) -> Protocol:
        """Return the protocol as changed; only where there are no faults is it whole."""
        read: dict[str, Any] = {name: self._one(name, getattr(protocol, name)) for name in ("title", "source")}
        for name in ("start_rate", "step", "maximum_rate", "rate_cap"):
            read[name] = self._rate(name, getattr(protocol, name))
        for name in _WHOLE:
            read[name] = self._optional(name, getattr(protocol, name), row_texts.whole)
        for name in ("maximum_mg", "maximum_mg_per_kg", "weight_change_percent"):
            read[name] = self._optional(name, getattr(protocol, name), row_texts.amount)
        read["second_check"] = self._optional("second_check", protocol.second_check, row_texts.severity)
        for name in ("drugs", "effects", "take_home", "no_action"):
            read[name] = self._read(name, getattr(protocol, name), row_texts.lines)
        read["scores"] = self._read("scores", protocol.scores, row_texts.scores)
        read["latched"] = self._read("latched", protocol.latched, row_texts.readings)
        for name, _ in RANGES:
            read[name] = self._ranges(name, getattr(protocol, name))
        for name, _ in CHANGES:
            read[name] = tuple(
                Change(one.code, *self._ends(f"{name}.{one.code}", (one.fall, one.rise), row_texts.fall_and_rise))
                for one in getattr(protocol, name)
            )
        read["advice"] = tuple(self._advice(one) for one in protocol.advice)
        read["actions"] = tuple(self._actions(one) for one in protocol.actions)
        read["far"] = tuple(self._far(one) for one in protocol.far)
        read["emergency"] = self._emergency(protocol.emergency)
        read["prn"] = self._prn(protocol.prn)
        read["presets"] = self._presets(protocol.presets)
        read["gate"] = self._questions("gate", protocol.gate)
        read["discharge"] = self._discharge(protocol.discharge)
        read["course"] = self._course(protocol.course)
        return replace(protocol, **read)

    def _read(self, path: str, current: Any, reader: Callable[[str], Any]) -> Any:  # noqa: ANN401 -- any row's value
        if path not in self._changes:
            return current
        try:
            return reader(self._changes[path].strip())
        except ValueError as fault:
            self.faults[path] = str(fault)
            return current

    def _needed(self, path: str, current: Any, reader: Callable[[str], Any], sentence: str) -> Any:  # noqa: ANN401
        """Read a value that has to be there, also where a blank item was added and left blank."""
        if not current and path not in self._changes:
            self.faults[path] = sentence
        return self._read(path, current, reader)

    def _one(self, path: str, current: str) -> Any:  # noqa: ANN401 -- words of any kind
        return self._needed(path, current, row_texts.words, "Write some words here, or take this away.")

    def _optional(self, path: str, current: object, reader: Callable[[str], object]) -> object:
        """Read a value that may be nothing where the row says so."""
        empty = path in self._optional_paths
        return self._read(path, current, lambda text: reader(text) if text or not empty else _NOTHING.get(path))

    def _rate(self, path: str, current: Rate | None) -> object:
        unit = current.unit if current else RateUnit.MG_H
        return self._optional(path, current, lambda text: row_texts.rate(text, unit))

    def _ends(self, path: str, current: row_texts.Ends, reader: Callable[[str], row_texts.Ends]) -> row_texts.Ends:
        if current == (None, None) and path not in self._changes:
            self.faults[path] = "Write a limit here, or take it away."
        both: row_texts.Ends = self._read(path, current, reader)
        return both

    def _ranges(self, field: str, limits: Iterable[Range]) -> tuple[Range, ...]:
        return tuple(
            Range(one.code, *self._ends(f"{field}.{one.code}", (one.low, one.high), row_texts.ends)) for one in limits
        )

    def _advice(self, advice: Advice) -> Advice:
        item = f"advice.{advice.code}"
        act, stop = (
            self._read(f"{item}.{tier}", getattr(advice, tier), lambda text: " ".join(text.split()))
            for tier in ("act", "stop")
        )
        if not act and not stop:
            self.faults.setdefault(f"{item}.act", "Write what to do at one of the limits, or take this away.")
        return Advice(advice.code, act, stop)

    def _steps(self, path: str, current: tuple[Step, ...]) -> Any:  # noqa: ANN401 -- as `_read`
        return self._needed(path, current, row_texts.steps, f"{row_texts.HOW_STEPS} Or take this away.")

    def _actions(self, answer: Actions) -> Actions:
        return Actions(answer.code, self._steps(f"actions.{answer.code}", answer.steps))

    def _far(self, far: Far) -> Far:
        path = f"far.{far.code}"
        return Far(far.code, self._needed(path, far.by, row_texts.amount, "Write how far, or take it away."))

    def _emergency(self, cards: Iterable[EmergencyCard]) -> tuple[EmergencyCard, ...]:
        made: dict[str, EmergencyCard] = {}
        for one in cards:
            item = f"emergency.{one.title}"
            title, steps = self._one(f"{item}.title", own_words(one.title)), self._steps(f"{item}.steps", one.steps)
            drugs = self._read(f"{item}.drugs", one.drugs, row_texts.lines)
            made[self._alone(f"{item}.title", title, made)] = EmergencyCard(title, steps, drugs)
        return tuple(made.values())

    def _prn(self, drugs: Iterable[Prn]) -> tuple[Prn, ...]:
        made: dict[str, Prn] = {}
        for one in drugs:
            item = f"prn.{one.drug}"
            drug = self._one(f"{item}.drug", own_words(one.drug))
            made[self._alone(f"{item}.drug", drug, made)] = Prn(drug, self._one(f"{item}.when", one.when))
        return tuple(made.values())

    def _presets(self, presets: Iterable[Preset]) -> tuple[Preset, ...]:
        made: dict[str, Preset] = {}
        for one in presets:
            item = f"presets.{one.key}"
            key = self._key(f"{item}.key", own_words(one.key))
            label, line = (self._one(f"{item}.{name}", getattr(one, name)) for name in ("label", "line"))
            made[self._alone(f"{item}.key", key, made)] = Preset(key, label, line)
        return tuple(made.values())

    def _key(self, path: str, current: str) -> str:
        sentence = "Write a key from Shift+F1 to Shift+F12, or take this away."
        return str(self._needed(path, current, row_texts.function_key, sentence))

    def _alone(self, path: str, name: str, others: Collection[str]) -> str:
        if name in others:
            self.faults.setdefault(path, "This stands there twice. Write another one, or take one away.")
        return name

    def _questions(self, field: str, questions: Iterable[Question]) -> tuple[Question, ...]:
        return tuple(self._keyed(self._asked(field, questions)))

    def _asked(self, field: str, questions: Iterable[Question]) -> Iterator[Question]:
        for one in questions:
            item = f"{field}.{one.key}"
            parts: dict[str, Any] = {
                name: self._read(f"{item}.{name}", getattr(one, name), reader)
                for name, reader in row_texts.QUESTION_PARTS.items()
            }
            if not parts["words"]:
                self.faults.setdefault(f"{item}.words", "Write the question, or take it away.")
            yield replace(one, **parts)

    def _keyed(self, questions: Iterable[Question]) -> Iterator[Question]:
        """Give each question that was added a key of its own, made of its words."""
        asked = tuple(questions)
        taken = {one.key for one in asked}
        for one in asked:
            if not one.key.startswith(NEW):
                yield one
                continue
            taken.add(key := key_from(one.words, taken))
            yield replace(one, key=key)

    def _discharge(self, asks: Discharge) -> Discharge:
        percent: Any = self._optional("discharge.pressure_percent", asks.pressure_percent, row_texts.amount)
        return Discharge(
            pressure_percent=percent,
            pressure_readings=self._read("discharge.pressure_readings", asks.pressure_readings, row_texts.whole),
            readings=self._ranges("discharge.readings", asks.readings),
            scores=tuple(self._minimum(one) for one in asks.scores),
            questions=self._questions("discharge.questions", asks.questions),
        )

    def _minimum(self, score: ScoreMinimum) -> ScoreMinimum:
        path = f"discharge.scores.{score.instrument}"
        sentence = "Write the least total here, or take it away."
        return ScoreMinimum(score.instrument, self._needed(path, score.minimum, row_texts.whole, sentence))

    def _course(self, rules: CourseRules) -> CourseRules:
        parts: dict[str, Any] = {
            name: self._optional(f"course.{name}", getattr(rules, name), reader)
            for name, reader in row_texts.COURSE_PARTS.items()
        }
        return replace(rules, **parts)
