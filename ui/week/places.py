"""Where the days, chairs and minutes of a week lie on the grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF

STEP_MIN: Final = 15
"""To how many minutes a place is rounded."""
_HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A day, a chair as an index into the grid's chairs, and minutes since midnight at the chair."""

    day: date
    chair: int
    minute: int


@dataclass(frozen=True, slots=True)
class Places:
    """The grid's days and number of chairs, its first and last hour, and its measures in pixels."""

    days: Sequence[date]
    chairs: int
    first_hour: int
    last_hour: int
    gutter: float
    head: float
    column: float
    hour: float

    @property
    def width(self) -> float:
        return self.gutter + self.column * self.chairs * len(self.days)

    @property
    def height(self) -> float:
        return self.head + self.hour * (self.last_hour - self.first_hour)

    @property
    def first_minute(self) -> int:
        return self.first_hour * _HOUR

    @property
    def last_minute(self) -> int:
        return self.last_hour * _HOUR

    def left(self, day: date, chair: int = 0) -> float:
        return self.gutter + (self.days.index(day) * self.chairs + chair) * self.column

    def top(self, minute: int) -> float:
        return self.head + (minute - self.first_minute) / _HOUR * self.hour

    def rect(self, place: Place, minutes: int) -> QRectF:
        """Return where so many minutes from a place on lie; what is beyond the grid's hours is cut."""
        top, bottom = (
            self.top(max(place.minute, self.first_minute)),
            self.top(min(place.minute + minutes, self.last_minute)),
        )
        return QRectF(self.left(place.day, place.chair), top, self.column, bottom - top)

    def at(self, point: QPointF) -> Place | None:
        """Return the place under a point, its minute rounded down to the step; None beside the grid."""
        column = int((point.x() - self.gutter) // self.column)
        minute = self.first_minute + int((point.y() - self.head) / self.hour * _HOUR // STEP_MIN) * STEP_MIN
        inside = 0 <= column < self.chairs * len(self.days) and self.first_minute <= minute < self.last_minute
        if not inside or point.y() < self.head:
            return None
        day, chair = divmod(column, self.chairs)
        return Place(self.days[day], chair, minute)

    def stepped(self, place: Place, columns: int, minutes: int) -> Place:
        """Return the place so many columns and minutes on; at the edges it stays."""
        column = self.days.index(place.day) * self.chairs + place.chair + columns
        day, chair = divmod(max(0, min(self.chairs * len(self.days) - 1, column)), self.chairs)
        minute = max(self.first_minute, min(self.last_minute - STEP_MIN, place.minute + minutes))
        return Place(self.days[day], chair, minute)
