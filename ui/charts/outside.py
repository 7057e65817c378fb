"""What a device measured beyond a lane's scale: an arrow at the edge, never a line that looks like a value."""

from typing import Final

import numpy as np

from ui.charts.fold import Flags, Floats
from ui.charts.ruler import Ruler

CELL_PX: Final = 11
"""Arrows stand in cells of this width, counted from the origin: a strip painted alone fits to those beside it."""
ARROW_PX: Final = 9
TALL_PX: Final = 7.0


def within(reached: Floats, ruler: Ruler) -> Floats:
    """Return folded columns cut off at the ends of the scale; one that lies beyond it altogether is NaN."""
    highest, lowest = reached
    inside = (lowest <= ruler.high) & (highest >= ruler.low)
    return np.where(inside, reached.clip(ruler.low, ruler.high), np.nan)


def beyond(reached: Floats, ruler: Ruler) -> tuple[Flags, Flags]:
    """Return which columns reach above the scale, and which below."""
    return reached[0] > ruler.high, reached[1] < ruler.low


def arrow_columns(outside: Flags, first: int, dpr: float) -> tuple[tuple[int, float], ...]:
    """Return the device columns of an arrow in each cell that holds something outside.

    `first` is the column of the first flag, counted from the origin. Each column comes with how far below the point
    of the arrow it begins, as a share of its height.
    """
    cell, half = round(CELL_PX * dpr), round(ARROW_PX * dpr) // 2
    cells = np.unique((np.flatnonzero(outside) + first) // cell)
    middles = (int(number) * cell + cell // 2 - first for number in cells)
    return tuple((middle + aside, abs(aside) / (half + 1)) for middle in middles for aside in range(-half, half + 1))
