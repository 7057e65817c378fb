"""Chance that is the same for the same seed and second, whatever was asked before."""

from functools import lru_cache
from math import pi, sin
from typing import Final

_MASK: Final = (1 << 64) - 1


def chance(seed: int, second: int) -> float:
    """Return an even chance from -1 to 1 for one second (the splitmix64 mixing function)."""
    mixed = (seed * 0x9E3779B97F4A7C15 + second * 0xD1B54A32D192ED03) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return ((mixed ^ (mixed >> 31)) >> 11) / (1 << 52) - 1


def sway(seed: int, second: int, period_s: float) -> float:
    """Return a slow swing between -1 and 1 with this period, at a phase of its own for each seed."""
    return sin(2 * pi * second / period_s + _phase(seed, int(period_s)))


@lru_cache(maxsize=256)
def _phase(seed: int, period_s: int) -> float:
    return pi * chance(seed, period_s)
