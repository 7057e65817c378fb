"""Whether two things rise together, told from every pair of cases, also where the order of a pair is not known.

Each pair speaks for or against it (Kendall 1938); one that is equal in either, or whose order is not certain because
a value is only known to be "at least" so much, says nothing (Brown, Hollander and Korwar 1974). What chance alone
does is the spread of for less against over all orders in which the one could be dealt to the other (Daniels 1944),
taken as normal with Kendall's step of one for continuity: at four cases it says 0.09 where the exact share is 0.08.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import NormalDist
from typing import Final, TypeVar

CLEAR: Final = 0.05
"""An order that chance alone brings less often than this is called clear (the usual level)."""
_LEAST: Final = 3
Case = TypeVar("Case")
Compared = Callable[[Case, Case], int]
"""1 where the first of two is certainly more, -1 where it is certainly less, 0 where neither can be said."""


@dataclass(frozen=True, slots=True)
class RankOrder:
    """How many of all `pairs` are in the same order in both, and in opposite order.

    `chance` is how often, 0 to 1, chance alone would bring an order at least as clear, to either side.
    """

    same: int
    opposite: int
    pairs: int
    chance: float

    @property
    def told(self) -> int:
        """Return how many pairs say anything."""
        return self.same + self.opposite

    @property
    def strength(self) -> float:
        """Return same less opposite for each pair: -1 to 1, Kendall's tau a."""
        return (self.same - self.opposite) / self.pairs if self.pairs else 0.0

    @property
    def clear(self) -> bool:
        return self.chance <= CLEAR


def rank_order(cases: Sequence[Case], one: Compared[Case], other: Compared[Case]) -> RankOrder:
    """Return how far two comparisons of the same cases agree; both must turn round when their two cases do."""
    pairs = [(one(first, second), other(first, second)) for first, second in combinations(cases, 2)]
    same = sum(a * b > 0 for a, b in pairs)
    opposite = sum(a * b < 0 for a, b in pairs)
    return RankOrder(same, opposite, len(pairs), _chance(same - opposite, _spread(cases, one, other)))


def _chance(score: int, spread: float) -> float:
    if spread <= 0.0:
        return 1.0
    return 2.0 * (1.0 - NormalDist().cdf(max(abs(score) - 1, 0) / spread))


def _spread(cases: Sequence[Case], one: Compared[Case], other: Compared[Case]) -> float:
    """Return the standard deviation of same less opposite over all orders, exactly (Daniels 1944)."""
    count = len(cases)
    if count < _LEAST:
        return 0.0
    (rows_one, all_one), (rows_other, all_other) = _squares(cases, one), _squares(cases, other)
    triples = 4.0 / (count * (count - 1) * (count - 2)) * (rows_one - all_one) * (rows_other - all_other)
    return sqrt(triples + 2.0 / (count * (count - 1)) * all_one * all_other) / 2.0  # each pair was counted both ways


def _squares(cases: Sequence[Case], compared: Compared[Case]) -> tuple[int, int]:
    """Return the squares of the cases' sums, and of the single comparisons."""
    rows = [[compared(first, second) for second in cases] for first in cases]
    return sum(sum(row) ** 2 for row in rows), sum(value * value for row in rows for value in row)
