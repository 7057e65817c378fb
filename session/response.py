"""How long an infusion helped: days until half of the benefit was gone, from the diary, and whether that was seen.

The benefit is what the pain fell by: `baseline`, the pain before the treatment, less `nadir`, the pain that it was
brought to. Half of it is gone once the pain is back at the middle of the two. A single bad day is no return: of three
entries in a row the middle one counts, and what rises and falls again is evened out, so that only a return that lasts
is one. Gaps in the diary stay gaps: the return lies between the last entry below and the first one above.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Final

HALF: Final = 0.5
"""The share of the benefit with which a relief is over: half of it, as the word is used throughout."""
STOPPED_DAYS: Final = 7
"""After how many days without an entry a diary counts as stopped (this project's own choice)."""


class Censored(StrEnum):
    """Why the end of a relief was not seen."""

    NEXT_INFUSION = "the next infusion came first"
    DIARY_STOPPED = "the diary stopped"
    NO_DIARY = "there is no diary"
    NO_BENEFIT = "there was no benefit to lose"


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """The pain of one day, 0 to 10."""

    day: date
    pain: Decimal


@dataclass(frozen=True, slots=True)
class Relief:
    """How many days an infusion helped; where `censored` says why the end was not seen, it was at least so long.

    The end lies between `earliest` and `latest`, as far as the diary tells; `latest` is None where it was not seen.
    """

    days: float
    earliest: float
    latest: float | None
    censored: Censored | None = None

    @property
    def seen(self) -> bool:
        """Say whether the end of the relief was seen."""
        return self.censored is None


def middle_of(baseline: Decimal, nadir: Decimal) -> float:
    """Return the pain at which half of the benefit is gone."""
    return float(nadir) + float(baseline - nadir) * HALF


def days_of_relief(
    baseline: Decimal,
    nadir: Decimal,
    diary: Iterable[DiaryDay],
    infused_on: date,
    next_infusion: date | None = None,
) -> Relief:
    """Return the days from an infusion until half of its benefit was gone, with a fraction where it is interpolated.

    `baseline` is the pain before the treatment and `nadir` the pain that it was brought to, both 0 to 10. `diary` may
    hold other days as well: those after `infused_on` and before `next_infusion` count, of a day the last entry.
    On the day of the infusion itself the pain counts as `nadir`. A return is seen once two entries at the end are
    evened out at or above the middle; else the relief is censored at the last entry that is below it, by the next
    infusion where that came within a week of the last entry, by the end of the diary otherwise.
    """
    if baseline <= nadir:
        return Relief(0.0, 0.0, None, Censored.NO_BENEFIT)
    days = within(diary, infused_on, next_infusion)
    until = (next_infusion - infused_on).days if next_infusion else None
    if not days:
        return Relief(0.0, 0.0, None, Censored.NO_DIARY if until is None else Censored.NEXT_INFUSION)
    known, middle = [0, *(day for day, _ in days)], middle_of(baseline, nadir)
    pains = [float(nadir), *evened([pain for _, pain in days])]
    held = sum(pain < middle for pain in pains)
    if len(pains) - held > 1:  # one at or above the middle, and another that confirms it
        return _returned(known[held - 1 : held + 1], pains[held - 1 : held + 1], middle)
    came_first = until is not None and until - known[-1] <= STOPPED_DAYS
    last = float(known[held - 1])
    return Relief(last, last, None, Censored.NEXT_INFUSION if came_first else Censored.DIARY_STOPPED)


def within(diary: Iterable[DiaryDay], after: date, before: date | None = None) -> list[tuple[int, float]]:
    """Return a diary between two infusions as days since the first and pain, one entry a day, in order."""
    found = {
        (one.day - after).days: float(one.pain)
        for one in diary
        if one.day > after and (before is None or one.day < before)
    }
    return sorted(found.items())


def evened(pains: Sequence[float]) -> list[float]:
    """Return pains without single bad days, and never falling: the least-squares fit that only rises.

    Of three in a row the median stands for the middle one; then neighbours out of order are pooled (Ayer et al. 1955,
    pool adjacent violators).
    """
    blocks: list[tuple[float, int]] = []
    for place in range(len(pains)):
        mean, count = float(median(pains[max(0, place - 1) : place + 2])), 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]


def _returned(days: Sequence[int], pains: Sequence[float], middle: float) -> Relief:
    """Return when the pain was back, between the last entry below the middle and the first one that is not."""
    (before, day), (low, high) = map(float, days), pains
    return Relief(before + (day - before) * (middle - low) / (high - low), before, day)
