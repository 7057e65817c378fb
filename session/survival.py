"""How long something lasts where not every end was seen: Kaplan and Meier's curve with honest intervals.

The share still lasting is the product-limit estimate (Kaplan and Meier 1958), its variance Greenwood's (1926), its
interval on the log-log scale, which never leaves 0 to 1 (Borgan and Liestol 1990). The median and the quartiles have
the interval of Brookmeyer and Crowley (1982): the days at which the curve's own interval still holds that share.

Several values of one person are more alike than those of several people, and Greenwood's variance does not know that.
So it is also taken from person to person (Williams 1995, the infinitesimal jackknife; with one value a person it is
Greenwood's to the last digit), and the wider of the two counts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Final

LEVEL: Final = 0.95
"""The share of such intervals that hold the truth, if the values were drawn by chance."""
MEDIAN: Final = 0.5
QUARTILES: Final = (0.75, 0.25)
_Z: Final = NormalDist().inv_cdf((1 + LEVEL) / 2)
_SAME: Final = 1e-9
"""Shares closer than this are equal: a product of fractions misses one half by its last digits."""


@dataclass(frozen=True, slots=True)
class Lasted:
    """How many days something lasted, at least so many where the end was not `seen`, and whose it is."""

    days: float
    seen: bool
    person: int


@dataclass(frozen=True, slots=True)
class Step:
    """One fall of the curve: after `days` the `share` still lasts, between `lower` and `upper`.

    `at_risk` were lasting just before. Where nothing lasts any more the interval is that of the step before, down to 0.
    """

    days: float
    share: float
    lower: float
    upper: float
    at_risk: int


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days with its interval; each is None where the curve does not reach it."""

    days: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve of what still lasts, with all that it was made of, shortest first."""

    lasted: tuple[Lasted, ...]
    steps: tuple[Step, ...]

    @property
    def censored(self) -> tuple[float, ...]:
        """Return the days up to which those were followed whose end was not seen."""
        return tuple(one.days for one in self.lasted if not one.seen)

    @property
    def end(self) -> float:
        """Return the last day on which anything was seen."""
        return self.lasted[-1].days if self.lasted else 0.0

    def share_at(self, days: float) -> float:
        """Return the share that still lasts after so many days."""
        return next((step.share for step in reversed(self.steps) if step.days <= days), 1.0)

    def at_risk(self, days: float) -> int:
        """Return how many were followed for so many days at least."""
        return sum(one.days >= days for one in self.lasted)

    def until(self, share: float) -> Days:
        """Return after how many days at most this share still lasts, 0.5 for the median."""
        return Days(
            _first(self.steps, lambda step: step.share, share),
            _first(self.steps, lambda step: step.lower, share),
            _first(self.steps, lambda step: step.upper, share),
        )

    @property
    def median(self) -> Days:
        return self.until(MEDIAN)


def kaplan_meier(lasted: Iterable[Lasted]) -> Curve:
    """Return the curve; what ends on the day on which another is last seen ends before it."""
    known = tuple(sorted(lasted, key=lambda one: (one.days, not one.seen)))
    return Curve(known, tuple(_steps(known)))


def _first(steps: Sequence[Step], height: Callable[[Step], float], share: float) -> float | None:
    return next((step.days for step in steps if height(step) <= share + _SAME), None)


def _steps(known: Sequence[Lasted]) -> Iterator[Step]:
    """Yield the falls of a curve of what is in the order of days, the ends of a day before what is last seen on it."""
    people = _People(known)
    at_risk, share, greenwood, upper = len(known), 1.0, 0.0, 1.0
    for days, group in groupby(known, key=lambda one: one.days):
        same_day = tuple(group)
        ended, left = sum(one.seen for one in same_day), at_risk - sum(one.seen for one in same_day)
        if ended:
            share *= left / at_risk
            greenwood += ended / (at_risk * left) if left else 0.0
        people.leave(same_day, at_risk, ended)
        if ended:
            lower, upper = _interval(share, max(greenwood, people.variance)) if left else (0.0, upper)
            yield Step(days, share, lower, upper, at_risk)
        at_risk -= len(same_day)


def _interval(share: float, variance: float) -> tuple[float, float]:
    """Return the interval of a share above 0 and below 1; the variance is that of its logarithm."""
    spread = _Z * sqrt(variance) / -log(share)
    return share ** exp(spread), share ** exp(-spread)


@dataclass(slots=True)
class _People:
    """The variance of the curve's logarithm from person to person, kept up as values leave the risk set.

    Each person has `settled` (what the values that have left contribute) and `many` still at risk, of which each
    contributes `hazard`; the three sums over all people give the sum of squares without going through them again.
    """

    known: Sequence[Lasted]
    settled: dict[int, float] = field(init=False, default_factory=dict)
    many: dict[int, int] = field(init=False, default_factory=dict)
    hazard: float = field(init=False, default=0.0)
    squares: list[float] = field(init=False, default_factory=lambda: [0.0, 0.0, 0.0])

    def __post_init__(self) -> None:
        for one in self.known:
            self._move(one.person, 0.0, 1)

    @property
    def variance(self) -> float:
        settled, both, many = self.squares
        return settled + 2 * self.hazard * both + self.hazard**2 * many

    def leave(self, same_day: Sequence[Lasted], at_risk: int, ended: int) -> None:
        """Let the values of one day leave, of which so many `ended`; once all ended nothing is left to vary."""
        left = at_risk - ended
        if not left:
            return
        self.hazard += ended / (at_risk * left)
        for one in same_day:
            self._move(one.person, self.hazard - (1 / left if one.seen else 0.0), -1)

    def _move(self, person: int, settled: float, many: int) -> None:
        was, count = self.settled.get(person, 0.0), self.many.get(person, 0)
        now, rest = was + settled, count + many
        for place, change in enumerate((now * now - was * was, now * rest - was * count, rest * rest - count * count)):
            self.squares[place] += change
        self.settled[person], self.many[person] = now, rest
