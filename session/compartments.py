"""A mammillary compartment system as a sum of exponentials, solved exactly.

A unit put into the central compartment at once decays as the sum of `share * exp(-rate * t)`. The rates are the roots
of k10 = rate * (1 + sum of into / (back - rate)). Between neighbouring return constants this falls strictly, so each
root is bracketed and found by halving, to the last bit. Every share is above zero and together they are one: what is
built from them is never negative and loses no digits to cancellation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp


@dataclass(frozen=True, slots=True)
class Peripheral:
    """A peripheral compartment: the rate constants per minute from the centre into it, and back."""

    into: float
    back: float


@dataclass(frozen=True, slots=True)
class Mode:
    """One exponential of the response: its share of the whole, and its rate per minute."""

    share: float
    rate: float

    def course(self, level: float, inflow: float, minutes: Sequence[float]) -> list[float]:
        """Return this mode at each of `minutes` (zero or more) after it was at `level`.

        `inflow` is constant from then on, in the unit of `level` per minute; with neither below zero no result is.
        """
        steady = self.share * inflow / self.rate
        return [steady + (level - steady) * exp(-self.rate * minute) for minute in minutes]


@dataclass(frozen=True, slots=True)
class Compartments:
    """A central compartment with elimination `k10` per minute, and peripherals whose `back` constants differ."""

    k10: float
    peripherals: tuple[Peripheral, ...]


@cache
def modes(system: Compartments) -> tuple[Mode, ...]:
    """Return the exponentials of a system, slowest first."""
    backs = sorted(peripheral.back for peripheral in system.peripherals)
    total = system.k10 + sum(peripheral.into + peripheral.back for peripheral in system.peripherals)
    rates = (_root(system, low, high) for low, high in pairwise([0.0, *backs, total]))
    return tuple(Mode(_share(system, rate), rate) for rate in rates)


def _root(system: Compartments, low: float, high: float) -> float:
    """Return the rate between two neighbouring poles, where the left side of the equation falls through zero."""
    while low < (middle := (low + high) / 2) < high:
        exchange = sum(peripheral.into / (peripheral.back - middle) for peripheral in system.peripherals)
        if system.k10 > middle * (1 + exchange):
            low = middle
        else:
            high = middle
    return high


def _share(system: Compartments, rate: float) -> float:
    """Return the weight of one root: one over the slope of the equation there."""
    slopes = (item.into * item.back / (item.back - rate) ** 2 for item in system.peripherals)
    return 1 / (1 + sum(slopes))
