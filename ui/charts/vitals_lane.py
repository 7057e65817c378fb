"""Blood pressure as carets and heart rate as a line and dots."""

from collections.abc import Mapping
from itertools import chain
from math import ceil, floor
from typing import ClassVar, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.charts.band import Strip
from ui.charts.ink import Font, letters
from ui.charts.marks import Dot, Line, LineEnd, Marks, Pressure
from ui.charts.plotted_lane import PlottedLane
from ui.charts.symbols import REACH_PX, draw_pressure
from ui.text import tr

USUAL: Final = (50.0, 170.0)
PLAUSIBLE: Final = (0.0, 260.0)
"""A sensor that fell off must not flatten the chart: beyond this a device value is an arrow at the edge."""


class VitalsLane(PlottedLane):
    """The tallest lane: mmHg and beats a minute share one scale."""

    streams = (
        ("systolic", "blood_pressure"),
        ("mean", "muted"),
        ("diastolic", "blood_pressure"),
        ("heart_rate", "heart_rate"),
    )
    channels = (("heart_rate", "heart_rate"),)
    joined: ClassVar[Mapping[str, float]] = {"heart_rate": 1.0}
    line_channels = ("blood_pressure", "heart_rate")

    def title(self) -> tuple[tuple[str, str], ...]:
        return (
            (tr("Blood pressure mmHg"), "blood_pressure"),
            ("·", "muted"),
            (tr("Heart rate /min"), "heart_rate"),
        )

    def crosses(self, level: Line) -> bool:
        """A heart rate or a diastolic pressure below the systolic limit must not look as if it were beyond it."""
        return level.end != "low"

    def shaded(self) -> tuple[LineEnd, ...]:
        """Only above: below the systolic limit the diastolic pressure and the heart rate have their place."""
        return ("high",)

    def level_hue(self, level: Line) -> str:
        return "heart_rate" if level.channel == "heart_rate" else "muted"

    def level_sign(self, level: Line) -> str:
        """The limits are systolic ones: no diastolic pressure beside them is to look as if it were beyond."""
        return tr("sys") if level.kind != "baseline" and level.channel == "blood_pressure" else ""

    def marks_of(self, marks: Marks) -> tuple[Dot | Pressure, ...]:
        return (*marks.pressures, *(dot for dot in marks.dots if dot.channel == "heart_rate"))

    def span_of_values(self) -> tuple[float, float]:
        marks = self._scene.marks
        streamed = (self._scene.samples.extremes(channel) for channel, _ in self.streams)
        values = [
            *USUAL,
            *chain.from_iterable((p.systolic, p.diastolic) for p in marks.pressures),
            *(dot.value for dot in self.dots("heart_rate")),
            *(level.value for level in self.levels()),
            *(min(max(value, PLAUSIBLE[0]), PLAUSIBLE[1]) for value in chain.from_iterable(filter(None, streamed))),
        ]
        return floor((min(values) - 5.0) / 10.0) * 10.0, ceil((max(values) + 5.0) / 10.0) * 10.0

    def draw_marks(self, painter: QPainter, strip: Strip) -> None:
        super().draw_marks(painter, strip)
        for pressure in self._scene.marks.pressures:
            x = self._scene.axis.x(pressure.at)
            if strip.meets(x, REACH_PX):
                ys = (self.ruler.y(pressure.systolic), self.ruler.y(pressure.diastolic))
                draw_pressure(painter, self._scene.ink, x, ys, pressure.look)
        self._draw_hint(painter)

    def scrolls(self) -> bool:
        return not self._is_empty()

    def _is_empty(self) -> bool:
        marks = self._scene.marks
        return not (marks.pressures or marks.dots or self._scene.samples.any())

    def _draw_hint(self, painter: QPainter) -> None:
        if not self._is_empty():
            return
        axis = self._scene.axis
        painter.setPen(self._scene.ink.color("muted"))
        painter.setFont(letters(Font(pixels=14)))
        box = QRectF(axis.left, 0.0, axis.width, self.height)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("The first vital signs appear here"))
