"""What differs between two sessions in signs and scores: peaks, lowest values, time beyond limits, pain, sedation."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Final

from session.comparison import Aligned, Point
from session.comparison_pair import Alike, Difference, Found, Pair, percent
from session.comparison_steps import differ, heading, inner
from session.outside import Outside, outside
from session.patient_limits import signed
from session.quantities import rounded
from session.readings import baseline
from session.vitals import CATALOGUE, RASS, Vital

_ENDS: Final = (
    ("systolic", True), ("diastolic", True), ("heart_rate", True), ("systolic", False), ("heart_rate", False),
    ("spo2", False), ("respiration", False), ("temperature", True), ("etco2", True),
)  # fmt: skip
"""Which end of a sign is spoken of, the highest or the lowest, the most important first."""
_AGAINST_BASELINE: Final = frozenset({"systolic", "diastolic", "heart_rate"})


def signs_found(pair: Pair) -> Found:
    """Yield what differs in the vital signs from the start of the infusion on, and then in the time beyond limits."""
    yield from _not_measured(pair)
    for code, highest in _ENDS:
        yield from _end(pair, CATALOGUE[code], highest=highest)
    yield from _outside(pair)


def scores_found(pair: Pair) -> Found:
    """Yield what differs in pain before and after, in sedation, dissociation and nausea."""
    yield from _pain(pair)
    yield from _sedation(pair)
    for code in ("dissociation", "nausea"):
        yield from _end(pair, CATALOGUE[code], highest=True)


def _after_start(one: Aligned, code: str) -> tuple[Point, ...]:
    track = one.tracks.get(code)
    return tuple(point for point in track.points if point[0] >= 0) if track else ()


def _not_measured(pair: Pair) -> Found:
    for code in dict.fromkeys(code for code, _ in _ENDS):
        this, other = (bool(_after_start(one, code)) for one in pair.both)
        if this != other:
            yield Difference(f"{heading(CATALOGUE[code])} {_measured(this)}; on {pair.day} it {_measured(other)}")


def _measured(was: bool) -> str:  # noqa: FBT001 -- the question is its only argument
    return "was measured" if was else "was not measured"


def _end(pair: Pair, vital: Vital, *, highest: bool) -> Found:
    """Yield how the highest or the lowest value of a sign differs, where both sessions have one."""
    found = [_after_start(one, vital.code) for one in pair.both]
    if not all(found):
        return
    pick = max if highest else min
    (at, one), (_, two) = (pick(points, key=lambda point: point[1]) for points in found)
    value, other = (rounded(Decimal(each), vital.decimals) for each in (one, two))
    if not differ(vital.code, value, other):
        yield Alike(f"{'highest' if highest else 'lowest'} {inner(vital)}", nearly=value != other)
        return
    verb = "peaked at" if highest else "was lowest at"
    said, than = (_with_percent(of, each, vital) for of, each in zip(pair.both, (value, other), strict=True))
    unit = f" {vital.unit}" if vital.unit in {"%", "°C"} else ""
    behind = f" ({than[0]}{unit}{f', {than[1]}' if than[1] else ''})"
    shown = f"{said[0]}{unit}{f' ({said[1]})' if said[1] else ''}"
    yield Difference(f"{heading(vital)} {verb} {shown}, {pair.than(value, other)}{behind}", at)


def _with_percent(one: Aligned, value: Decimal, vital: Vital) -> tuple[str, str]:
    against = baseline(one.state).get(vital.code) if vital.code in _AGAINST_BASELINE else None
    return signed(value), percent(value, against)


def _outside(pair: Pair) -> Found:
    this, other = (_beyond(one) for one in pair.both)
    for code, vital in CATALOGUE.items():
        if not all(
            code in found or _after_start(one, code) for one, found in zip(pair.both, (this, other), strict=True)
        ):
            continue
        spans = [found[code].span // timedelta(minutes=1) if code in found else None for found in (this, other)]
        if spans[0] == spans[1] or vital.scale:
            continue
        began = (this.get(code) or other[code]).began_at
        at = (pair.this if code in this else pair.other).seconds(began)
        yield Difference(f"{heading(vital)} {_beyond_words(spans[0])}, on {pair.day} {_span_words(spans[1])}", at)


def _beyond(one: Aligned) -> Mapping[str, Outside]:
    return {found.code: found for found in outside(one.state, one.until)}


def _beyond_words(minutes: int | None) -> str:
    return "never beyond its limits" if minutes is None else f"beyond its limits {_span_words(minutes)}"


def _span_words(minutes: int | None) -> str:
    if minutes is None:
        return "never"
    return f"for {minutes} min" if minutes else "at one check"


def _pain(pair: Pair) -> Found:
    tracks = [one.tracks.get("pain") for one in pair.both]
    if not any(tracks):
        return
    said = [_from_to(track.points) if track else "not assessed" for track in tracks]
    if said[0] == said[1]:
        yield Alike("pain before and after")
    else:
        at = tracks[0].points[-1][0] if tracks[0] else None
        yield Difference(f"Pain {said[0]}, on {pair.day} {said[1]}", at)


def _from_to(points: tuple[Point, ...]) -> str:
    """Return the first and the last pain with their difference: "8 to 3 (−5)"; "8 (assessed once)"."""
    first, last = (rounded(Decimal(value), 0) for _, value in (points[0], points[-1]))
    if len(points) == 1:
        return f"{first} (assessed once)"
    change = last - first
    return f"{first} to {last} ({'+' if change > 0 else ''}{signed(change)})"


def _sedation(pair: Pair) -> Found:
    found = [_after_start(one, "sedation") for one in pair.both]
    if not all(found):
        return
    (at, one), (_, two) = (min(points, key=lambda point: point[1]) for points in found)
    if one == two:
        yield Alike("deepest sedation")
    else:
        yield Difference(f"Sedation was deepest at RASS {_step(one)}, on {pair.day} {_step(two)}", at)


def _step(value: float) -> str:
    shown = signed(rounded(Decimal(value), 0))
    return f"{'+' if value > 0 else ''}{shown} ({RASS.get(int(value), '')})"
