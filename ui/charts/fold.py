"""A minute of samples or two hours of them, folded into the lowest and highest value of each pixel column."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples in the order of their time; `joined` says whether the line reaches each from the one before."""

    at: Floats
    values: Floats
    joined: Flags

    def until(self, moment: float) -> "Stretch":
        """Return what was measured up to a moment, in the seconds of `at`."""
        held = slice(0, int(self.at.searchsorted(moment, side="right")))
        return Stretch(self.at[held], self.values[held], self.joined[held])


def fold(stretch: Stretch, edges: Floats) -> Floats:
    """Return the highest and the lowest value that the line reaches between each two neighbouring edges.

    `edges` are the boundaries of the columns, in seconds; the result has the highest in its first row and the
    lowest in its second. A column that the line does not cross is NaN.
    """
    reached = np.full((2, len(edges) - 1), np.nan)
    if not len(stretch.at):
        return reached
    first = stretch.at.searchsorted(edges)
    _fold_inside(reached, stretch.values, first)
    crossing = _at_edges(stretch, edges, first)
    for side in (crossing[:-1], crossing[1:]):
        np.fmax(reached[0], side, out=reached[0])
        np.fmin(reached[1], side, out=reached[1])
    return reached


def _fold_inside(reached: Floats, values: Floats, first: NDArray[np.intp]) -> None:
    """Take over the samples of each column; `first` is the first sample after each edge."""
    inside = values[: first[-1]]
    columns = int(first.searchsorted(first[-1]))  # those after them hold no sample
    if columns:
        # An empty column starts where the next one does, and reduceat then gives it a value that is not its own.
        filled = first[1 : columns + 1] > first[:columns]
        np.copyto(reached[0, :columns], np.maximum.reduceat(inside, first[:columns]), where=filled)
        np.copyto(reached[1, :columns], np.minimum.reduceat(inside, first[:columns]), where=filled)


def _at_edges(stretch: Stretch, edges: Floats, first: NDArray[np.intp]) -> Floats:
    """The height of the line at each edge, NaN where no line passes."""
    last = len(stretch.at) - 1
    passing = stretch.joined[np.minimum(first, last)]
    passing &= first <= last
    return np.where(passing, np.interp(edges, stretch.at, stretch.values), np.nan)
