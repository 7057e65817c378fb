"""Which device pixel a place falls on, the same wherever the axis has been moved to."""

from math import floor
from typing import Final

HAIR: Final = 1e-6
"""More than the error of a place worked out in another way, and far less than anyone can see."""


def pixel(place: float, dpr: float) -> int:
    """Return the device pixel of a place in logical pixels; one that lies on an edge belongs to the right."""
    return floor(place * dpr + HAIR)
