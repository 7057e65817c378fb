"""Where the columns of the table go when the moments are closer together than the figures are wide."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Final

GAP_PX: Final = 6.0
FARTHEST_PX: Final = 48.0
"""A column further from its moment than this would be read as belonging to another: it is left out."""

WEIGHTS: Final = (0.05, 1.0, 2.0, 2.0)
"""How firmly a column of each rank holds its place: a corrected one gives way to the values in force."""


def place_columns(
    moments: Sequence[float], widths: Sequence[float], ranks: Sequence[int], bounds: tuple[float, float]
) -> tuple[float | None, ...]:
    """Return the middle of each column in pixels, None where it is left out.

    `moments` rise; a column keeps its order, moves as little as it can, the lower its rank the sooner, and
    touches no other. Where all of
    them cannot stay within `FARTHEST_PX` of their moments, the lowest rank of the crowd is left out, and of
    equals the one closest to its neighbours.
    """
    kept = list(range(len(moments)))
    while kept:
        spots = _spread([(moments[n], widths[n], WEIGHTS[ranks[n]]) for n in kept], bounds)
        astray = [n for n, spot in zip(kept, spots, strict=True) if abs(spot - moments[n]) > FARTHEST_PX]
        if not astray:
            placed = dict(zip(kept, spots, strict=True))
            return tuple(placed.get(n) for n in range(len(moments)))
        kept.remove(_least(kept, astray, moments, ranks))
    return (None,) * len(moments)


def _spread(columns: list[tuple[float, float, float]], bounds: tuple[float, float]) -> list[float]:
    """Place (moment, width, weight): nearest to the moments in least squares, with no two touching."""
    offsets = [0.0]
    for (_, one, _), (_, two, _) in pairwise(columns):
        offsets.append(offsets[-1] + (one + two) / 2.0 + GAP_PX)
    groups: list[tuple[float, float, int]] = []
    for (moment, _, weight), offset in zip(columns, offsets, strict=True):
        group = ((moment - offset) * weight, weight, 1)
        while groups and groups[-1][0] / groups[-1][1] > group[0] / group[1]:
            before = groups.pop()
            group = (group[0] + before[0], group[1] + before[1], group[2] + before[2])
        groups.append(group)
    level = [total / weight for total, weight, count in groups for _ in range(count)]
    lowest = bounds[0] + columns[0][1] / 2.0
    highest = max(bounds[1] - columns[-1][1] / 2.0 - offsets[-1], lowest)
    return [min(max(at, lowest), highest) + offset for at, offset in zip(level, offsets, strict=True)]


def _least(kept: list[int], astray: list[int], moments: Sequence[float], ranks: Sequence[int]) -> int:
    """Of the columns that crowd the ones gone astray, the one that is missed least."""
    crowd = [moments[n] for n in astray]
    ats = [-inf, *(moments[n] for n in kept), inf]
    missed = []
    for place, n in enumerate(kept, start=1):
        nearest = bisect_left(crowd, ats[place] - 2.0 * FARTHEST_PX)
        if nearest < len(crowd) and crowd[nearest] <= ats[place] + 2.0 * FARTHEST_PX:
            loneliness = min(ats[place] - ats[place - 1], ats[place + 1] - ats[place])
            missed.append((ranks[n], loneliness, n))
    return min(missed)[2]
