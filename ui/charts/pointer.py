"""The lines that stand over all bands: now, and the cursor."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.charts.ink import Font, Ink, letters

TAG_WIDTH_PX: Final = 40.0
TAG_HEIGHT_PX: Final = 15.0


class TimeTag(QGraphicsItem):
    """A small plate on the axis with the elapsed time under a line."""

    def __init__(self, line: "TimeLine") -> None:
        super().__init__(line)
        self._line = line
        self.text = ""

    def boundingRect(self) -> QRectF:
        return QRectF(-TAG_WIDTH_PX / 2, 0.0, TAG_WIDTH_PX, TAG_HEIGHT_PX)

    def write(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._line.ink.brush(self._line.hue))
        painter.drawRoundedRect(self.boundingRect(), 4.0, 4.0)
        painter.setPen(self._line.ink.color("ground"))
        painter.setFont(letters(Font(bold=True)))
        painter.drawText(self.boundingRect(), Qt.AlignmentFlag.AlignCenter, self.text)


class TimeLine(QGraphicsItem):
    """A vertical line one device pixel wide; moving it repaints two columns and nothing else."""

    def __init__(self, ink: Ink, hue: str) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hue = hue
        self.ink = ink
        self._height = 0.0
        self.tag = TimeTag(self)
        self.hide()

    def boundingRect(self) -> QRectF:
        return QRectF(0.0, 0.0, 1.0, self._height)

    def span(self, top: float, axis_top: float) -> None:
        """Reach from `top` to the axis, where the tag stands; both in pixels of the chart."""
        self.prepareGeometryChange()
        self._height = axis_top - top
        self.setY(top)
        self.tag.setY(self._height)

    def recolor(self, ink: Ink) -> None:
        self.ink = ink
        self.update()
        self.tag.update()

    def move(self, x: float | None, text: str) -> None:
        """Stand at pixel `x`, or be hidden."""
        self.setVisible(x is not None)
        if x is not None:
            self.setX(x)
            self.tag.write(text)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        painter.setPen(self.ink.pen(self.hue))
        painter.drawLine(QPointF(0.0, 0.0), QPointF(0.0, self._height))
