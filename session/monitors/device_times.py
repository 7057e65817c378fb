"""The dates that VSCapture writes, and which of two numbers in them is the day.

Its programs wrote day first with dashes, month first or day first with slashes (a version's or a computer's choice),
with seconds or thousandths, with 24 hours or AM and PM. So the file as a whole decides, never one row.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from itertools import pairwise
from typing import Final

_STAMP: Final = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})[ T]+"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.(\d{1,6})\d*)?)?(?:\s*([AaPp][Mm]))?"
)
_YEAR_DIGITS: Final = 4
_YEARS: Final = range(1970, 2200)  # a clock that was never set says 1970; nothing that runs says less
_TODAY: Final = timedelta(hours=36)  # a clock may be wrong by a time zone or a day and still mean today


class DateOrder(Enum):
    """Which of the first two numbers of a date is the day."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


BOTH: Final = frozenset(DateOrder)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and time as written; `month` is None where only the order of the file tells day from month."""

    year: int
    pair: tuple[int, int]
    month: int | None
    clock: timedelta

    def moment(self, order: DateOrder) -> datetime | None:
        """Return the device's own local time, without an offset; None where that is no date in this order."""
        first, second = self.pair
        if self.year not in _YEARS:
            return None
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        if self.month is not None:
            day, month = second, self.month
        try:
            return datetime(self.year, month, day) + self.clock  # noqa: DTZ001 -- a device knows no time zone
        except ValueError:
            return None

    @property
    def orders(self) -> frozenset[DateOrder]:
        """Return the orders in which this is a date; none where it is no date at all."""
        return frozenset(order for order in DateOrder if self.moment(order) is not None)


def parse_stamp(text: str) -> Stamp | None:
    """Read a date with a time of day; None where it is neither."""
    found = _STAMP.fullmatch(text.strip(' "\t'))
    if not found:
        return None
    first, second, third, hour, minute, second_of_minute, fraction, half = found.groups()
    hours = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
    clock = timedelta(
        hours=hours, minutes=int(minute), seconds=int(second_of_minute or 0),
        microseconds=int((fraction or "0").ljust(6, "0")),
    )  # fmt: skip
    if clock >= timedelta(days=1):
        return None
    if len(first) == _YEAR_DIGITS:
        return Stamp(int(first), (int(second), int(third)), int(second), clock)
    year = int(third) + (0 if len(third) == _YEAR_DIGITS else 2000)
    return Stamp(year, (int(first), int(second)), None, clock)


def landmarks(stamps: Sequence[Stamp]) -> list[Stamp]:
    """Return the first stamp, the first of each further date, and the last: all that the order can be told from."""
    turns = [late for early, late in pairwise(stamps) if late.pair != early.pair]
    return [*stamps[:1], *turns, *stamps[1:][-1:]]


def possible_orders(stamps: Iterable[Stamp], orders: frozenset[DateOrder] = BOTH) -> frozenset[DateOrder]:
    """Return those of `orders` in which every stamp is a date."""
    for stamp in stamps:
        orders &= stamp.orders
    return orders


def likeliest_order(stamps: Sequence[Stamp], near: datetime) -> tuple[DateOrder, bool]:
    """Choose between two possible orders, and say whether the choice is certain; `near` is our local time.

    A recording spans hours, not months, so the order in which it spans less is right; a recording of today is right
    where it says today. Where neither tells, the day is read first, and that is not certain.
    """
    day, month = ([m for stamp in stamps if (m := stamp.moment(order))] for order in DateOrder)
    if not day or not month or day == month:
        return DateOrder.DAY_FIRST, True
    spans = [max(moments) - min(moments) for moments in (day, month)]
    if spans[0] != spans[1]:
        return (DateOrder.DAY_FIRST if spans[0] < spans[1] else DateOrder.MONTH_FIRST), True
    today = [abs(moments[-1] - near) < _TODAY for moments in (day, month)]
    if today[0] != today[1]:
        return (DateOrder.DAY_FIRST if today[0] else DateOrder.MONTH_FIRST), True
    return DateOrder.DAY_FIRST, False
