"""Which backups are kept: the last one of each hour for a day, of each day for some weeks, of each month for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from session.times import at_chair

_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """How many hours, days and months are kept, counted over those that have a backup (this project's own choice)."""

    hours: int = 24
    days: int = 14
    months: int = 12


LEAST: Final = Kept(hours=1, days=1, months=0)
"""Fewer are never kept: one mistake must not cost all of them."""
MOST: Final = Kept(hours=72, days=90, months=120)
"""More are not kept: each is a whole copy of the record (this project's own choice)."""
SPANS: Final = ("hours", "days", "months")


def count_problem(span: str, typed: str) -> str:
    """Say why so many hours, days or months cannot be kept; an empty text where they can be."""
    least, most = getattr(LEAST, span), getattr(MOST, span)
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < _LONGEST else None
    if number is not None and least <= number <= most:
        return ""
    return f"Write a whole number from {least} to {most}: so many {span} are kept."


def kept_problem(kept: Kept) -> str:
    """Say why so many backups cannot be kept; an empty text where they can be."""
    problems = (count_problem(span, str(getattr(kept, span))) for span in SPANS)
    return next(filter(None, problems), "")


def superfluous(made: Iterable[datetime], kept: Kept, utc_offset_min: int) -> frozenset[datetime]:
    """Return the moments (aware) of the backups that need not be kept; the newest is never among them.

    The last backup of an hour, a day and a month stands for it, by the chair's clock.
    """
    newest_first = sorted(set(made), reverse=True)
    stay = set(newest_first[:1])
    for count, span in ((kept.hours, "%Y%m%d%H"), (kept.days, "%Y%m%d"), (kept.months, "%Y%m")):
        last: dict[str, datetime] = {}
        for moment in newest_first:
            last.setdefault(format(at_chair(moment, utc_offset_min), span), moment)
        stay.update(list(last.values())[:count])
    return frozenset(newest_first) - stay
