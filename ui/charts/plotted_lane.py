"""A lane of entered values: repaints only round the marks that differ."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import ClassVar, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

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

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._ground: QImage | None = None
        self._stale: Strip | None = None

    @abstractmethod
    def marks_of(self, marks: Marks) -> tuple[Dot | Pressure, ...]:
        """The marks that this lane draws."""

    def dots(self, channel: str) -> list[Dot]:
        return [dot for dot in self._scene.marks.dots if dot.channel == channel]

    def levels(self) -> tuple[Line, ...]:
        return tuple(line for line in self._scene.marks.lines if line.channel in self.line_channels)

    def marks_changed(self, old: Scene) -> None:
        """Repaint round what came, went or changed its look; everything if a level or the scale did."""
        before, after = self.marks_of(old.marks), self.marks_of(self._scene.marks)
        moved = [mark.at for mark in set(_not_in(before, after)) ^ set(_not_in(after, before))]
        relimited = old.marks.lines != self._scene.marks.lines
        if not (moved or relimited):
            return
        self.fit()
        if relimited or not before or not after:
            self.repaint_all()
        else:
            self._repaint_round(min(moved), max(moved), (mark.at for mark in chain(before, after)))

    def _repaint_round(self, start: float, end: float, ats: Iterable[float]) -> None:
        """Repaint the marks from one moment to another, over the ground as it is.

        A line may join a mark to its neighbours on both sides, so the strip reaches to them.
        """
        beside = [at for at in ats if at < start or at > end]
        start = max((at for at in beside if at < start), default=start)
        end = min((at for at in beside if at > end), default=end)
        reach = int(REACH_PX * self._scene.dpr) + 1
        super().repaint_columns(self._scene.column(start) - reach, self._scene.column(end) + reach)

    def place(self, rect: QRectF) -> None:
        self._ground = self._stale = None
        super().place(rect)

    def repaint_all(self) -> None:
        super().repaint_all()
        if self._ground is not None:
            self._stale = self._widened(None, 0, self._ground.width())

    def repaint_columns(self, first: int, last: int) -> None:
        super().repaint_columns(first, last)
        strip = self._widened(self._stale, first, last)
        if self._ground is not None and strip.first < strip.last:
            self._stale = strip

    def shift(self, field: Strip, by: int) -> None:
        super().shift(field, by)
        if self._ground is not None:
            Canvas(self._ground, field).scroll(field.left, field.right, by)

    def render(self, image: QImage, strip: Strip) -> None:
        """Paint the ground only where it has changed: most of what comes is another mark on it."""
        if self._ground is None:
            self._ground, self._stale = self._blank(), self._widened(None, 0, image.width())
        if self._stale is not None:
            self.render_ground(self._ground, self._stale)
            self._stale = None
        Canvas(image, strip).lay(self._ground)
        self.render_marks(image, strip)

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


def _not_in(marks: Sequence[Dot | Pressure], others: Sequence[Dot | Pressure]) -> list[Dot | Pressure]:
    """Return the marks that are not the very same among others; nearly all are, and equal ones cost more to find."""
    kept = set(map(id, others))
    return [mark for mark in marks if id(mark) not in kept]
