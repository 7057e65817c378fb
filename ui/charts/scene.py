"""What every band is drawn from at one moment."""

from dataclasses import dataclass, field

from ui.charts.axis import TimeAxis
from ui.charts.fold import GAP_S
from ui.charts.ink import Ink
from ui.charts.marks import Marks
from ui.charts.samples import Samples


@dataclass(frozen=True, slots=True)
class Scene:
    """The axis, the theme, the marks and the samples; `now` is None where time does not run."""

    axis: TimeAxis
    ink: Ink
    dpr: float = 1.0
    marks: Marks = field(default_factory=Marks)
    samples: Samples = field(default_factory=Samples)
    now: float | None = None
    gap_s: float = GAP_S

    @property
    def now_x(self) -> float:
        """The pixel of now, on the edge of a device pixel; the end of the axis where time does not run."""
        return self.axis.right if self.now is None else self.column(self.now) / self.dpr

    def column(self, at: float) -> int:
        """The device pixel column in which a moment lies."""
        return int(self.axis.x(at) * self.dpr // 1)
