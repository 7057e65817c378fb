"""An induction on the calendar: laid out over the clinic's open days, and planned anew when one is missed or moved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from session.course_rules import WEEKDAYS, Induction
from session.times import day_text

_LOOK_AHEAD_DAYS: Final = 120


@dataclass(frozen=True, slots=True)
class Replanned:
    """The days of the infusions still to come, and what changed in words; empty where nothing did."""

    days: tuple[date, ...]
    changed: str


def is_open(day: date, open_days: Collection[str]) -> bool:
    """Say whether the clinic is open on a day."""
    return WEEKDAYS[day.weekday()] in open_days


def laid_out(shape: Induction, count: int, start: date, open_days: Collection[str], gap_days: int) -> tuple[date, ...]:
    """Return the days of `count` infusions from the first open day on, spread evenly over the shape's days.

    No two are closer than `gap_days`; where the clinic is closed it is the next open day. Raises ValueError where the
    clinic is never open.
    """
    if not set(open_days) & set(WEEKDAYS):
        message = "a clinic that is never open can lay out nothing"
        raise ValueError(message)
    gap = max(gap_days, 1)
    span = max(shape.days_least, min(shape.days_most, 1 + (count - 1) * gap))
    step = max(gap, (span - 1) / (count - 1) if count > 1 else 1)
    days: list[date] = []
    for place in range(count):
        wanted = start + timedelta(days=int(place * step))
        if days:
            wanted = max(wanted, days[-1] + timedelta(days=gap))
        days.append(next_open(wanted, open_days))
    return tuple(days)


def next_open(day: date, open_days: Collection[str]) -> date:
    """Return the day itself or the next one on which the clinic is open; raises ValueError where there is none."""
    for later in range(_LOOK_AHEAD_DAYS):
        if is_open(found := day + timedelta(days=later), open_days):
            return found
    message = "a clinic that is never open can lay out nothing"
    raise ValueError(message)


def replanned(days: Sequence[date], moved: int, to: date, open_days: Collection[str], gap_days: int) -> Replanned:
    """Return the days still to come after the one at place `moved` goes to another day, and say what changed.

    All the others stay, unless they would come too soon after the one before them: then they move on.
    """
    new = list(days)
    new[moved] = to
    order = sorted(range(len(new)), key=lambda place: (new[place], place))
    for before, place in pairwise(order):
        earliest = new[before] + timedelta(days=max(gap_days, 1))
        if place != moved and new[place] < earliest:
            new[place] = next_open(earliest, open_days)
    return Replanned(tuple(new), _changes(days, new))


def _changes(before: Sequence[date], after: Sequence[date]) -> str:
    moves = [
        f"infusion {place} moves from {day_text(old)} to {day_text(new)}"
        for place, (old, new) in enumerate(zip(before, after, strict=True), start=1)
        if old != new
    ]
    if not moves:
        return ""
    words = "; ".join(moves)
    return f"{words[:1].upper()}{words[1:]}."
