"""What every band is drawn from at one moment."""

from dataclasses import dataclass, field
from typing import Final

from ui.charts.axis import TimeAxis
from ui.charts.fold import Stretch
from ui.charts.ink import Ink
from ui.charts.marks import Marks
from ui.charts.pixels import pixel
from ui.charts.samples import Samples

REPAINTED_BEFORE_NOW: Final = 2
"""Columns before the last position of now that a step of time repaints, for what came after it was painted."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The axis, the theme, the marks and the samples; `now` is None where time does not run.

    Where `holds_back`, samples that lie ahead of now are kept and not drawn: a session is replayed.
    """

    axis: TimeAxis
    ink: Ink
    marks: Marks = field(default_factory=Marks)
    samples: Samples = field(default_factory=Samples)
    now: float | None = None
    holds_back: bool = False

    @property
    def dpr(self) -> float:
        """Device pixels in one logical pixel."""
        return self.ink.dpr

    @property
    def now_x(self) -> float:
        """The pixel of now, on the edge of a device pixel; the end of the axis where time does not run."""
        return self.axis.right if self.now is None else self.column(self.now) / self.dpr

    def drawn(self, channel: str, start: float, end: float) -> Stretch:
        """The samples of a span that are to be drawn, and their next neighbours on both sides."""
        stretch = self.samples.between(channel, start, end)
        return stretch.until(self.now) if self.holds_back and self.now is not None else stretch

    def at_now(self, column: int) -> bool:
        """Whether a column is so near to now that the next step of time repaints it anyway.

        The newest samples wait for that step: it comes with the next pixel, and most ticks then cost nothing.
        """
        return self.now is not None and abs(column - self.column(self.now)) < REPAINTED_BEFORE_NOW

    def column(self, at: float) -> int:
        """The device pixel column in which a moment lies."""
        return pixel(self.axis.x(at), self.dpr)
