"""When the pain is expected back: a window of dates from this patient's own relief and the present diary, and why.

The relief of one patient is taken to be log-normal. What is known of it are the earlier reliefs, the latest weighted
most, those whose end was not seen as "longer than", and the present diary: half of the benefit is not gone yet, and
where the pain rises, when it would be. Where nothing of the patient's own exists the protocol's usual weeks stand in,
and that is said. The spreads below are this project's own choice; `tests/benchmarks/test_booster_window.py` says how
far the window is from the truth of simulated courses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt
from statistics import NormalDist, median, pstdev
from typing import Final

from session.response import STOPPED_DAYS, Censored, Relief, evened

BETWEEN: Final = 0.55
"""How far patients differ from the usual weeks: the standard deviation of the logarithm of their days."""
WITHIN: Final = 0.2
"""How far the reliefs of one patient differ, likewise."""
FADING: Final = 0.6
"""What an earlier relief weighs against the one after it."""
CUT_SHORT: Final = 0.6
"""What a relief weighs that the next infusion cut short: that is mostly given when the pain is coming back already."""
INSIDE: Final = 0.8
"""The share of returns that are to lie in the window."""
_LOOK_BACK_DAYS: Final = 16
_LEAST_ENTRIES: Final = 5
_LEAST_SLOPE: Final = 0.04  # points of pain a day
_TURNS: Final = 0.35
_AT_LEAST_DAYS: Final = 3.0
_STEPS: Final = 12
_NOTHING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Present:
    """The time since the last infusion: when it was, the diary since as days and pain, the middle, and today."""

    infused_on: date
    diary: Sequence[tuple[int, float]]
    middle: float
    today: date


@dataclass(frozen=True, slots=True)
class Guess:
    """A normal guess at the logarithm of the days of relief."""

    mean: float
    spread: float

    def and_also(self, other: "Guess") -> "Guess":
        """Return what both say together, each by its precision."""
        mine, others = self.spread**-2, other.spread**-2
        return Guess((self.mean * mine + other.mean * others) / (mine + others), (mine + others) ** -0.5)


@dataclass(frozen=True, slots=True)
class Window:
    """The days since the last infusion between which the pain is expected back, and what that rests on.

    `own` is how many reliefs of the patient it rests on, `rising` whether the present diary shows the pain rising,
    `back` on which day it was back already; None where it is not.
    """

    first: int
    last: int
    own: int
    rising: bool
    back: float | None = None


def expected_return(reliefs: Sequence[Relief], present: Present, usual_days: tuple[int, int]) -> Window:
    """Return the window in which half of the benefit is expected to be gone, in days since the last infusion.

    `reliefs` are those of this patient's earlier infusions, oldest first; `usual_days` are the days that stand in
    where there are none. Whole days, the first no later than the last.
    """
    own = [relief for relief in reliefs if relief.days > 0]
    guess = _own(own, usual_days)
    rise = _rise(present)
    if rise:
        guess = guess.and_also(rise)
    if (back := _back(present)) is not None:
        return Window(int(back), int(back), len(own), rising=True, back=back)
    known = _known_until(present)
    low, high = _quantiles(guess, known)
    return Window(int(low), max(int(low), round(high)), len(own), rising=rise is not None)


def _own(reliefs: Sequence[Relief], usual_days: tuple[int, int]) -> Guess:
    """Return the guess for the next relief: what was seen, and what was longer than it was seen, against the usual.

    The most likely mean is found by Newton's steps. A relief that was not seen to its end says the less, the earlier it
    was lost sight of: its information is that of a censored normal value.
    """
    usual = (log(usual_days[0]) + log(usual_days[1])) / 2
    mean, precision = usual, BETWEEN**-2
    for _ in range(_STEPS):
        slope, precision = (usual - mean) * BETWEEN**-2, BETWEEN**-2
        for age, one in enumerate(reversed(reliefs)):
            weight, place = FADING**age / WITHIN**2, (log(one.days) - mean) / WITHIN
            weight *= CUT_SHORT if one.censored is Censored.NEXT_INFUSION else 1.0
            pull, share = (place, 1.0) if one.seen else _longer(place)
            slope += weight * pull * WITHIN
            precision += weight * share
        mean += slope / precision
    return Guess(mean, sqrt(1 / precision + WITHIN**2))


def _longer(place: float) -> tuple[float, float]:
    """Return how a normal value that is only known to be greater than `place` pulls, and its share of information."""
    normal = NormalDist()
    tail = 1 - normal.cdf(place)
    hazard = normal.pdf(place) / tail if tail > _NOTHING else place
    return hazard, min(1.0, max(0.0, hazard * (hazard - place)))


def _rise(present: Present) -> Guess | None:
    """Return when the present rise would reach the middle; None where the diary is too thin or does not rise."""
    diary = present.diary
    if not diary:
        return None
    last = diary[-1][0]
    recent = [(day, pain) for day, pain in diary if day > last - _LOOK_BACK_DAYS]
    if len(recent) < _LEAST_ENTRIES:
        return None
    slope = median(
        (pain - early) / (day - before) for place, (day, pain) in enumerate(recent) for before, early in recent[:place]
    )
    if slope < _LEAST_SLOPE:
        return None
    level = median(pain + slope * (last - day) for day, pain in recent)
    ahead = max(0.0, (present.middle - level) / slope)
    days = max(1.0, last + ahead)
    return Guess(log(days), _uncertainty(recent, slope, level, ahead) / days)


def _uncertainty(recent: Sequence[tuple[int, float]], slope: float, level: float, ahead: float) -> float:
    """Return the standard deviation in days of when a line through the entries reaches the middle.

    The scatter is the median distance from the line, made a standard deviation (1.4826 for a normal one); level and
    slope are as uncertain as those of a fitted line, and a rise that is only beginning need not go on as it began.
    """
    last, count = recent[-1][0], len(recent)
    scatter = max(0.5, 1.4826 * median(abs(pain - level - slope * (day - last)) for day, pain in recent))
    spread = pstdev([day for day, _ in recent]) or 1.0
    by_level, by_slope = scatter / sqrt(count), scatter / (sqrt(count) * spread)
    return sqrt((by_level / slope) ** 2 + (ahead * by_slope / slope) ** 2 + (ahead * _TURNS) ** 2 + _AT_LEAST_DAYS**2)


def _back(present: Present) -> float | None:
    pains = evened([pain for _, pain in present.diary])
    above = [day for (day, _), pain in zip(present.diary, pains, strict=True) if pain >= present.middle]
    return float(above[0]) if len(above) > 1 else None


def _known_until(present: Present) -> float:
    """Return until which day the benefit is known to last; 0 where the diary does not tell any more."""
    return float(present.diary[-1][0]) if present.diary else 0.0


def _quantiles(guess: Guess, known_until: float) -> tuple[float, float]:
    """Return the ends of the window in days, given that the benefit has lasted until a day."""
    normal = NormalDist(guess.mean, guess.spread)
    past = normal.cdf(log(known_until)) if known_until >= 1 else 0.0
    past = min(past, 0.999)
    tail = (1 - INSIDE) / 2
    low, high = (normal.inv_cdf(past + (1 - past) * share) for share in (tail, 1 - tail))
    return exp(low), exp(high)


def dates_of(window: Window, present: Present, minimum_gap_days: int) -> tuple[date, date]:
    """Return the window as dates: never before today, never inside the minimum gap, and at least a week wide."""
    earliest = max(present.today, present.infused_on + timedelta(days=minimum_gap_days))
    first = max(earliest, present.infused_on + timedelta(days=window.first))
    last = max(present.infused_on + timedelta(days=window.last), first + timedelta(days=STOPPED_DAYS - 1))
    return first, last
