"""Signs and columns of figures that are drawn once and then printed, as they are the same wherever they stand."""

from collections.abc import Callable, Hashable
from math import floor
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.charts.pixels import HAIR

NEAREST: Final = 0.5 + HAIR
MOST: Final = 512
"""Stamps kept before all are thrown away; a session has some dozens."""

Shape = tuple[Hashable, Callable[[QPainter], None]]
"""What tells a shape from all others, and how it is drawn round the origin of a painter."""


class Stamps:
    """Small pictures by what they show, in one theme and at one device pixel ratio."""

    def __init__(self, dpr: float) -> None:
        self._dpr = dpr
        self._made: dict[Hashable, QPixmap] = {}

    def print(self, painter: QPainter, spot: tuple[float, float], size: tuple[float, float], shape: Shape) -> None:
        """Print a shape of `size` logical pixels with its middle on a spot, to the nearest device pixel."""
        key, draw = shape
        stamp = self._made.get(key)
        if stamp is None:
            if len(self._made) >= MOST:
                self._made.clear()
            stamp = self._made[key] = _cut(size, draw, self._dpr)
        dpr = self._dpr
        left = floor((spot[0] - size[0] / 2) * dpr + NEAREST) / dpr
        top = floor((spot[1] - size[1] / 2) * dpr + NEAREST) / dpr
        painter.drawPixmap(QPointF(left, top), stamp)


def _cut(size: tuple[float, float], draw: Callable[[QPainter], None], dpr: float) -> QPixmap:
    stamp = QPixmap(round(size[0] * dpr), round(size[1] * dpr))
    stamp.setDevicePixelRatio(dpr)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size[0] / 2, size[1] / 2)
    draw(painter)
    painter.end()
    return stamp
