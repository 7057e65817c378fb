"""The labels of the time axis: minutes from the start, and the clock under them."""

from functools import partial
from typing import Final

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from ui.charts.axis import LABEL_PX, TimeAxis, elapsed_at
from ui.charts.band import Band, Strip
from ui.charts.ink import END, MIDDLE, Ink, write
from ui.charts.scene import Scene
from ui.text import tr

MINOR: Final = {900: 300, 300: 60, 1800: 900, 3600: 900}
"""What a small tick counts between two labels."""


def minor_step(axis: TimeAxis) -> int:
    """Seconds between two small ticks."""
    return MINOR.get(axis.step(), axis.step())


class TimeBand(Band):
    """Static labels: they change with the axis, never with the time."""

    def source(self, scene: Scene) -> object:
        return None

    def draw(self, painter: QPainter, strip: Strip) -> None:
        axis, ink = self._scene.axis, self._scene.ink
        upper, lower = self.height * 0.25 + 1.0, self.height * 0.75
        write(painter, ink, (axis.left - 6.0, upper), (tr("Elapsed"), "muted"), END)
        if axis.origin is not None:
            write(painter, ink, (axis.left - 6.0, lower), (tr("Clock"), "muted"), END)
        painter.setPen(ink.pen("muted"))
        minor = [axis.x(at) for at in axis.every(minor_step(axis))]
        painter.drawLines([QLineF(x, 0.0, x, 3.0) for x in minor])
        for at in axis.ticks():
            if axis.x(at) >= axis.left + LABEL_PX / 4:
                words = (elapsed_at(at), axis.clock(at))
                label = (("moment", words, self.height), partial(_print_moment, ink, words, self.height))
                ink.stamps.print(painter, (axis.x(at), self.height / 2.0), (LABEL_PX, self.height), label)


def _print_moment(ink: Ink, words: tuple[str, str], height: float, painter: QPainter) -> None:
    """Write the time from the start over the time of the clock, round the origin."""
    write(painter, ink, (0.0, 1.0 - height * 0.25), (words[0], "text"), MIDDLE)
    write(painter, ink, (0.0, height * 0.25), (words[1], "muted"), MIDDLE)
