"""The one time axis that every band of the chart shares."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil
from typing import Final

from session.times import elapsed_text

STEPS_S: Final = (60, 300, 900, 1800, 3600, 7200, 14400)
"""Distances between labels: the five and fifteen minutes of an anaesthetic chart, then half hours and hours."""

LABEL_PX: Final = 58
"""The least distance between two labels, so that `-0:15` and a clock time never touch."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The visible span in seconds from the origin, laid over `width` logical pixels from `left`."""

    start: float
    end: float
    left: float
    width: float
    origin: datetime | None = None
    per_px: float = field(init=False)
    """Seconds in one logical pixel."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "per_px", (self.end - self.start) / max(self.width, 1.0))

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, at: float) -> float:
        """The pixel at which a moment lies; beyond the edges for moments that are not visible."""
        return self.left + (at - self.start) / self.per_px

    def at(self, x: float) -> float:
        """The moment, in seconds from the origin, under a pixel."""
        return self.start + (x - self.left) * self.per_px

    def shows(self, at: float) -> bool:
        """Whether a moment is in view, the last pixel included."""
        return self.start - self.per_px <= at <= self.end + self.per_px

    def on_columns(self, dpr: float) -> "TimeAxis":
        """This axis moved by less than half a device pixel, so that columns begin at whole multiples of their width.

        A pan then shifts every pixel by the same whole number of columns, and a folded line keeps its shape.
        """
        column = self.per_px / dpr
        start = round(self.start / column) * column
        return replace(self, start=start, end=start + (self.end - self.start))

    def step(self) -> int:
        """Seconds between two labelled ticks."""
        least = LABEL_PX * self.per_px
        return next((step for step in STEPS_S if step >= least), STEPS_S[-1])

    def ticks(self) -> tuple[float, ...]:
        """The labelled moments."""
        return self.every(self.step())

    def every(self, step: int) -> tuple[float, ...]:
        """The visible multiples of `step` seconds."""
        first = ceil(self.start / step)
        last = int((self.end + self.per_px) // step)
        return tuple(float(n * step) for n in range(first, last + 1))

    def clock(self, at: float) -> str:
        """The clock time as the session's own offset has it, or nothing while there is no origin."""
        return "" if self.origin is None else _clock(self.origin, round(at))


@lru_cache(maxsize=512)
def _clock(origin: datetime, seconds: int) -> str:
    return f"{origin + timedelta(seconds=seconds):%H:%M}"


def elapsed_at(at: float) -> str:
    """Seconds from the origin in whole minutes, in the words that every other screen has for them."""
    return elapsed_text(timedelta(seconds=at))
