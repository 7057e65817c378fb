"""When two sessions differ most in a sign, at one moment after the start of each."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from session.comparison import Track
from session.comparison_pair import Difference, Found, Pair, clock
from session.comparison_steps import differ, inner
from session.patient_limits import signed
from session.quantities import rounded
from session.vitals import CATALOGUE, Vital

_COMPARED: Final = ("systolic", "diastolic", "heart_rate")


def largest_found(pair: Pair) -> Found:
    """Yield the largest difference in the pressures and the heart rate from the start on, with its moment."""
    for code in _COMPARED:
        this, other = (one.tracks.get(code) for one in pair.both)
        if this and other:
            yield from _largest(CATALOGUE[code], this, other)


def _largest(vital: Vital, this: Track, other: Track) -> Iterator[Difference]:
    """Yield one difference; on two lines it is largest where one of them has a charted value."""
    found = max(_both(vital, this, other), key=lambda one: abs(one[1] - one[2]), default=None)
    if found is None or not differ(vital.code, *found[1:]):
        return
    at, one, two = found
    said, than = (_shown(value, track, at) for value, track in ((one, this), (two, other)))
    by = f"{'+' if one > two else ''}{signed(one - two)}"
    yield Difference(f"Largest difference in {inner(vital)}: {said} against {than} at {clock(at)} ({by})", at)


def _both(vital: Vital, this: Track, other: Track) -> Iterator[tuple[float, Decimal, Decimal]]:
    """Yield both values, as they are shown, at each moment from the start on at which one is charted."""
    for at in sorted({point[0] for track in (this, other) for point in track.points if point[0] >= 0}):
        one, two = this.at(at), other.at(at)
        if one is not None and two is not None:
            yield at, rounded(Decimal(one), vital.decimals), rounded(Decimal(two), vital.decimals)


def _shown(value: Decimal, track: Track, at: float) -> str:
    """Return a value, marked by a tilde where it lies between two charted ones."""
    return f"{value}" if any(point[0] == at for point in track.points) else f"~{value}"
