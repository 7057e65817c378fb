"""Which chair is free when in a simulated clinic: three times a day, and as many chairs as are needed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import partial
from itertools import count
from typing import Final

from session.booking_rules import HOLDING, end_of
from session.checkin_fields import chair_key
from session.course import Booking

_TIMES: Final = (time(8, 0), time(11, 45), time(15, 15))


@dataclass(frozen=True, slots=True)
class Place:
    """A chair from a moment on (aware, in UTC)."""

    at: datetime
    chair: str


class Timetable:
    """Hands out chairs, each to one person at a time; what is booked already keeps its own.

    `utc_offset_min` gives the chair's offset from UTC at a moment.
    """

    def __init__(self, utc_offset_min: Callable[[datetime], int], booked: Iterable[Booking] = ()) -> None:
        self._offset = utc_offset_min
        self._taken: dict[date, list[tuple[str, datetime, datetime]]] = {}
        for one in booked:
            if one.status in HOLDING:
                self._taken.setdefault(one.at.date(), []).append((chair_key(one.chair), one.at, end_of(one)))

    def take(self, day: date, minutes: int, not_before: datetime | None = None) -> Place:
        """Take the first place of a day that is free for so many minutes, not before a moment (aware) in its morning.

        Raises ValueError where the day's last time has passed by then.
        """
        times = [at for at in map(partial(self._moment, day), _TIMES) if not_before is None or at >= not_before]
        if not times:
            message = f"nothing can be booked on {day} any more"
            raise ValueError(message)
        places = (Place(at, str(number)) for number in count(1) for at in times)
        return next(place for place in places if self._takes(place, timedelta(minutes=minutes)))

    def _takes(self, place: Place, length: timedelta) -> bool:
        """Take a place if it is free, and say whether it was."""
        key, begin, end = chair_key(place.chair), place.at, place.at + length
        taken = self._taken.setdefault(begin.date(), [])
        if any(name == key and begin < until and since < end for name, since, until in taken):
            return False
        taken.append((key, begin, end))
        return True

    def _moment(self, day: date, clock: time) -> datetime:
        noon = datetime.combine(day, time(12), UTC)
        local = timezone(timedelta(minutes=self._offset(noon)))
        return datetime.combine(day, clock, local).astimezone(UTC)
