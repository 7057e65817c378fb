"""The stretch of time that a printed chart shows, and where in it a moment lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from session.alert_events import WATCHING
from session.declarations import CheckInCorrected, NextTimeAdvised
from session.events import FACTS
from session.record import Status
from session.state import SessionState
from session.times import at_chair
from storage.documents.words import clock, elapsed

_MARGIN: Final = timedelta(minutes=3)
_LEAST: Final = timedelta(minutes=30)
_BEFORE: Final = timedelta(hours=3)
_AFTER: Final = timedelta(hours=12)
"""How far from the start an entry may lie and still stretch the axis, so that one wrong date squeezes no chart."""
_STEPS_MIN: Final = (5, 10, 15, 30, 60, 120, 240)
_MOST_TICKS: Final = 13
_SILENT: Final = (CheckInCorrected, NextTimeAdvised)
HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From `first` to `last`; `origin` is the start of the infusion, or the first moment where there was none."""

    first: datetime
    last: datetime
    origin: datetime

    def at(self, moment: datetime) -> float:
        """Return where a moment lies, 0 at the left edge and 1 at the right; what lies outside is beyond these."""
        return (moment - self.first) / (self.last - self.first)

    def holds(self, moment: datetime) -> bool:
        return self.first <= moment <= self.last


def window_of(state: SessionState) -> Window | None:
    """Return what the chart shows of a session; None for one that has no entries at all."""
    if not state.entries:
        return None
    origin = state.started_at or (state.opening.occurred_at if state.opening else state.entries[0].occurred_at)
    ended = max(filter(None, (origin, state.ended_at)))
    standing = (entry for entry in state.entries if entry.status is not Status.VOIDED)
    shown = [
        entry.occurred_at
        for entry in standing
        if isinstance(entry.body, FACTS + WATCHING) and origin - _BEFORE <= entry.occurred_at <= ended + _AFTER
    ]
    first, last = min([origin, *shown]) - _MARGIN, max([ended, *shown]) + _MARGIN
    return Window(first, max(last, first + _LEAST), origin)


def ticks(state: SessionState, window: Window) -> Iterator[dict[str, object]]:
    """Yield the ticks of the time axis: whole steps from the start, or of the clock where it never began."""
    span = window.last - window.first
    step_min = next((step for step in _STEPS_MIN if span / timedelta(minutes=step) <= _MOST_TICKS), None)
    step = timedelta(minutes=step_min or _STEPS_MIN[-1] * ceil(span / (_MOST_TICKS * HOUR * 4)))
    start = window.origin if state.started_at else _whole_step(state, window, step)
    moment = start + ceil((window.first - start) / step) * step
    while moment <= window.last:
        yield {"at": window.at(moment), "elapsed": elapsed(state, moment), "clock": clock(state, moment)}
        moment += step


def _whole_step(state: SessionState, window: Window, step: timedelta) -> datetime:
    local = at_chair(window.first, state.utc_offset_min)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + ceil((local - midnight) / step) * step


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Return rising places between 0 and 1 moved apart to at least `gap`, each as little as can be.

    Neighbours that would touch become a block around the middle of where they belong (pool adjacent violators).
    """
    gap = min(gap, 1 / max(len(places), 1))
    blocks: list[tuple[float, int]] = []
    for number, place in enumerate(places):
        middle, count = place - number * gap, 1
        while blocks and blocks[-1][0] > middle:
            before, many = blocks.pop()
            middle, count = (before * many + middle * count) / (many + count), many + count
        blocks.append((middle, count))
    highest = 1 - gap * (len(places) - 1) if places else 1.0
    starts = [min(max(middle, 0.0), highest) for middle, count in blocks for _ in range(count)]
    return [start + number * gap for number, start in enumerate(starts)]
