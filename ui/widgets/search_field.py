"""The line in which a patient or a session is looked for."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.fonts import CAPTION, sized
from ui.theme.icons import icon_pixmap
from ui.theme.look import look_of

_ICON: Final = 20


class SearchField(QLineEdit):
    """A line with a glass on the left and its key on the right while it is empty; Esc empties it."""

    def __init__(self, example: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setPlaceholderText(example)
        self.setAccessibleName(example)
        self.setTextMargins(_ICON + 8, 0, 0, 0)
        self.setMinimumHeight(48)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = look_of(self)
        painter = QPainter(self)
        picture = icon_pixmap("search", look.palette.muted, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(12, (self.height() - _ICON) / 2), picture)
        if not self.text():
            painter.setFont(sized(self.font(), look.scale.px(CAPTION)))
            painter.setPen(QColor(look.palette.faint))
            painter.drawText(
                self.rect().adjusted(0, 0, -14, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._key,
            )
