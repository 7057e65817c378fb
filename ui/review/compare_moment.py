"""What every session of a comparison had at one moment: charted values, and those on the line between two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from session.comparison import GIVEN, RATE, Aligned
from session.comparison_band import Band, BandMinute
from session.quantities import rounded
from session.vitals import CATALOGUE
from ui.charts.compare_marks import ComparedLine, CompareMarks
from ui.charts.compare_values import ValueColumn, ValueRow
from ui.text import tr

_REACH_S: Final = 30.0
"""A charted value this near to the cursor counts as being at it: a pixel of the chart is some seconds wide."""
_PER_KG: Final = "per kg"
_PRESSURE: Final = "pressure"
_SCORES: Final = ("pain", "dissociation", "sedation")
_PLACES: Final = {RATE: 2, GIVEN: 1}


def columns_of(marks: CompareMarks) -> tuple[ValueColumn, ...]:
    """Return the columns of which any session has a value."""
    known = {code for line in marks.lines for code in line.session.tracks}
    every = (
        ("systolic", ValueColumn(_PRESSURE, tr("BP"), "blood_pressure", 1.35)),
        ("heart_rate", ValueColumn("heart_rate", tr("HR"), "heart_rate")),
        ("spo2", ValueColumn("spo2", tr("SpO₂"), "spo2")),
        ("respiration", ValueColumn("respiration", tr("Resp."), "respiration")),
        ("", ValueColumn(RATE, tr("mg/kg/h"), "drug", 1.3)),
        ("", ValueColumn(GIVEN, tr("mg given"), "drug", 1.4)),
        ("", ValueColumn(_PER_KG, tr("mg/kg"), "drug")),
        ("pain", ValueColumn("pain", tr("Pain"), "pain", 0.8)),
        ("dissociation", ValueColumn("dissociation", tr("Dissoc."), "mind")),
        ("sedation", ValueColumn("sedation", tr("RASS"), "mind")),
    )
    return tuple(column for code, column in every if not code or code in known)


def moment_rows(
    marks: CompareMarks, behind: Sequence[Aligned], bands: Mapping[str, Band], at: float
) -> Iterator[ValueRow]:
    """Yield a row for each session at a moment, in seconds from the start, and one for the band of those `behind`."""
    for place, line in enumerate(marks.lines):
        yield replace(_session_row(line, at, own=place == 0), sampled=len(marks.panels) == 1)
    if bands:
        yield from _band_rows(bands, len(behind), round(at / 60.0))


def empty_rows(marks: CompareMarks, behind: Sequence[Aligned], bands: Mapping[str, Band]) -> Iterator[ValueRow]:
    """Yield the same rows without values, so that the table keeps its height while the cursor is away."""
    for place, line in enumerate(marks.lines):
        yield ValueRow(line.label, look=line.look, own=place == 0, sampled=len(marks.panels) == 1)
    if bands:
        yield from (ValueRow(name, sampled=False) for name in _band_names(len(behind)))


def _session_row(line: ComparedLine, at: float, *, own: bool) -> ValueRow:
    cells: dict[str, str] = {}
    between: set[str] = set()
    for code in ("heart_rate", "spo2", "respiration", *_SCORES):
        value, charted = _value(line.session, code, at)
        if value:
            cells[code] = value
            between |= set() if charted else {code}
    upper, charted = _value(line.session, "systolic", at)
    lower, _ = _value(line.session, "diastolic", at)
    if upper:
        cells[_PRESSURE] = f"{upper}/{lower.lstrip('~')}" if lower else upper
        between |= set() if charted else {_PRESSURE}
    return ValueRow(line.label, cells | _flow(line.session, at), frozenset(between), line.look, own)


def _value(session: Aligned, code: str, at: float) -> tuple[str, bool]:
    """Return the value as it is shown and whether it was charted; one that was not is marked by a tilde.

    The sedation is a step of a scale with names: between two of its values there is none.
    """
    track = session.tracks.get(code)
    if track is None:
        return "", False
    charted = track.charted(at, _REACH_S)
    if charted is not None:
        return _shown(charted[1], CATALOGUE[code].decimals), True
    value = track.at(at)
    if value is None or code == "sedation":
        return "", False
    return f"~{_shown(value, CATALOGUE[code].decimals)}", False


def _shown(value: float, places: int) -> str:
    return f"{rounded(Decimal(value), places)}".replace("-", "\N{MINUS SIGN}")


def _flow(session: Aligned, at: float) -> dict[str, str]:
    given, flowing = session.given_at(at), session.rate_at(at)
    if given is None:
        return {}
    words = _shown(flowing.mg_per_kg_h, 2) if flowing else "0"
    return {RATE: words, GIVEN: f"{given[0]}", _PER_KG: f"{given[1]}"}


def _band_names(count: int) -> tuple[str, str]:
    return tr("Range of {count}").format(count=count), tr("Median")


def _band_rows(bands: Mapping[str, Band], count: int, minute: int) -> Iterator[ValueRow]:
    """Yield the range and the median; where fewer sessions stand behind them than were chosen, it is said."""
    found = {code: one for code, band in bands.items() if (one := _at(band, minute))}
    fewest = min((one.count for one in found.values()), default=count)
    name, median = _band_names(count)
    if fewest < count:
        name = tr("Range of {fewest} to {count}").format(fewest=fewest, count=count)
    ranges = {_key(code): _range(code, one) for code, one in found.items()}
    middles = {_key(code): _shown(one.middle, _places(code)) for code, one in found.items()}
    yield ValueRow(name, ranges, sampled=False)
    yield ValueRow(median, middles, sampled=False)


def _at(band: Band, minute: int) -> BandMinute | None:
    return next((one for one in band if one.minute == minute), None)


def _key(code: str) -> str:
    return _PRESSURE if code == "systolic" else code


def _range(code: str, one: BandMinute) -> str:
    low, high = (_shown(value, _places(code)) if value else "0" for value in (one.low, one.high))
    return low if low == high else f"{low}–{high}"


def _places(code: str) -> int:
    return _PLACES.get(code, CATALOGUE[code].decimals if code in CATALOGUE else 0)
