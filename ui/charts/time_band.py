"""The labels of the time axis: minutes from the start, and the clock under them."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.charts.axis import LABEL_PX, TimeAxis, elapsed_at
from ui.charts.band import Band, Strip
from ui.charts.ink import letters
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
        with_clock = axis.origin is not None
        upper = self.height / 2.0
        painter.setFont(letters(11))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(ink.color("muted"))
        painter.drawText(QRectF(0.0, 0.0, axis.left - 6.0, upper), side, tr("Elapsed"))
        if with_clock:
            painter.drawText(QRectF(0.0, upper, axis.left - 6.0, upper), side, tr("Clock"))
        painter.setPen(ink.pen("muted"))
        painter.drawLines([QLineF(axis.x(at), 0.0, axis.x(at), 3.0) for at in axis.every(minor_step(axis))])
        for at in axis.ticks():
            left = axis.x(at) - LABEL_PX / 2
            if left < axis.left - LABEL_PX / 4:
                continue
            painter.setPen(ink.color("text"))
            painter.drawText(QRectF(left, 0.0, LABEL_PX, upper), Qt.AlignmentFlag.AlignCenter, elapsed_at(at))
            painter.setPen(ink.color("muted"))
            painter.drawText(QRectF(left, upper, LABEL_PX, upper), Qt.AlignmentFlag.AlignCenter, axis.clock(at))
