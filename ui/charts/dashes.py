"""Dashes that stand still: counted from the line's own start, wherever a repaint cuts it."""

from typing import Final

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

PATTERN: Final = (5.0, 4.0)
"""Dash and space, in widths of the pen."""


def draw_dashes(painter: QPainter, pen: QPen, line: QLineF, left: float, right: float) -> None:
    """Draw the part of a line that lies between two pixels with a solid pen's dashes."""
    length, run = line.length(), line.dx()
    if length <= 0.0:
        return
    bounds = (0.0, 1.0)
    if run:
        ends = sorted(((left - line.x1()) / run, (right - line.x1()) / run))
        bounds = max(ends[0], 0.0), min(ends[1], 1.0)
    if bounds[0] < bounds[1]:
        dashed = QPen(pen)
        dashed.setDashPattern(PATTERN)
        dashed.setDashOffset(bounds[0] * length / max(pen.widthF(), 1.0))
        painter.setPen(dashed)
        painter.drawLine(QLineF(line.pointAt(bounds[0]), line.pointAt(bounds[1])))
