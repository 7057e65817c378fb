"""Changes a protocol by the texts of its rows; what comes of it is checked where every protocol is checked."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Any, Final

from session import row_texts
from session.problems import KnownProblem, ProtocolProblem
from session.protocol import Advice, Change, Discharge, Preset, Prn, Protocol, Question, Range, ScoreMinimum
from session.protocol_items import key_from
from session.protocol_reader import parse_protocol
from session.protocol_rows import CHANGES, NEW, RANGES, Row, own_words, rows
from session.protocol_text import write_protocol
from session.quantities import Rate, RateUnit

_FAULT: Final = re.compile(r"protocol(?:, line (\d+))?, field (.+?): (.*)", re.DOTALL)
_TABLE: Final = re.compile(r"\[+([^\]]+)\]+")
_WHAT_TO_DO: Final = "Put it right, or take the change back."
_WHOLE: Final = (
    "step_interval_min", "planned_min", "check_interval_min", "check_after_change_min", "check_tolerance_min",
    "recovery_min", "recovery_check_interval_min", "minimum_gap_days", "baseline_max_age_min",
)  # fmt: skip
_PARTS_OF_DISCHARGE: Final = frozenset(f"discharge.{each.name}" for each in fields(Discharge))
_NOTHING: Final[Mapping[str, object]] = {"minimum_gap_days": 0}


class RowProblem(KnownProblem):
    """What was typed into a row cannot be taken; `path` names the row, and is empty where it is about the whole."""

    def __init__(self, path: str, name: str, sentence: str) -> None:
        super().__init__(f"{name}: {sentence}" if name else sentence)
        self.path = path


def edited(protocol: Protocol, changes: Mapping[str, str], confirmed: Collection[str] = ()) -> Protocol:
    """Return the protocol with the texts of `changes` in the rows of those paths, its version as it was.

    A row that is changed counts as confirmed by the clinic, and so do the marks in `confirmed`. `protocol` may hold
    blank items that were added; they have to be filled in. Raises RowProblem for the first row that cannot be taken.
    """
    made, found = _made(protocol, changes, confirmed)
    for path, sentence in found.items():
        named = next((row.name for row in rows(protocol) if row.path == path), "")
        raise RowProblem(path, named, sentence)
    return made


def faults(protocol: Protocol, changes: Mapping[str, str], confirmed: Collection[str] = ()) -> Mapping[str, str]:
    """Return what keeps `edited` from taking the changes: a sentence for each path, "" for the whole."""
    return _made(protocol, changes, confirmed)[1]


def with_texts(found: Iterable[Row], changes: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows with the texts that were typed into them, right or wrong."""
    return tuple(replace(row, value=changes[row.path]) if row.path in changes else row for row in found)


def differences(old: Protocol, new: Protocol) -> tuple[tuple[str, str, str], ...]:
    """Return what differs between two versions: the row with its section, and its value before and after."""
    before, after = ({row.path: row for row in rows(each)} for each in (old, new))
    both = ((before.get(path), after.get(path)) for path in dict.fromkeys((*before, *after)))
    return tuple(found for was, is_now in both if (found := _difference(was, is_now)) is not None)


def _difference(was: Row | None, is_now: Row | None) -> tuple[str, str, str] | None:
    row = is_now or was
    if row is None:
        return None
    name = f"{row.section.value}: {row.name}"
    before, after = was.said if was else "", is_now.said if is_now else ""
    if before != after:
        return name, before, after
    if was and is_now and was.confirmed != is_now.confirmed:
        return name, _standing(was), _standing(is_now)
    return None


def _standing(row: Row) -> str:
    value = row.said or "nothing"
    return f"{value}, confirmed by the clinic" if row.confirmed else f"{value}, to be confirmed"


def _made(
    protocol: Protocol, changes: Mapping[str, str], confirmed: Collection[str]
) -> tuple[Protocol, Mapping[str, str]]:
    before = rows(protocol)
    reading = _Reading(changes, before)
    made = reading.protocol(protocol)
    if reading.faults:
        return protocol, reading.faults
    touched = {row.mark for row in before if changes.get(row.path, row.value) != row.value}
    after = rows(made)
    left = _still_open(protocol.unconfirmed, [row.mark for row in before], {*confirmed, *touched})
    there = {*_PARTS_OF_DISCHARGE, *(row.mark for row in after)}
    made = replace(made, unconfirmed=tuple(name for name in left if "." not in name or name in there))
    text = write_protocol(made)
    try:
        return parse_protocol(text, "protocol"), {}
    except ProtocolProblem as problem:
        places = {new.path: old.path for old, new in zip(before, after, strict=True)}
        return protocol, _blamed(places, changes, text, problem.sentence)


def _still_open(unconfirmed: Iterable[str], marks: Iterable[str], confirmed: AbstractSet[str]) -> tuple[str, ...]:
    """Return what is left to be confirmed; a field of which a part is confirmed is named by its other parts."""
    left: list[str] = []
    for name in unconfirmed:
        parts = [mark for mark in dict.fromkeys(marks) if mark == name or mark.startswith(f"{name}.")]
        if name not in confirmed:
            left += [part for part in parts if part not in confirmed] if confirmed & set(parts) else [name]
    return tuple(left)


def _blamed(places: Mapping[str, str], changes: Collection[str], text: str, sentence: str) -> Mapping[str, str]:
    """Find the row that a refusal of the whole is about: the line it names stands in the text just written.

    `places` holds the paths of the rows as they are written, with those under which they are edited; a row of `changes`
    is named before another of its item.
    """
    found = _FAULT.fullmatch(sentence)
    if not found:
        return {"": f"{sentence} {_WHAT_TO_DO}"}
    line, field, words = found.groups()
    above = reversed(text.splitlines()[: int(line or 0)])
    table = next((match[1] for one in above if (match := _TABLE.fullmatch(one))), "")
    named = f"{table}.{field}" if table else field
    about = [place for one, place in places.items() if one in (named, field) or one.startswith(f"{named}.")]
    path = next((place for place in about if place in changes), about[0] if about else "")
    return {path: f"{words[:1].upper()}{words[1:]} {_WHAT_TO_DO}"}


class _Reading:
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
        for name in ("drugs", "effects", "take_home"):
            read[name] = self._read(name, getattr(protocol, name), row_texts.lines)
        read["scores"] = self._read("scores", protocol.scores, row_texts.scores)
        for name, _ in RANGES:
            read[name] = self._ranges(name, getattr(protocol, name))
        for name, _ in CHANGES:
            read[name] = tuple(
                Change(one.code, *self._ends(f"{name}.{one.code}", (one.fall, one.rise), row_texts.fall_and_rise))
                for one in getattr(protocol, name)
            )
        read["advice"] = tuple(self._advice(one) for one in protocol.advice)
        read["prn"] = self._prn(protocol.prn)
        read["presets"] = self._presets(protocol.presets)
        read["gate"] = self._questions("gate", protocol.gate)
        read["discharge"] = self._discharge(protocol.discharge)
        return replace(protocol, **read)

    def _read(self, path: str, current: Any, reader: Callable[[str], Any]) -> Any:  # noqa: ANN401 -- any row's value
        if path not in self._changes:
            return current
        try:
            return reader(self._changes[path].strip())
        except ValueError as fault:
            self.faults[path] = str(fault)
            return current

    def _one(self, path: str, current: str) -> Any:  # noqa: ANN401 -- words of any kind
        """Read words that have to be there, also where a blank item was added and left blank."""
        if not current and path not in self._changes:
            self.faults[path] = "Write some words here, or take this away."
        return self._read(path, current, row_texts.words)

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
        if not current and path not in self._changes:
            self.faults[path] = "Write a key from Shift+F1 to Shift+F12, or take this away."
        return str(self._read(path, current, row_texts.function_key))

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
        if not score.minimum and path not in self._changes:
            self.faults[path] = "Write the least total here, or take it away."
        return ScoreMinimum(score.instrument, self._read(path, score.minimum, row_texts.whole))
