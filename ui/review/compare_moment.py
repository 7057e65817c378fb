"""What every session of a comparison had at one moment: charted values, and those on the line between two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from session.comparison import GIVEN, RATE, Aligned
from session.comparison_band import Band, BandMinute, band_at
from session.quantities import rounded
from session.vitals import CATALOGUE
from ui.charts.axis import elapsed_at
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
        ("systolic", ValueColumn(_PRESSURE, tr("BP"), "blood_pressure", 1.3)),
        ("heart_rate", ValueColumn("heart_rate", tr("HR"), "heart_rate", 0.85)),
        ("spo2", ValueColumn("spo2", tr("SpO₂"), "spo2", 0.9)),
        ("respiration", ValueColumn("respiration", tr("Resp."), "respiration", 0.9)),
        ("", ValueColumn(RATE, tr("mg/kg/h"), "drug", 1.25)),
        ("", ValueColumn(GIVEN, tr("mg given"), "drug", 1.3)),
        ("", ValueColumn(_PER_KG, tr("mg/kg"), "drug", 0.9)),
        ("pain", ValueColumn("pain", tr("Pain"), "pain", 1.3)),
        ("dissociation", ValueColumn("dissociation", tr("Dissoc."), "mind", 1.3)),
        ("sedation", ValueColumn("sedation", tr("RASS"), "mind", 1.45)),
    )
    return tuple(column for code, column in every if not code or code in known)


def moment_rows(
    marks: CompareMarks, behind: Sequence[Aligned], bands: Mapping[str, Band], at: float
) -> Iterator[ValueRow]:
    """Yield a row for each session at a moment, in seconds from the start, and one for the band of those `behind`."""
    for place, line in enumerate(marks.lines):
        yield replace(_session_row(line, at, own=place == 0), sampled=len(marks.panels) == 1)
    if bands:
        yield from _band_rows(bands, behind, at)


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
    """Return the value as it is shown and whether it was charted at the moment.

    One on the line between two charted ones is marked by a tilde; a score is the last one charted, with its time.
    """
    track = session.tracks.get(code)
    point = track.read(at, _REACH_S) if track else None
    if point is None:
        return "", False
    shown = _shown(point[1], CATALOGUE[code].decimals)
    if track and track.charted(at, _REACH_S):
        return shown, True
    return (f"{shown} ({elapsed_at(point[0])})" if CATALOGUE[code].scale else f"~{shown}"), False


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


def _band_rows(bands: Mapping[str, Band], behind: Sequence[Aligned], at: float) -> Iterator[ValueRow]:
    """Yield the range and the median of the very values that each session of the band is read out with.

    Where fewer sessions stand behind them than were chosen, it is said.
    """
    count = len(behind)
    found = {code: one for code in bands if (one := band_at(behind, code, at, _REACH_S))}
    fewest = min((one.count for one in found.values()), default=count)
    name, median = _band_names(count)
    if fewest < count:
        name = tr("Range of {fewest} to {count}").format(fewest=fewest, count=count)
    ranges = {_key(code): _range(code, one) for code, one in found.items()}
    middles = {_key(code): _shown_of(code, one.middle) for code, one in found.items()}
    yield ValueRow(name, ranges, sampled=False)
    yield ValueRow(median, middles, sampled=False)


def _key(code: str) -> str:
    return _PRESSURE if code == "systolic" else code


def _range(code: str, one: BandMinute) -> str:
    low, high = (_shown_of(code, value) for value in (one.low, one.high))
    return low if low == high else f"{low}–{high}"


def _shown_of(code: str, value: float) -> str:
    return _shown(value, _places(code)) if value else "0"


def _places(code: str) -> int:
    return _PLACES.get(code, CATALOGUE[code].decimals if code in CATALOGUE else 0)
