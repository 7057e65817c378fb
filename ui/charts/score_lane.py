"""Pain and dissociation, both from 0 to 10."""

from collections.abc import Mapping
from typing import ClassVar

from ui.charts.marks import Dot, Marks, Pressure
from ui.charts.plotted_lane import PlottedLane
from ui.text import tr


class ScoreLane(PlottedLane):
    """Pain as joined dots, dissociation as squares: scores are entered, seldom streamed."""

    steps = (1.0, 2.0, 5.0, 10.0)
    streams = (("pain", "pain"), ("dissociation", "mind"))
    channels = (("dissociation", "mind"), ("pain", "pain"))
    line_channels = ("pain", "dissociation")
    squares = ("dissociation",)
    joined: ClassVar[Mapping[str, float]] = {"pain": 2.0}

    def title(self) -> tuple[tuple[str, str], ...]:
        return ((tr("● Pain"), "pain"), (tr("■ Dissociation"), "mind"), (tr("0 to 10"), "muted"))

    def marks_of(self, marks: Marks) -> tuple[Dot | Pressure, ...]:
        return tuple(dot for dot in marks.dots if dot.channel in {"pain", "dissociation"})

    def span_of_values(self) -> tuple[float, float]:
        entered = [dot.value for channel, _ in self.channels for dot in self.dots(channel)]
        return min([0.0, *entered]) - 0.5, max([10.0, *entered]) + 0.5
