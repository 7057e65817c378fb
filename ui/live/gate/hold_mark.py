"""The shape of a standing: a ring for open, a disc for go, a diamond for a soft and an octagon for a hard hold."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from session.screening_items import Standing
from ui.theme.look import look_of
from ui.theme.palette import Palette

_STROKE: Final = 2.0


class HoldMark(QWidget):
    """Tells a standing by its outline besides its colour; a hold that was answered for is drawn empty."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.standing: Standing | None = None
        self.corners = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing | None, *, corners: int = 0) -> None:
        """Show a standing, or nothing; `corners` is the outline of a hold that was answered for."""
        if (standing, corners) != (self.standing, self.corners):
            self.standing, self.corners = standing, corners
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.standing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(_colour(self.standing, look_of(self).palette))
        hollow = self.standing in (Standing.OPEN, Standing.OVERRIDDEN)
        painter.setPen(QPen(colour, _STROKE))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
        side = self._size - 2 * _STROKE
        box = QRectF(_STROKE, (self.height() - side) / 2, side, side)
        corners = {Standing.SOFT: 4, Standing.HARD: 8}.get(self.standing, self.corners)
        if corners:
            painter.drawPolygon(_polygon(box, corners))
        else:
            painter.drawEllipse(box)


def _colour(standing: Standing, palette: Palette) -> str:
    colours = {Standing.FINE: palette.accent, Standing.SOFT: palette.medium, Standing.HARD: palette.high}
    return colours.get(standing, palette.faint)


def _polygon(box: QRectF, corners: int) -> QPolygonF:
    """Return a diamond, which stands on its corner, or an octagon, which stands on its side."""
    centre, radius = box.center(), box.width() / 2
    turn = 0.0 if corners == 4 else pi / corners
    angles = (turn + step * 2 * pi / corners for step in range(corners))
    return QPolygonF([QPointF(centre.x() + radius * cos(a), centre.y() + radius * sin(a)) for a in angles])
