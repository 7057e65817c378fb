"""What may be told between sessions: pains of days that were, scores in their range, treatments that begin first."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.course import DiaryEntry, Measure, Measured, Treatment
from session.ports import Patient
from session.quantities import plain

HIGHEST_PAIN: Final = Decimal(10)
_TENTHS: Final = 1
_LONG: Final = 20
"""Nobody wants to read a number of more digits in a sentence."""
_RANGES: Final[Mapping[Measure, tuple[int, int]]] = MappingProxyType({Measure.BPI: (0, 10), Measure.PGIC: (1, 7)})
"""BPI interference is the mean of items from 0 to 10; PGIC is one of seven answers."""


def pain_refusal(pain: Decimal) -> str:
    """Say why a number is no pain of a day; empty for 0 to 10 in whole tenths."""
    if not (pain.is_finite() and 0 <= pain <= HIGHEST_PAIN):
        return f"Pain {_shown(pain)} is outside 0 to 10. Write a number from 0 to 10."
    if pain != round(pain, _TENTHS):
        return f"Pain {_shown(pain)} is finer than a tenth. Write one digit behind the point at most."
    return ""


def day_refusal(day: date, patient: Patient, today: date) -> str:
    """Say why nothing of that day can be told; `today` is the chair's date."""
    if day > today:
        return f"{day} has not come yet. Check the day."
    if day < patient.born:
        return f"{day} is before {patient.name} was born ({patient.born}). Check the year."
    return ""


def diary_refusal(entry: DiaryEntry, patient: Patient, today: date) -> str:
    """Say why an entry may not stand in a patient's diary; empty where it may."""
    return day_refusal(entry.day, patient, today) or pain_refusal(entry.pain)


def treatment_refusal(treatment: Treatment, patient: Patient) -> str:
    """Say why a treatment may not be written down so; empty where it may."""
    if not treatment.words.strip():
        return "Write what was begun: the drug, or what is done."
    if treatment.since < patient.born:
        return f"{treatment.since} is before {patient.name} was born ({patient.born}). Check the year."
    if treatment.until is not None and treatment.until < treatment.since:
        return f"It cannot end on {treatment.until}: it began on {treatment.since}. Check both days."
    return ""


def measured_refusal(measured: Measured, patient: Patient, today: date) -> str:
    """Say why a score or an answer may not be written down so; empty where it may."""
    if sentence := day_refusal(measured.day, patient, today):
        return sentence
    name, value = measured.measure.value, measured.value
    if measured.measure not in _RANGES:
        return "" if value is None or value.is_finite() else f"{name} {value} is no number. Write a number."
    lowest, highest = _RANGES[measured.measure]
    asked = f"Write a {'whole ' if measured.measure is Measure.PGIC else ''}number from {lowest} to {highest}."
    if value is None:
        return f"{name} has no number. {asked}"
    if not (value.is_finite() and lowest <= value <= highest):
        return f"{name} {_shown(value)} is outside {lowest} to {highest}. {asked}"
    uneven = measured.measure is Measure.PGIC and value != value.to_integral_value()
    return f"{name} {_shown(value)} is no whole number. {asked}" if uneven else ""


def _shown(value: Decimal) -> str:
    return plain(value) if value.is_finite() and abs(value.adjusted()) < _LONG else "as written"
