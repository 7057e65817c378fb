"""Where the columns of the table go when the moments are closer together than the figures are wide."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Final

GAP_PX: Final = 6.0
FARTHEST_PX: Final = 52.0
"""A column further from its moment than this would be read as belonging to another: it is left out."""

HAIR_PX: Final = 1e-6
STRUCK: Final = 0
"""The rank of a corrected column: it stands where those in force leave room, and moves none of them."""
WEIGHTS: Final = (1.0, 1.0, 2.0, 2.0)
"""How firmly a column of each rank holds its place."""


def place_columns(
    moments: Sequence[float], widths: Sequence[float], ranks: Sequence[int], bounds: tuple[float, float]
) -> tuple[float | None, ...]:
    """Return the middle of each column in pixels, None where it is left out.

    `moments` rise; a column keeps its order, moves as little as it can, the lower its rank the sooner, and
    touches no other. Where all of them cannot stay within `FARTHEST_PX` of their moments, the lowest rank of the
    crowd is left out, and of equals the one closest to its neighbours. Those of rank `STRUCK` come after all others.
    """
    in_force = [n for n, rank in enumerate(ranks) if rank != STRUCK]
    placed = _settled(in_force, moments, widths, ranks, bounds)
    borders = [-1, *placed, len(moments)]
    for before, after in pairwise(borders):
        struck = [n for n in range(before + 1, after) if ranks[n] == STRUCK]
        left = placed[before] + widths[before] / 2.0 + GAP_PX if before in placed else bounds[0]
        right = placed[after] - widths[after] / 2.0 - GAP_PX if after in placed else bounds[1]
        placed |= _settled(struck, moments, widths, ranks, (left, right))
    return tuple(placed.get(n) for n in range(len(moments)))


def _settled(
    kept: list[int],
    moments: Sequence[float],
    widths: Sequence[float],
    ranks: Sequence[int],
    bounds: tuple[float, float],
) -> dict[int, float]:
    """Place as many of these columns as have room between the bounds."""
    kept = list(kept)
    while kept:
        spots = _spread([(moments[n], widths[n], WEIGHTS[ranks[n]]) for n in kept], bounds)
        astray = [n for n, spot in zip(kept, spots, strict=True) if abs(spot - moments[n]) > FARTHEST_PX]
        if spots[-1] + widths[kept[-1]] / 2.0 > bounds[1] + HAIR_PX:
            astray.append(kept[-1])
        if not astray:
            return dict(zip(kept, spots, strict=True))
        kept.remove(_least(kept, astray, moments, ranks))
    return {}


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
