"""The band of a patient's sessions: between which values they lay at each minute after the start, and their median."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from session.comparison import Aligned

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
