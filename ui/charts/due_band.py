"""The due slots, right under the axis."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.charts.band import Band, Strip
from ui.charts.ink import letters
from ui.charts.scene import Scene
from ui.charts.symbols import draw_due
from ui.text import tr


class DueBand(Band):
    """When vital signs are asked for, and what became of it."""

    def source(self, scene: Scene) -> object:
        return scene.marks.dues

    def draw(self, painter: QPainter, strip: Strip) -> None:
        axis = self._scene.axis
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(letters(11))
        painter.setPen(self._scene.ink.color("muted"))
        label = QRectF(0.0, 0.0, axis.left - 6.0, self.height)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("Due"))
        for due in self._scene.marks.dues:
            if axis.start <= due.at <= axis.end:
                point = QPointF(axis.x(due.at), self.height / 2.0)
                draw_due(painter, self._scene.ink, point, due.status)
