"""Where the words of the event lane go, so that none of them ever touches another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

ROWS: Final = 3
DOT_ROOM_PX: Final = 8.0
"""From the middle of a dot to the first letter of its words."""
GAP_PX: Final = 10.0
FIRM_WEIGHT: Final = 10.0
LEAST_ROOM_PX: Final = 26.0
"""Fewer pixels than this hold no word that can be understood: the dot stands alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """One event's dot at `x` in `row`; its words start at `text_x` and have `room` pixels, 0 for none."""

    x: float
    row: int
    text_x: float
    room: float


class Span(NamedTuple):
    """What an event takes up of a row with its dot and its words, in pixels."""

    start: float
    end: float
    firm: bool


def place_flags(events: Sequence[tuple[float, float]], right: float, firm: Sequence[bool] = ()) -> tuple[Place, ...]:
    """Place events, given as rising pixel positions and the widths of their words, left of `right`.

    An event goes to the first row that is free at its place, else to the row where it cuts the fewest words.
    The `firm` ones, flagged one by one or none at all, have their choice before all others.
    """
    rows = _rows(events, firm or [False] * len(events))
    following: dict[int, float] = {}
    places: list[Place] = []
    for (x, width), row in reversed(list(zip(events, rows, strict=True))):
        border = following.get(row, right + GAP_PX) - GAP_PX
        following[row] = x - DOT_ROOM_PX / 2
        room = min(width, border - x - DOT_ROOM_PX)
        places.append(Place(x, row, x + DOT_ROOM_PX, room if room >= min(width, LEAST_ROOM_PX) else 0.0))
    places.reverse()
    return tuple(_turned(places, events))


def _rows(events: Sequence[tuple[float, float]], firm: Sequence[bool]) -> list[int]:
    """Choose a row for each event: for the firm ones first, then for the others between and after them."""
    spans: list[list[Span]] = [[] for _ in range(ROWS)]
    rows = [0] * len(events)
    for n in sorted(range(len(events)), key=lambda n: not firm[n]):
        x, width = events[n]
        span = Span(x - DOT_ROOM_PX / 2, x + DOT_ROOM_PX + width + GAP_PX, firm[n])
        rows[n] = min(range(ROWS), key=lambda row: sum(_cut(span, other) for other in spans[row]))
        spans[rows[n]].append(span)
    return rows


def _cut(one: Span, two: Span) -> float:
    """The pixels of words that two events in one row cost, weighed by whose words they are."""
    first, second = sorted((one, two), key=lambda span: span.start)
    return max(first.end - second.start, 0.0) * (FIRM_WEIGHT if first.firm else 1.0)


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
