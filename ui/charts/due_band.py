"""The due slots, right under the axis."""

from PySide6.QtGui import QPainter

from ui.charts.band import Band, Strip
from ui.charts.ink import END, write
from ui.charts.scene import Scene
from ui.charts.symbols import draw_due
from ui.text import tr


class DueBand(Band):
    """When vital signs are asked for, and what became of it."""

    def source(self, scene: Scene) -> object:
        return scene.marks.dues

    def draw(self, painter: QPainter, strip: Strip) -> None:
        axis = self._scene.axis
        write(painter, self._scene.ink, (axis.left - 6.0, self.height / 2.0), (tr("Due"), "muted"), END)
        for due in self._scene.marks.dues:
            if axis.shows(due.at):
                draw_due(painter, self._scene.ink, (axis.x(due.at), self.height / 2.0), due.status)
