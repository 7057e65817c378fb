"""Oxygen saturation."""

from collections.abc import Mapping
from math import floor
from typing import ClassVar, Final

from ui.charts.marks import Dot, Marks, Pressure
from ui.charts.plotted_lane import PlottedLane
from ui.text import tr

USUAL_LOW: Final = 88.0
LEAST: Final = 50.0


class Spo2Lane(PlottedLane):
    """Saturation in percent; the scale opens downwards when it must."""

    steps = (5.0, 10.0, 20.0, 50.0)
    streams = (("spo2", "spo2"),)
    channels = (("spo2", "spo2"),)
    joined: ClassVar[Mapping[str, float]] = {"spo2": 1.0}
    line_channels = ("spo2",)

    def title(self) -> tuple[tuple[str, str], ...]:
        return ((tr("SpO₂ %"), "spo2"),)

    def marks_of(self, marks: Marks) -> tuple[Dot | Pressure, ...]:
        return tuple(dot for dot in marks.dots if dot.channel == "spo2")

    def span_of_values(self) -> tuple[float, float]:
        streamed = self._scene.samples.extremes("spo2")
        values = [
            USUAL_LOW,
            *(dot.value - 2.0 for dot in self.dots("spo2")),
            *(level.value - 2.0 for level in self.levels()),
            *((max(streamed[0], LEAST) - 2.0,) if streamed else ()),
        ]
        lowest = min(values)
        return (lowest if lowest == USUAL_LOW else max(floor(lowest / 5.0) * 5.0, 0.0)), 100.5
