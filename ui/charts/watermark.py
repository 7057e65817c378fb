"""Words drawn faintly across the whole chart, so that a demonstration is never taken for a patient."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.charts.ink import FAMILY, Ink

FAINT: Final = 0.08
LEAN_DEGREES: Final = -10.0


class Watermark(QGraphicsItem):
    """The words as an image of their own, painted once for each size and theme."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.text = ""
        self._ink = ink
        self._rect = QRectF()
        self._image: QImage | None = None
        self.hide()

    def boundingRect(self) -> QRectF:
        return self._rect

    def write(self, text: str) -> None:
        self.text = text
        self._image = None
        self.setVisible(bool(text))
        self.update()

    def recolor(self, ink: Ink) -> None:
        self._ink = ink
        self._image = None
        self.update()

    def place(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self._rect = QRectF(0.0, 0.0, rect.width(), rect.height())
        self._image = None

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        if self._image is None:
            self._image = self._drawn(painter.device().devicePixelRatio())
        painter.drawImage(0, 0, self._image)

    def _drawn(self, dpr: float) -> QImage:
        size = self._rect.size()
        image = QImage((size * dpr).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(dpr)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(self._letters(size.width()))
        painter.setPen(self._ink.color("text", FAINT))
        painter.translate(size.width() / 2, size.height() / 2)
        painter.rotate(LEAN_DEGREES)
        box = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
        return image

    def _letters(self, width: float) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(100)
        font.setWeight(QFont.Weight.Bold)
        natural = QFontMetricsF(font).horizontalAdvance(self.text)
        font.setPixelSize(max(12, int(100 * 0.8 * width / natural)))
        return font
