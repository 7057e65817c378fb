"""A folded line written straight into the pixels of a lane."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.charts.fold import Floats

Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where values lie in an image: `zero` is the row of value 0, `per_unit` rows down for one unit up."""

    zero: float
    per_unit: float
    top: int
    bottom: int

    def of(self, values: Floats) -> NDArray[np.intp]:
        """Rows from the top of the image, kept inside the lane."""
        return np.clip(np.rint(self.zero + values * self.per_unit), self.top, self.bottom).astype(np.intp)


def write_trace(pixels: Pixels, first: int, folded: tuple[Floats, Floats], rows: Rows, ink: tuple[int, int]) -> None:
    """Colour the run of every column from `first` on; `ink` is 0xAARRGGBB and the thickness in rows.

    Columns that are NaN stay as they are. A column is one device pixel wide, so the line is sharp at every
    pixel ratio, and no pen, path or antialiasing is involved.
    """
    colour, thickness = ink
    low, high = folded
    columns = np.flatnonzero(np.isfinite(low))
    top = rows.of(high[columns])
    length = rows.of(low[columns]) - top + thickness
    row = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length) + np.repeat(top, length)
    pixels[np.minimum(row, rows.bottom), np.repeat(columns + first, length)] = colour
