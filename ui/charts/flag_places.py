"""Where the words of the event lane go, so that none of them ever touches another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

ROWS: Final = 3
DOT_ROOM_PX: Final = 8.0
"""From the middle of a dot to the first letter of its words."""
GAP_PX: Final = 10.0
LEAST_ROOM_PX: Final = 26.0
"""Fewer pixels than this hold no word that can be understood: the dot stands alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """One event's dot at `x` in `row`; its words start at `text_x` and have `room` pixels, 0 for none."""

    x: float
    row: int
    text_x: float
    room: float


def place_flags(events: Sequence[tuple[float, float]], right: float) -> tuple[Place, ...]:
    """Place events, given as rising pixel positions and the widths of their words, left of `right`.

    An event goes to the first row that is free at its place, else to the row where it cuts the fewest words.
    """
    rows = _rows(events)
    following: dict[int, float] = {}
    places: list[Place] = []
    for (x, width), row in reversed(list(zip(events, rows, strict=True))):
        border = following.get(row, right + GAP_PX) - GAP_PX
        following[row] = x - DOT_ROOM_PX / 2
        room = min(width, border - x - DOT_ROOM_PX)
        places.append(Place(x, row, x + DOT_ROOM_PX, room if room >= min(width, LEAST_ROOM_PX) else 0.0))
    places.reverse()
    return tuple(_turned(places, events))


def _rows(events: Sequence[tuple[float, float]]) -> list[int]:
    ends = [float("-inf")] * ROWS
    starts = [float("-inf")] * ROWS
    rows = []
    for x, width in events:
        free = (row for row in range(ROWS) if ends[row] + GAP_PX <= x - DOT_ROOM_PX / 2)
        row = next(free, min(range(ROWS), key=lambda row: starts[row]))
        starts[row] = x
        ends[row] = x + DOT_ROOM_PX + width
        rows.append(row)
    return rows


def _turned(places: list[Place], events: Sequence[tuple[float, float]]) -> list[Place]:
    """Put words that find no room before the edge on the left of their dot, where that is free."""
    ends = [float("-inf")] * ROWS
    turned = []
    for place, (_, width) in zip(places, events, strict=True):
        start = place.x - DOT_ROOM_PX - width
        last_in_row = all(other.row != place.row or other.x <= place.x for other in places)
        if place.room < width and last_in_row and start >= max(ends[place.row] + GAP_PX, 0.0):
            turned.append(Place(place.x, place.row, start, width))
        else:
            turned.append(place)
        ends[place.row] = max(place.x + DOT_ROOM_PX / 2, turned[-1].text_x + turned[-1].room)
    return turned
