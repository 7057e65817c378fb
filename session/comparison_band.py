"""The band of a patient's sessions: between which values they lay at each minute after the start, and their median."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from statistics import median
from typing import Final

from session.comparison import GIVEN, MINUTE_S, RATE, Aligned

LEAST: Final = 2
"""One session makes no range."""


@dataclass(frozen=True, slots=True)
class BandMinute:
    """The range and the median at one minute from the start, and how many sessions stand behind them."""

    minute: int
    low: float
    high: float
    middle: float
    count: int


Band = tuple[BandMinute, ...]
"""The minutes of a band, in their order; where fewer than two sessions had a value, there is none."""


def band(sessions: Iterable[Aligned], code: str) -> Band:
    """Return the band of a code, of RATE or of GIVEN over every minute at which two sessions or more had a value."""
    values: dict[int, list[float]] = {}
    for one in sessions:
        for minute, value in one.minutes.get(code, {}).items():
            values.setdefault(minute, []).append(value)
    return tuple(
        BandMinute(minute, min(found), max(found), float(median(found)), len(found))
        for minute, found in sorted(values.items())
        if len(found) >= LEAST
    )


def band_at(sessions: Iterable[Aligned], code: str, seconds: float, reach: float) -> BandMinute | None:
    """Return the range and the median at a moment of what is read out of each session then; None of fewer than two.

    `reach` is how far from the moment a charted value counts as being at it, in seconds.
    """
    found = [value for one in sessions if (value := _read(one, code, seconds, reach)) is not None]
    if len(found) < LEAST:
        return None
    return BandMinute(floor(seconds / MINUTE_S), min(found), max(found), float(median(found)), len(found))


def _read(one: Aligned, code: str, seconds: float, reach: float) -> float | None:
    """Return what is read out of a session at a moment."""
    if code == GIVEN:
        given = one.given_at(seconds)
        return float(given[0]) if given else None
    if code == RATE:
        flowing = one.rate_at(seconds)
        if flowing is not None:
            return flowing.mg_per_kg_h
        return 0.0 if 0 <= seconds <= one.seconds(one.until) else None
    track = one.tracks.get(code)
    point = track.read(seconds, reach) if track else None
    return point[1] if point else None


def unbroken(found: Band) -> tuple[Band, ...]:
    """Return the parts of a band in which no minute lacks."""
    parts: list[list[BandMinute]] = []
    for one in found:
        if parts and one.minute == parts[-1][-1].minute + 1:
            parts[-1].append(one)
        else:
            parts.append([one])
    return tuple(map(tuple, parts))


def no_band(count: int) -> str:
    """Say why so few sessions make no band; an empty text for two and more."""
    if count >= LEAST:
        return ""
    return f"A band needs at least two sessions; {'one is' if count else 'none is'} chosen."
