"""A folded line written straight into the pixels of a lane."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.charts.fold import Floats

Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where values lie in an image: `zero` is the row of value 0, `per_unit` the rows down for one unit up."""

    zero: float
    per_unit: float


def write_trace(pixels: Pixels, left: int, reached: Floats, rows: Rows, ink: tuple[int, int]) -> None:
    """Colour the run of every column from `left` on; `ink` is 0xAARRGGBB and the thickness in rows.

    Columns that are NaN stay as they are; what lies outside runs along the edge. A column is one device pixel
    wide, so the line is sharp at every pixel ratio, and no pen, path or antialiasing is involved.
    """
    colour, thickness = ink
    height, width = pixels.shape
    columns = np.flatnonzero(reached[0] > -np.inf)
    if not len(columns):
        return
    at = reached[:, columns] * rows.per_unit + (rows.zero + 0.5)
    top, bottom = at.clip(0, height - thickness).astype(np.intp)
    length = bottom - top + thickness
    ends = length.cumsum()
    start = (top - ends + length) * width + (columns + left)
    pixels.reshape(-1)[start.repeat(length) + np.arange(ends[-1]) * width] = colour
