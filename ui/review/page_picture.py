"""The first page of a document as a picture, as wide as its place."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look_of

_USUAL = 1.42
"""How much higher than wide a page is until one is here."""


class PagePicture(QWidget):
    """White on any theme, for that is what comes out of the printer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_shown(self) -> bool:
        """Say whether there is a page."""
        return not self._image.isNull()

    def show_page(self, png: bytes, spoken: str) -> None:
        """Show a page from a PNG; `spoken` says what it is."""
        self._image = QImage.fromData(png)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show an empty place."""
        self._image = QImage()
        self.update()

    def heightForWidth(self, width: int) -> int:
        share = self._image.height() / self._image.width() if self.is_shown else _USUAL
        return round(width * share)

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        share = self.heightForWidth(1000) / 1000
        width = min(float(self.width()), self.height() / share)
        place = QRectF((self.width() - width) / 2, 0, width, width * share)
        if self.is_shown:
            painter.fillRect(place, Qt.GlobalColor.white)
            dpr = self.devicePixelRatioF()
            size = (place.size() * dpr).toSize()
            painter.drawImage(
                place,
                self._image.scaled(
                    size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                ),
            )
        painter.setPen(QColor(look_of(self).palette.line))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
