"""A week's bookings, read once, with the day, chair and minute of each on the grid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from session.booking_rules import HOLDING
from session.checkin_fields import chair_key
from session.course import BookingStatus
from session.course_ports import BookingRow
from session.times import at_chair
from ui.checkin.last_time import chairs_before
from ui.desk import Desk
from ui.today.course_reading import day_bounds
from ui.week.places import Place

_WORKING_DAYS: Final = 5
_FIRST_HOUR, _LAST_HOUR = 8, 18
_CHAIRS: Final = 8
_HOUR: Final = 60
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Placed:
    """One booking at its place; `holds` says that it keeps its chair, and is not struck through."""

    row: BookingRow
    place: Place

    @property
    def holds(self) -> bool:
        return self.row.booking.status in HOLDING

    @property
    def may_move(self) -> bool:
        """Say whether it is still to come: what was given, missed or cancelled stays where it was."""
        return self.row.booking.status is BookingStatus.PLANNED

    @property
    def until(self) -> int:
        """Return the minute since midnight at which it ends."""
        return self.place.minute + self.row.booking.minutes


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday on: its days, the chairs by their names, the hours, and what is booked."""

    monday: date
    days: tuple[date, ...]
    chairs: tuple[str, ...]
    hours: tuple[int, int]
    placed: tuple[Placed, ...]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def read_week(desk: Desk, monday: date, known: Iterable[str] = ()) -> Week:
    """Read a week; raises StorageProblem.

    Chairs that are `known` stay on the grid; Saturday and Sunday are there where something is booked on them.
    """
    rows = desk.registry.courses.bookings(*day_bounds(desk, monday, _WEEK))
    chairs = _chairs(desk, rows, known)
    keys = [chair_key(chair) for chair in chairs]
    placed = tuple(Placed(row, _place(desk, row, keys)) for row in rows)
    booked = {one.place.day for one in placed}
    week = [monday + timedelta(days=number) for number in range(_WEEK)]
    days = tuple(day for number, day in enumerate(week) if number < _WORKING_DAYS or day in booked)
    first = min([_FIRST_HOUR, *(one.place.minute // _HOUR for one in placed)])
    last = max([_LAST_HOUR, *(-(-one.until // _HOUR) for one in placed)])
    return Week(monday, days, chairs, (first, min(last, 24)), placed)


def _chairs(desk: Desk, rows: Sequence[BookingRow], known: Iterable[str]) -> tuple[str, ...]:
    """Return the chairs of this week and of the latest sessions, each once, the first by number."""
    named = {chair_key(chair): chair for chair in (*known, *chairs_before(desk, _CHAIRS))}
    named |= {chair_key(row.booking.chair): row.booking.chair for row in rows}
    return tuple(named[key] for key in sorted(named, key=lambda key: (len(key), key))) or ("1",)


def _place(desk: Desk, row: BookingRow, keys: Sequence[str]) -> Place:
    at = at_chair(row.booking.at, desk.clock.utc_offset_min(row.booking.at))
    return Place(at.date(), keys.index(chair_key(row.booking.chair)), at.hour * _HOUR + at.minute)
