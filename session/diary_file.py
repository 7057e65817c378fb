"""A patient's diary as a CSV file: every day of it is read, or every faulty line is named."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from session.course import DiaryEntry, DiarySource
from session.diary_rules import day_refusal, pain_refusal
from session.ports import Patient
from session.problems import DiaryProblems
from session.quantities import number

COLUMNS: Final = ("day", "pain", "note")
_NEEDED: Final = ("day", "pain")
_LINE: Final = re.compile(r"\r\n|\r|\n")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DIGITS: Final = re.compile(r"\d{1,2}", re.ASCII)
_SHOWN: Final = 30
_EMPTY: Final = "The file has no day. Write a line for each, such as 2026-11-20;6.5;slept badly."
Fault = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the file that says something, with the number of the line on which it begins."""

    number: int
    cells: tuple[str, ...]


def read_diary(text: str, patient: Patient, today: date) -> tuple[DiaryEntry, ...]:
    """Return the days of a file in its order; raises DiaryProblems for any faulty line, or where it has no day.

    The first line names the columns: day, pain and, where there is one, note. They are separated by ; or by a comma.
    """
    separator, rows, faults = _rows(text)
    if not rows:
        raise DiaryProblems(tuple(faults) or ((1, _EMPTY),))
    places = _places(rows[0])
    if isinstance(places, str):
        raise DiaryProblems(((rows[0].number, places),))
    reading = _Reading(patient, today, separator, places)
    entries = [entry for row in rows[1:] if (entry := reading.entry(row))]
    faults = sorted([*faults, *reading.faults])
    if not faults and not entries:
        faults = [(rows[0].number, _EMPTY)]
    if faults:
        raise DiaryProblems(tuple(faults))
    return tuple(entries)


def _rows(text: str) -> tuple[str, list[_Row], list[Fault]]:
    """Return the separator, the lines that are not blank, and what stops the reading before the end."""
    lines = [f"{line}\n" for line in _LINE.split(text.removeprefix("\ufeff"))]
    header = next((line for line in lines if line.strip()), "")
    separator = ";" if ";" in header else ","
    reader = csv.reader(lines, delimiter=separator, strict=True)
    rows: list[_Row] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(begins, tuple(" ".join(cell.split()) for cell in cells)))
            begins = reader.line_num + 1
    except csv.Error:
        sentence = "The quotation marks do not fit. Write them around a whole column, and twice within it."
        return separator, rows, [(begins, sentence)]
    return separator, rows, []


def _places(header: _Row) -> Mapping[str, int] | str:
    """Return in which place each column stands, or a sentence saying what is wrong with the header."""
    names = [name.casefold() for name in header.cells]
    while names and not names[-1]:
        names.pop()
    listed = ", ".join(COLUMNS)
    for name in names:
        if name not in COLUMNS:
            return f"{_shown(name)} is no column of a diary. The first line names them: {listed}."
        if names.count(name) > 1:
            return f"The column {name} is there twice. The first line names them: {listed}."
    missing = next((name for name in _NEEDED if name not in names), "")
    return f"The column {missing} is missing. The first line names them: {listed}." if missing else _numbered(names)


def _numbered(names: Sequence[str]) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(names)}


class _Reading:
    """Reads line by line and notes what is wrong with each."""

    def __init__(self, patient: Patient, today: date, separator: str, places: Mapping[str, int]) -> None:
        self.faults: list[Fault] = []
        self._patient, self._today, self._separator, self._places = patient, today, separator, places
        self._lines: dict[date, int] = {}

    def entry(self, row: _Row) -> DiaryEntry | None:
        """Return the day that a line tells; None where it is faulty."""
        if sentence := self._shape(row):
            self.faults.append((row.number, sentence))
            return None
        day, pain = self._day(self._cell(row, "day")), _pain(self._cell(row, "pain"))
        wrong = [sentence for sentence in (day, pain) if isinstance(sentence, str)]
        if isinstance(day, date) and day in self._lines:
            wrong.append(f"{day} is on line {self._lines[day]} already. Write each day once.")
        self.faults += [(row.number, sentence) for sentence in wrong]
        if isinstance(day, date):
            self._lines.setdefault(day, row.number)
        if wrong or isinstance(day, str) or isinstance(pain, str):
            return None
        note = self._cell(row, "note")
        return DiaryEntry(patient_id=self._patient.patient_id, day=day, pain=pain, source=DiarySource.FILE, note=note)

    def _shape(self, row: _Row) -> str:
        """Say what is wrong with the number of columns; a decimal comma between commas makes one too many."""
        columns, found = len(self._places), len(row.cells)
        comma = self._separator == ","
        if any(row.cells[columns:]):
            hint = ' Write a pain with a comma in quotation marks, "6,5", or with a point.' if comma else ""
            return f"The line has {found} columns, the first line names {columns}.{hint}"
        note = self._places["pain"] + 1 == self._places.get("note") and self._cell(row, "note")
        if comma and note and len(note) == 1 and note.isdecimal() and _DIGITS.fullmatch(self._cell(row, "pain")):
            pain = self._cell(row, "pain")
            return f'Is the pain {pain} or {pain}.{note}? Write "{pain},{note}" in quotation marks, or with a point.'
        return ""

    def _cell(self, row: _Row, name: str) -> str:
        place = self._places.get(name, len(row.cells))
        return row.cells[place] if place < len(row.cells) else ""

    def _day(self, text: str) -> date | str:
        day = _calendar_day(text)
        if day is None:
            return f"{_shown(text) or 'Nothing'} is not a day. Write 2026-11-20 or 20.11.2026."
        return day_refusal(day, self._patient, self._today) or day


def _calendar_day(text: str) -> date | None:
    first, last = _YEAR_FIRST.fullmatch(text), _DAY_FIRST.fullmatch(text)
    parts = first.groups() if first else last.groups()[::-1] if last else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def _pain(text: str) -> Decimal | str:
    pain = number(text)
    if pain is None:
        return f"{_shown(text) or 'Nothing'} is no pain. Write a number from 0 to 10, or leave the line out."
    return pain_refusal(pain) or pain


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
