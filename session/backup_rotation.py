"""Which backups are kept: the last one of each hour for a day, of each day for some weeks, of each month for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from session.times import at_chair


@dataclass(frozen=True, slots=True)
class Kept:
    """How many hours, days and months are kept, counted over those that have a backup (this project's own choice)."""

    hours: int = 24
    days: int = 14
    months: int = 12


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
