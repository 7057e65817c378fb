"""Series of many patients beside each other: which of them are looked at, and the groups they are looked at in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from session.course import PainCondition, TreatmentKind
from session.quantities import plain
from session.series import Series
from session.survival import Curve, Days, Lasted, kaplan_meier

LEAST_PATIENTS: Final = 3
"""A group of fewer patients has no median: it would be theirs alone (this project's own choice)."""
_YEARS: Final = (1, 3, 5, 10)
"""Where one group of years of pain ends and the next begins (this project's own choice)."""
_DOSE_STEPS: Final = tuple(map(Decimal, ("0.1", "0.2", "0.25", "0.5", "1", "2", "5")))
_MOST_DOSES: Final = 5
_NOT_KNOWN: Final = "Not known"


class By(StrEnum):
    """What series are grouped by."""

    CONDITION = "condition"
    DOSE = "dose"
    YEARS = "years of pain"
    TREATMENT = "concurrent treatment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which series are looked at; nothing given leaves all of them. `entries` are the fewest days of diary."""

    condition: PainCondition | None = None
    protocol: str = ""
    since: date | None = None
    until: date | None = None
    entries: int = 0

    def lets(self, series: Series) -> bool:
        """Say whether a series is looked at."""
        return (
            self.condition in (None, series.condition)
            and self.protocol in ("", series.protocol)
            and (self.since is None or self.since <= series.day)
            and (self.until is None or series.day <= self.until)
            and self.entries <= series.entries
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Series that have something in common, and the curve of those whose benefit was followed."""

    words: str
    series: tuple[Series, ...]
    curve: Curve

    @property
    def followed(self) -> tuple[Series, ...]:
        """Return the series with a benefit that was followed, of which the curve is made."""
        return tuple(one for one in self.series if one.followed)

    @property
    def patients(self) -> int:
        """Return how many patients the followed series are of."""
        return len({one.patient for one in self.followed})

    @property
    def unseen(self) -> int:
        """Return of how many followed series the end was not seen."""
        return len(self.curve.censored)

    @property
    def without_benefit(self) -> int:
        """Return how many series brought no benefit; they have no days of relief and are not in the curve."""
        return sum(one.without_benefit for one in self.series)

    @property
    def too_few(self) -> bool:
        return self.patients < LEAST_PATIENTS

    @property
    def median(self) -> Days | None:
        """Return the median with its interval; None for a group of too few."""
        return None if self.too_few else self.curve.median


def groups(series: Sequence[Series], by: By) -> tuple[Group, ...]:
    """Return the groups in their order, without empty ones; by treatment a series is in the group of each it had."""
    found = {
        By.CONDITION: _by_condition,
        By.DOSE: _by_dose,
        By.YEARS: _by_years,
        By.TREATMENT: _by_treatment,
    }[by](series)
    return tuple(_group(words, members) for words, members in found if members)


_Found = Iterable[tuple[str, Sequence[Series]]]


def _group(words: str, members: Sequence[Series]) -> Group:
    followed = (Lasted(one.relief.days, one.relief.seen, one.patient) for one in members if one.followed)
    return Group(words, tuple(members), kaplan_meier(followed))


def _by_condition(series: Sequence[Series]) -> _Found:
    for one in PainCondition:
        yield _capital(one.value), [each for each in series if each.condition is one]


def _by_dose(series: Sequence[Series]) -> _Found:
    """Yield equal bands of mg/kg, as narrow as five of them allow."""
    doses = [one.mg_per_kg for one in series if one.mg_per_kg is not None]
    if doses:
        low, high = min(doses), max(doses)
        step = next((one for one in _DOSE_STEPS if high // one - low // one < _MOST_DOSES), _DOSE_STEPS[-1])
        for place in range(int(low // step), int(high // step) + 1):
            since, until = place * step, (place + 1) * step
            words = f"{plain(since)} to under {plain(until)} mg/kg"
            yield words, [one for one in series if one.mg_per_kg is not None and since <= one.mg_per_kg < until]
    yield _NOT_KNOWN, [one for one in series if one.mg_per_kg is None]


def _by_years(series: Sequence[Series]) -> _Found:
    for since, until in pairwise((0, *_YEARS, None)):
        least = since or 0
        yield _years_words(least, until), [one for one in series if _lasted(one, least, until)]
    yield _NOT_KNOWN, [one for one in series if one.years is None]


def _lasted(series: Series, since: int, until: int | None) -> bool:
    """Say whether the pain had lasted so many years, until under so many."""
    return series.years is not None and since <= series.years and (until is None or series.years < until)


def _years_words(since: int, until: int | None) -> str:
    if until is None:
        return f"{since} years and more"
    return f"{since} to under {until} years" if since else f"Under {until} year"


def _by_treatment(series: Sequence[Series]) -> _Found:
    for kind in TreatmentKind:
        yield _capital(kind.value), [one for one in series if kind in {each.kind for each in one.treatments}]
    yield "None written down", [one for one in series if not one.treatments]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
