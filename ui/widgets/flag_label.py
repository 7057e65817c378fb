"""A reminder in one line: the shape of its priority, its mark and a few words."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import BODY, sized
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

_SHAPE: Final = 14
_GAP: Final = 6
_MARGIN: Final = 8
_HEIGHT: Final = 28
_RADIUS: Final = 6.0


class FlagLabel(QWidget):
    """Wears its priority's ground while it waits; a calm one keeps only the shape's colour. Words may be cut short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priority, self._words, self._calm = Priority.NONE, "", False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def priority(self) -> Priority:
        return self._priority

    @property
    def text(self) -> str:
        """Return the mark and the words as they are shown where there is room."""
        return f"{self._priority.mark} {self._words}".strip()

    @property
    def calm(self) -> bool:
        """Say whether it wears no ground, as what was answered does."""
        return self._calm

    def show_flag(self, priority: Priority, words: str, *, calm: bool = False) -> None:
        """Show this: without words the mark alone, without a priority the words alone, without both nothing."""
        if (priority, words, calm) == (self._priority, self._words, self._calm):
            return
        self._priority, self._words, self._calm = priority, words, calm
        self.setVisible(bool(self.text))
        self.updateGeometry()
        self.update()

    @property
    def cut(self) -> bool:
        """Say whether there is no room for all of its words."""
        return self.isVisible() and self.width() < self.sizeHint().width()

    def sizeHint(self) -> QSize:
        return self._size(self.text)

    def minimumSizeHint(self) -> QSize:
        return self._size(self._priority.mark or "0:00")

    def _size(self, text: str) -> QSize:
        shape = _SHAPE + _GAP if self._priority is not Priority.NONE else 0
        width = QFontMetrics(self._text_font()).horizontalAdvance(text)
        return QSize(2 * self._margin() + shape + width + 2, look_of(self).scale.px(_HEIGHT))

    def _margin(self) -> int:
        return _MARGIN if self._wears_ground() else 0

    def _wears_ground(self) -> bool:
        return self._priority is not Priority.NONE and not self._calm

    def _text_font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self._wears_ground() else QFont.Weight.Normal
        return sized(self.font(), look_of(self).scale.px(BODY), weight)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = look_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._priority.colour(palette)
        if self._wears_ground():
            painter.setPen(QPen(QColor(colour), 1))
            painter.setBrush(QColor(self._priority.ground(palette)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        left = self._margin()
        if self._priority is not Priority.NONE:
            box = QRectF(left, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE)
            paint_priority_shape(painter, box, self._priority, colour)
            left += _SHAPE + _GAP
        painter.setFont(self._text_font())
        painter.setPen(QColor(colour if self._wears_ground() else palette.text))
        beside = self.rect().adjusted(left, 0, -self._margin(), 0)
        shown = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, shown)
