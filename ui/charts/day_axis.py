"""A time axis in days, with ticks at months, or at days where there are few of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ui.day_words import short_day, short_month

_MONTH_PX: Final = 46.0
_DAY_PX: Final = 52.0
_YEAR: Final = 12
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60)
_DAYS: Final = (1, 2, 7, 14)
_FEW_DAYS: Final = 75
"""Up to so many days, days are marked; beyond, months."""


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from `first` to `last` laid over the pixels from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Return the pixels of a day."""
        return (self.right - self.left) / max((self.last - self.first).days, 1)

    def x(self, day: date) -> float:
        return self.left + (day - self.first).days * self.per_day

    def held(self, day: date) -> float:
        """Return where a day stands, or the end of the axis where it lies beyond it."""
        return min(max(self.x(day), self.left), self.right)

    def day_at(self, x: float) -> date:
        """Return the day nearest to a pixel, the first or last one beyond the ends."""
        days = round((x - self.left) / self.per_day)
        return self.first + timedelta(days=min(max(days, 0), (self.last - self.first).days))

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Yield the days that are marked, each with its words."""
        if (self.last - self.first).days <= _FEW_DAYS:
            yield from self._days()
        else:
            yield from self._months()

    def _days(self) -> Iterator[tuple[date, str]]:
        step = next((one for one in _DAYS if one * self.per_day >= _DAY_PX), _DAYS[-1])
        day = self.first
        if step >= _DAYS[2]:  # whole weeks begin on a Monday
            day += timedelta(days=-day.weekday() % 7)
        while day <= self.last:
            yield day, short_day(day)
            day += timedelta(days=step)

    def _months(self) -> Iterator[tuple[date, str]]:
        step = next((one for one in _STEPS if one * 30 * self.per_day >= _MONTH_PX), _STEPS[-1])
        number = -(-(self.first.year * _YEAR + self.first.month - (self.first.day == 1)) // step) * step
        while (day := date(number // _YEAR, number % _YEAR + 1, 1)) <= self.last:
            yield day, str(day.year) if day.month == 1 else short_month(day)
            number += step
