"""What is true of a simulated patient's pain: how far it goes, for how many days, and in which way it comes back.

All numbers are this project's own, chosen so that courses look plausible; they say nothing of real patients.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp
from random import Random
from types import MappingProxyType
from typing import Final

from session.course import PainCondition

_USUAL_DAYS: Final[Mapping[PainCondition, float]] = MappingProxyType(
    {
        PainCondition.CRPS_1: 45.0,
        PainCondition.CRPS_2: 44.0,
        PainCondition.NEUROPATHIC: 42.0,
        PainCondition.MIGRAINE: 36.0,
        PainCondition.SPINAL_CORD: 38.0,
        PainCondition.OTHER: 42.0,
    }
)
_HOW_OFTEN: Final = (35, 10, 25, 15, 10, 5)
_BETWEEN: Final = 0.45  # of the logarithm of the days, from one patient to the next
_SHORTER_BY_YEAR: Final = 0.008
_BY_DOSE: Final = 0.15
_USUAL_MG_PER_KG: Final = 0.7
_SHORTEST_DAYS, _LONGEST_DAYS = 7.0, 160.0
_NO_RESPONSE: Final = 0.12
_RESPONDS: Final = (0.5, 0.8)
_HARDLY: Final = (0.05, 0.2)
_HIGHEST: Final = 10.0


class Return(StrEnum):
    """How pain comes back: after a calm time in a line, in an S, from one day to the next, or from the first day on."""

    LINE = "line"
    SIGMOID = "sigmoid"
    STEP = "step"
    SLOW = "slow"

    def lost(self, share: float) -> float:
        """Return which share of the benefit is lost after this `share` of the days of relief: half of it after all."""
        if self is Return.LINE:
            return min(1.0, max(0.0, share - 0.5))
        if self is Return.SLOW:
            return min(1.0, share / 2)
        return 1 / (1 + exp(-(6 if self is Return.SIGMOID else 60) * (share - 1)))


_WAYS: Final = (Return.LINE, Return.SIGMOID, Return.SLOW)
_WAYS_OFTEN: Final = (60, 25, 15)


@dataclass(frozen=True, slots=True)
class TrueRelief:
    """After how many days half of the benefit of an infusion is truly gone; `number` counts from 1."""

    number: int
    days: float


@dataclass(frozen=True, slots=True)
class TrueInfusion:
    """What an infusion truly does: the day, the pain that it brings, and the days of relief unless another follows."""

    day: date
    nadir: float
    days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What is true of a patient: pain before the treatment and at its best, usual days of relief, and their change.

    `within` is the standard deviation of the logarithm of the days from one infusion to the next, `drift` how much
    that logarithm grows with each.
    """

    condition: PainCondition
    years: float
    baseline: float
    nadir: float
    usual_days: float
    within: float
    drift: float
    way: Return
    responds: bool

    @classmethod
    def drawn(cls, draw: Random, way: Return | None = None) -> "Nature":
        """Return somebody by chance; `way` is how the pain comes back, by chance as well where it is None."""
        (condition,) = draw.choices(list(PainCondition), _HOW_OFTEN)
        years, baseline = min(30.0, 0.5 + draw.expovariate(1 / 6)), draw.uniform(6.0, 8.8)
        responds = draw.random() >= _NO_RESPONSE
        share = draw.uniform(*(_RESPONDS if responds else _HARDLY))
        usual = _USUAL_DAYS[condition] * exp(draw.gauss(0.0, _BETWEEN) - _SHORTER_BY_YEAR * (years - 6))
        (found,) = draw.choices(_WAYS, _WAYS_OFTEN)
        return cls(
            condition=condition,
            years=years,
            baseline=baseline,
            nadir=baseline * (1 - share),
            usual_days=usual,
            within=draw.uniform(0.12, 0.22),
            drift=draw.gauss(-0.01, 0.025),
            way=way or found,
            responds=responds,
        )

    def infused(self, draw: Random, day: date, number: int, mg_per_kg: float, share: float = 1.0) -> TrueInfusion:
        """Return what the infusion of a day does; `share` is how much of the benefit the series has reached with it."""
        dose = (mg_per_kg / _USUAL_MG_PER_KG) ** _BY_DOSE
        days = self.usual_days * dose * exp(draw.gauss(0.0, self.within) + self.drift * number)
        low = self.baseline - (self.baseline - self.nadir) * share + draw.gauss(0.0, 0.3)
        nadir = min(max(low, 0.0), self.baseline - 0.1)
        return TrueInfusion(day, nadir, min(max(days, _SHORTEST_DAYS), _LONGEST_DAYS))

    def pain_on(self, day: date, infusions: Sequence[TrueInfusion]) -> float:
        """Return the true pain of a day, that of an infusion before it is given; `infusions` in the order of time."""
        last = next((one for one in reversed(infusions) if one.day < day), None)
        if last is None:
            return self.baseline
        lost = self.way.lost((day - last.day).days / last.days)
        return min(_HIGHEST, last.nadir + (self.baseline - last.nadir) * lost)
