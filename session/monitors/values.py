"""A row's cells as values: what is missing, a sentinel or impossible is no value."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from session.monitors.columns import Columns, Source
from session.quantities import number
from session.vitals import CATALOGUE

_NO_PULSE: Final = Decimal(10)  # mmHg; this project's own choice
_NEVER_ZERO: Final = frozenset({"heart_rate", "spo2"})
_PAIR: Final = ("systolic", "diastolic")


def row_values(columns: Columns, cells: Sequence[str]) -> dict[str, Decimal]:
    """Return the row's values in the catalogue's units.

    Outside the catalogue's bounds nothing is a reading, which also takes the numbers that mean "no number" (-100,
    32767, 8388607, negative pressures). A heart rate or saturation of 0 means no sensor. A breath rate of 0 counts
    only beside a CO2 above 0, which shows that the sensor is on; a CO2 of 0 only beside a breath rate above 0. A
    pressure counts as a pair with the systolic above the diastolic, or not at all. Where there is no heart rate, the
    pulse of the first invasive channel stands in.
    """
    found = {code: value for code in columns.sources if (value := _first(code, columns, cells)) is not None}
    if "heart_rate" not in found and (pulse := _pulse(columns, cells)) is not None:
        found["heart_rate"] = pulse
    co2, breaths = found.get("etco2", Decimal(0)), found.get("respiration", Decimal(0))
    if co2 == 0 and breaths == 0:
        _drop(found, "etco2", "respiration")
    if not all(code in found for code in _PAIR) or found["systolic"] <= found["diastolic"]:
        _drop(found, *_PAIR)
    return found


def _first(code: str, columns: Columns, cells: Sequence[str]) -> Decimal | None:
    """Return the first reading among a sign's columns; a breath rate of 0 only where no other counts breaths."""
    values = [value for source in columns.sources[code] if (value := _reading(code, source, cells)) is not None]
    return next((value for value in values if value != 0), values[0] if values else None)


def _reading(code: str, source: Source, cells: Sequence[str]) -> Decimal | None:
    value = number(cells[source.index])
    if value is None:
        return None
    value = value if source.factor == 1 else round(value * source.factor, 1)
    vital = CATALOGUE[code]
    possible = vital.lowest <= value <= vital.highest and not (value == 0 and code in _NEVER_ZERO)
    return value if possible else None


def _pulse(columns: Columns, cells: Sequence[str]) -> Decimal | None:
    """Return the invasive channel's pulse, unless its pressures lie so close that nothing beats there."""
    if columns.pulse is None:
        return None
    rate, systolic, diastolic = (number(cells[index]) for index in columns.pulse)
    if rate is None or systolic is None or diastolic is None or systolic - diastolic < _NO_PULSE:
        return None
    return rate if 0 < rate <= CATALOGUE["heart_rate"].highest else None


def _drop(values: dict[str, Decimal], *codes: str) -> None:
    for code in codes:
        values.pop(code, None)
