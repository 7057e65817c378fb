"""The entry line's grammar: "142/88 76 97% r14 p7 @10:35; words" -> what happened, or a sentence saying what is wrong.

Case-insensitive, decimal comma or point, any order after the blood pressure rule (a bare number is the heart rate).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

from session import commands
from session.commands import Fault, Setting
from session.events import Fact, NoteWritten, Reading, VitalsRecorded
from session.findings import unusual, unusual_pair
from session.quantities import NUMBER, PLAIN, number, plain, rounded, typed
from session.vitals import BY_KEY, CATALOGUE, Vital, mean_arterial
from session.wording import quoted, reading_text

_NUMBER: Final = rf"[+-]?{NUMBER}"
_END: Final = r"(?![\w/%]|[.,]\d)"
_TIME: Final = re.compile(r"@\s*(\d{1,2})[:.h]?(\d{2})(?![\w:])", PLAIN)
_PRESSURE: Final = re.compile(rf"({_NUMBER})\s*/\s*({_NUMBER}){_END}", PLAIN)
_PERCENT: Final = re.compile(rf"(?:spo2\s*)?({_NUMBER})\s*%", PLAIN)
_KEYED: Final = re.compile(rf"({'|'.join(sorted(BY_KEY, key=len, reverse=True))})\s*({_NUMBER}){_END}", PLAIN)
_BARE: Final = re.compile(rf"({_NUMBER}){_END}", PLAIN)
_COMMAND: Final = re.compile(rf"({'|'.join(commands.READERS)})\b", PLAIN)
_WORDS: Final = re.compile(r"[a-z]{3}", PLAIN)
_GAP: Final = re.compile(r"[\s,]+")
_PLACES: Final = {code: place for place, code in enumerate(CATALOGUE)}


@dataclass(frozen=True, slots=True)
class Chip:
    """A piece of the line as it was understood; `code` is a reading's code, or drug, effect, check, time or note."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something unusual that is asked about once; `code` names the reading, or is "rate", "bolus" or "drug"."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as understood: facts to record, the clock time written with @ (hour, minute), chips, doubts, faults.

    With a fault there is nothing to record; an empty line has neither facts nor faults.
    """

    facts: tuple[Fact, ...] = ()
    at: tuple[int, int] | None = None
    chips: tuple[Chip, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[str, ...] = ()

    def confirmed(self) -> tuple[Fact, ...]:
        """Return the facts with the unusual readings marked as confirmed by the nurse."""
        codes = tuple(dict.fromkeys(doubt.code for doubt in self.doubts if doubt.code in CATALOGUE))
        return tuple(
            replace(fact, confirmed=codes) if isinstance(fact, VitalsRecorded) else fact for fact in self.facts
        )


def parse(line: str, setting: Setting) -> Line:
    """Read one entry line against the session's order and protocol; never raises."""
    text, _, note = line.partition(";")
    return _Scan(typed(text), note.strip(), setting).line()


class _Scan:
    """One pass over a line from left to right."""

    def __init__(self, text: str, note: str, setting: Setting) -> None:
        self._text, self._note, self._setting = text, note, setting
        self._place = 0
        self._readings: dict[str, Reading] = {}
        self._bare: list[Decimal] = []
        self._command: Fact | None = None
        self._at: tuple[int, int] | None = None
        self._chips: list[Chip] = []
        self._doubts: list[Doubt] = []
        self._faults: list[str] = []

    def line(self) -> Line:
        self._guarded(self._take_time)
        while self._place < len(self._text):
            if not self._match(_GAP):
                self._guarded(self._read_piece)
        self._give_bare_number()
        facts = self._facts()
        if self._at and not (facts or self._faults):
            self._faults.append("Write what happened at that time.")
        if self._note:
            self._chips.append(Chip("note", quoted(self._note)))
        return Line(
            facts=() if self._faults else facts,
            at=self._at,
            chips=tuple(sorted(self._chips, key=lambda chip: _PLACES.get(chip.code, len(_PLACES)))),
            doubts=tuple(self._doubts),
            faults=tuple(self._faults),
        )

    def _facts(self) -> tuple[Fact, ...]:
        command = replace(self._command, note=self._note) if self._command else None
        if self._readings:
            readings = sorted(self._readings.values(), key=lambda reading: _PLACES[reading.code])
            vitals = VitalsRecorded(tuple(readings), "" if command else self._note)
            return (vitals, command) if command else (vitals,)
        if command:
            return (command,)
        return (NoteWritten(self._note),) if self._note else ()

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._text, self._place)
        if found:
            self._place = found.end()
        return found

    def _guarded(self, read: Callable[[], None]) -> None:
        try:
            read()
        except Fault as fault:
            self._faults.append(fault.sentence)

    def _read_piece(self) -> None:
        if found := self._match(_COMMAND):
            self._read_command(found[1].lower())
        elif found := self._match(_PRESSURE):
            self._pressure(found[1], found[2])
        elif found := self._match(_PERCENT):
            self._reading(CATALOGUE["spo2"], found[1])
        elif found := self._match(_KEYED):
            self._reading(BY_KEY[found[1].lower()], found[2])
        elif found := self._match(_BARE):
            self._bare.append(number(found[1]) or Decimal(0))
        else:
            self._not_understood()

    def _not_understood(self) -> None:
        word = self._text[self._place :].split(maxsplit=1)[0]
        # What stands behind a misspelt command is not faulty by itself.
        self._place = len(self._text) if _WORDS.match(word) else self._place + len(word)
        how = "Write a time as @10:35." if "@" in word else "Write words after a semicolon."
        raise Fault(f"{quoted(word)} is not understood. {how}")

    def _take_time(self) -> None:
        """Take the time out of the line wherever it stands, so that it never becomes part of a drug's name."""
        times = _TIME.findall(self._text)
        self._text = typed(_TIME.sub(" ", self._text))
        if not times:
            return
        if len(times) > 1:
            raise Fault("The time is written twice.")
        hour, minute = map(int, times[0])
        if hour > 23 or minute > 59:  # noqa: PLR2004 -- hours and minutes of a day
            raise Fault(f"{hour}:{minute:02d} is not a time of day.")
        self._at = (hour, minute)
        self._chips.append(Chip("time", f"at {hour:02d}:{minute:02d}"))

    def _read_command(self, word: str) -> None:
        rest = self._text[self._place :]
        try:
            command, used = commands.READERS[word](rest, self._setting)
        except Fault:
            self._place = len(self._text)
            raise
        self._place += used
        if self._command:
            raise Fault(f"Write one thing a line: {word} needs a line of its own.")
        self._command = command
        self._chips.append(Chip(commands.CODES[word], commands.chip(command, self._setting)))
        if doubt := commands.doubt(command, self._setting):
            self._doubts.append(Doubt(commands.ASKED[type(command)], doubt))

    def _pressure(self, systolic: str, diastolic: str) -> None:
        upper = self._checked(CATALOGUE["systolic"], systolic)
        lower = self._checked(CATALOGUE["diastolic"], diastolic)
        if lower >= upper:
            raise Fault(f"Diastolic {plain(lower)} is not below systolic {plain(upper)}. Are the two swapped?")
        if "systolic" in self._readings:
            raise Fault("Blood pressure is written twice.")
        self._keep(CATALOGUE["systolic"], upper)
        self._keep(CATALOGUE["diastolic"], lower)
        if sentence := unusual_pair(VitalsRecorded((Reading("systolic", upper), Reading("diastolic", lower)))):
            self._doubts.append(Doubt("diastolic", sentence))
        mean = rounded(mean_arterial(upper, lower), 0)
        self._chips.append(Chip("systolic", f"BP {plain(upper)}/{plain(lower)}, MAP {mean}"))

    def _reading(self, vital: Vital, text: str) -> None:
        value = self._checked(vital, text)
        self._keep(vital, value)
        self._chips.append(Chip(vital.code, reading_text(vital, value)))

    def _checked(self, vital: Vital, text: str) -> Decimal:
        value, name = number(text), vital.heading
        unit = f" {vital.unit}" if vital.unit else ""
        if value is None or not vital.lowest <= value <= vital.highest:
            raise Fault(
                f"{name} {text}{'' if vital.scale else unit} cannot be. "
                f"It lies between {plain(vital.lowest)} and {plain(vital.highest)}{'' if vital.scale else unit}."
            )
        if value != rounded(value, vital.decimals):
            places = "with one decimal at most" if vital.decimals else "as a whole number"
            raise Fault(f"{name} is written {places}, not {text}.")
        return value.quantize(Decimal(1).scaleb(-vital.decimals)) if vital.decimals == 0 else value

    def _keep(self, vital: Vital, value: Decimal) -> None:
        if vital.code in self._readings:
            raise Fault(f"{vital.heading} is written twice.")
        reading = Reading(vital.code, value)
        self._readings[vital.code] = reading
        if sentence := unusual(self._setting.protocol, reading):
            self._doubts.append(Doubt(vital.code, sentence))

    def _give_bare_number(self) -> None:
        """Take the one bare number as heart rate where a blood pressure is on the line."""
        for value in map(plain, self._bare):
            if "systolic" in self._readings and "heart_rate" not in self._readings:
                self._guarded(partial(self._reading, CATALOGUE["heart_rate"], value))
            else:
                self._faults.append(
                    f"What is {value}? Write what it is: hr74 for a heart rate, 98% for SpO\N{SUBSCRIPT TWO}, "
                    "r15 for respiration, p8 for pain."
                )
