"""A smoothed line written straight into the pixels of a lane, for lines of a few points."""

import numpy as np
from numpy.typing import NDArray

from ui.charts.fold import Flags, Floats
from ui.charts.trace import Pixels


def write_stroke(pixels: Pixels, left: int, heights: Floats, shown: Flags, ink: tuple[int, float]) -> None:
    """Blend a line into the columns from `left` on; `ink` is 0xffRRGGBB and the thickness in rows.

    `heights` are the rows that the line has reached at the edges of the columns, NaN where it is not; only
    columns that are `shown` are written. A pixel takes as much of the colour as the line covers of it, which a
    column finds without looking at its neighbours: strips add up to the whole.
    """
    colour, thickness = ink
    one, two = heights[:-1], heights[1:]
    columns = np.flatnonzero(shown & ~np.isnan(one + two))
    if not len(columns):
        return
    top = (np.minimum(one, two)[columns] - thickness / 2.0).clip(0.0, len(pixels) - 1.0)
    bottom = (np.maximum(one, two)[columns] + thickness / 2.0).clip(1.0, float(len(pixels)))
    first = np.floor(top)
    rows = first + np.arange(np.ceil(bottom - first).max())[:, None]
    covered = np.minimum(bottom, rows + 1.0) - np.maximum(top, rows)
    inside = np.nonzero(covered > 0.0)
    spot = (rows[inside].astype(np.intp), columns[inside[1]] + left)
    pixels[spot] = _blended(pixels[spot], colour, covered[inside])


def _blended(under: NDArray[np.uint32], colour: int, share: Floats) -> NDArray[np.uint32]:
    below = under.view(np.uint8).reshape(-1, 4)
    above = np.array([colour], np.uint32).view(np.uint8)
    mixed = below + (above - below.astype(np.float64)) * share[:, None]
    return (mixed + 0.5).astype(np.uint8).view(np.uint32).reshape(-1)
