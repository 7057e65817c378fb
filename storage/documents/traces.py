"""What a monitor sent, as the thin lines of a printed chart: the median of each minute."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from math import isfinite
from statistics import median
from typing import Final

from session.ports import SampleTrack
from storage.documents.window import Window

CODES: Final = ("heart_rate", "spo2", "respiration")
_MINUTE_S: Final = 60
Points = list[dict[str, float]]


def traces(window: Window, tracks: Mapping[str, SampleTrack]) -> dict[str, list[Points]]:
    """Return for each code its line in stretches; one ends where a whole minute has no value."""
    return {code: list(_stretches(window, tracks[code])) if code in tracks else [] for code in CODES}


def _stretches(window: Window, track: SampleTrack) -> Iterator[Points]:
    first, last = window.first.timestamp(), window.last.timestamp()
    stretch: Points = []
    before = None
    for minute, value in _minutes(track):
        middle = (minute + 0.5) * _MINUTE_S
        if not first <= middle <= last:
            continue
        if before is not None and minute != before + 1:
            yield stretch
            stretch = []
        stretch.append({"at": (middle - first) / (last - first), "value": value})
        before = minute
    if stretch:
        yield stretch


def _minutes(track: SampleTrack) -> Iterator[tuple[int, float]]:
    """Yield each minute since the Unix epoch that has a value, with the median of its values."""
    known = ((at, value) for at, value in zip(track.at, track.values, strict=True) if isfinite(value))
    for minute, pairs in groupby(known, key=lambda pair: int(pair[0] // _MINUTE_S)):
        yield minute, float(median(value for _, value in pairs))
