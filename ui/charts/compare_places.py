"""Where the lanes of a comparison stand: panels beside each other, lanes under each other, one axis below."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from session.comparison import RATE
from ui.charts.axis import TimeAxis
from ui.charts.compare_marks import LANES, CompareMarks
from ui.charts.ruler import Ruler

LEFT: Final = 34.0
RIGHT: Final = 96.0
"""Room for the names at the ends of the lines."""
RIGHT_ALONE: Final = 14.0
"""The same where each panel holds one session, which its title names."""
TITLE: Final = 16.0
PANEL_TITLE: Final = 18.0
GAP: Final = 6.0
AXIS: Final = 22.0
_SHARES: Final = {"vitals": 0.45, "spo2": 0.15, RATE: 0.17, "scores": 0.23}
_LOWEST: Final = 24.0


@dataclass(frozen=True, slots=True)
class LanePlace:
    """The pixels of one lane: its title stands above the `ruler`'s top."""

    title_y: float
    ruler: Ruler


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """One panel: its axis, its lanes by name, and where it ends."""

    axis: TimeAxis
    top: float
    bottom: float
    lanes: Mapping[str, LanePlace]


def places(marks: CompareMarks, size: tuple[float, float]) -> tuple[PanelPlace, ...]:
    """Return where each panel stands in a picture of this size, in logical pixels."""
    width, height = size
    count = len(marks.panels)
    top = PANEL_TITLE if count > 1 else 0.0
    right = RIGHT if count == 1 else RIGHT_ALONE
    wide = width / count
    bottom = max(height - AXIS, top + 4 * (TITLE + GAP + _LOWEST))
    lanes = dict(_lanes(marks, top, bottom))
    return tuple(
        PanelPlace(TimeAxis(*marks.span, n * wide + LEFT, max(wide - LEFT - right, 40.0)), top, bottom, lanes)
        for n in range(count)
    )


def _lanes(marks: CompareMarks, top: float, bottom: float) -> list[tuple[str, LanePlace]]:
    room = bottom - top - len(LANES) * (TITLE + GAP)
    found, y = [], top
    for lane in LANES:
        high = room * _SHARES[lane]
        ruler = Ruler(*marks.ranges[lane], round(y + TITLE), round(y + TITLE + high))
        found.append((lane, LanePlace(y + TITLE / 2, ruler)))
        y += TITLE + high + GAP
    return found
