"""A minute of samples or two hours of them, folded into the lowest and highest value of each pixel column."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GAP_S: Final = 10.0
"""Samples further apart than this are not joined: nobody knows what lay between them."""


def fold(at: Floats, values: Floats, edges: Floats, gap_s: float = GAP_S) -> tuple[Floats, Floats]:
    """Return the lowest and highest value that the line reaches between each two neighbouring edges.

    `at` rises, in seconds; `edges` are the boundaries of the columns in seconds. A column that the line does
    not cross is NaN. A NaN sample, or a distance above `gap_s`, breaks the line.
    """
    present = np.flatnonzero(np.isfinite(values))
    columns = len(edges) - 1
    if not len(present):
        return np.full(columns, np.nan), np.full(columns, np.nan)
    t, v = at[present], values[present]
    joined = (np.diff(present) == 1) & (np.diff(t) <= gap_s)
    first = np.searchsorted(t, edges)
    low, high = _within(v, first)
    crossing = _at_edges(t, v, edges, first, joined)
    for side in (crossing[:-1], crossing[1:]):
        low = np.fmin(low, side)
        high = np.fmax(high, side)
    return low, high


def _within(v: Floats, first: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """The lowest and highest sample of each column, NaN where a column has none."""
    filled = first[1:] > first[:-1]
    low = np.full(len(filled), np.nan)
    high = np.full(len(filled), np.nan)
    if filled.any():
        # An empty column starts where the next one does, so the starts of the filled ones bound each group.
        starts = first[:-1][filled]
        inside = v[: first[-1]]
        low[filled] = np.minimum.reduceat(inside, starts)
        high[filled] = np.maximum.reduceat(inside, starts)
    return low, high


def _at_edges(t: Floats, v: Floats, edges: Floats, first: NDArray[np.intp], joined: NDArray[np.bool_]) -> Floats:
    """The height of the line at each edge, NaN where no line passes."""
    height = np.interp(edges, t, v)
    before = first - 1
    passing = (before >= 0) & (first < len(t))
    passing[passing] = joined[before[passing]]
    height[~passing] = np.nan
    return height
