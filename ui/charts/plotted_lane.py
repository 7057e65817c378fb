"""A lane of entered values: repaints only round the marks that differ."""

from abc import abstractmethod
from collections.abc import Mapping
from itertools import chain
from typing import ClassVar, Final

from PySide6.QtGui import QPainter

from ui.charts.band import Strip
from ui.charts.canvas import Canvas
from ui.charts.lane import Lane
from ui.charts.marks import Dot, Line, Look, Marks, Pressure
from ui.charts.scene import Scene
from ui.charts.symbols import REACH_PX, draw_dot, draw_square

JOINED: Final = (Look.SAVED, Look.PENDING, Look.FLAGGED)


class PlottedLane(Lane):
    """A lane whose marks are dots, and whatever a subclass adds."""

    channels: tuple[tuple[str, str], ...] = ()
    """Channels of dots and the palette's field for their hue."""
    line_channels: tuple[str, ...] = ()
    squares: tuple[str, ...] = ()
    joined: ClassVar[Mapping[str, float]] = {}
    """Channels whose entered values are joined, with the width of the line in logical pixels."""

    @abstractmethod
    def marks_of(self, marks: Marks) -> tuple[Dot | Pressure, ...]:
        """The marks that this lane draws."""

    def dots(self, channel: str) -> list[Dot]:
        return [dot for dot in self._scene.marks.dots if dot.channel == channel]

    def levels(self) -> tuple[Line, ...]:
        return tuple(line for line in self._scene.marks.lines if line.channel in self.line_channels)

    def marks_changed(self, old: Scene) -> None:
        """Repaint round what came, went or changed its look; everything if a level or the scale did."""
        self.fit()
        before, after = self.marks_of(old.marks), self.marks_of(self._scene.marks)
        if old.marks.lines != self._scene.marks.lines or not before or not after:
            if (before, old.marks.lines) != (after, self._scene.marks.lines):
                self.repaint_all()
            return
        moved = [mark.at for mark in set(before) ^ set(after)]
        if moved:
            self._repaint_round(min(moved), max(moved), sorted(mark.at for mark in chain(before, after)))

    def _repaint_round(self, start: float, end: float, ats: list[float]) -> None:
        # A line may join a mark to its neighbours on both sides, so the strip reaches to them.
        start = max((at for at in ats if at < start), default=start)
        end = min((at for at in ats if at > end), default=end)
        reach = int(REACH_PX * self._scene.dpr) + 1
        self.repaint_columns(self._scene.column(start) - reach, self._scene.column(end) + reach)

    def draw_marks(self, painter: QPainter, strip: Strip) -> None:
        for channel, hue in self.channels:
            for dot in self.dots(channel):
                x = self._scene.axis.x(dot.at)
                if strip.meets(x, REACH_PX):
                    draw = draw_square if channel in self.squares else draw_dot
                    draw(painter, self._scene.ink, (x, self.ruler.y(dot.value)), hue, dot.look)

    def draw_lines(self, canvas: Canvas) -> None:
        """Join entered values; where a device streams the same channel its own line is the truth."""
        axis = self._scene.axis
        for channel, hue in self.channels:
            if channel in self.joined and not self._scene.samples.has(channel):
                kept = sorted((dot.at, dot.value) for dot in self.dots(channel) if dot.look in JOINED)
                points = [(axis.x(at), self.ruler.y(value)) for at, value in kept]
                look = (self._scene.ink.rgb(hue), self.joined[channel])
                canvas.line(points, look, (axis.left, axis.right))
