"""The line of a replay: where it stands, and where something becomes known."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.key_button import LOWEST

_MARGIN: Final = 10.0
_TRACK: Final = 4.0
_KNOB: Final = 7.0
_TICK: Final = 7.0


class ReplayLine(QAbstractSlider):
    """Its value is whole seconds from the beginning; `scrubbed` carries where the pointer takes it."""

    scrubbed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: tuple[float, ...] = ()
        self._drawn_for: object = None
        self._drawn: list[QLineF] = []
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Moment of the replay, in seconds"))
        self.setToolTip(tr("← → ten seconds, Ctrl ← → to the next entry, Home, End"))

    def show_length(self, seconds: float) -> None:
        """Reach to so many seconds."""
        self.setRange(0, round(seconds))

    def show_ticks(self, places: Sequence[float]) -> None:
        """Mark these places, in seconds from the beginning."""
        self._ticks = tuple(places)
        self.update()

    def x_of(self, seconds: float) -> float:
        """Return the pixel at which a place stands."""
        share = seconds / self.maximum() if self.maximum() else 0.0
        return _MARGIN + share * (self.width() - 2 * _MARGIN)

    def sizeHint(self) -> QSize:
        return QSize(320, LOWEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LOWEST)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._scrub(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event.position().x())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls what the line stands in

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, middle = look_of(self).palette, self.height() / 2
        painter = QPainter(self)
        painter.setPen(QPen(QColor(palette.faint), 1))
        painter.drawLines(self._tick_lines())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        spot, end = self.x_of(self.value()), self.width() - _MARGIN
        for colour, right in ((palette.edge, end), (palette.accent, spot)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(_MARGIN, middle - _TRACK / 2, right - _MARGIN, _TRACK), 2, 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.text), 2))
        painter.setBrush(QColor(palette.accent))
        painter.drawEllipse(QPointF(spot, middle), _KNOB, _KNOB)

    def _tick_lines(self) -> list[QLineF]:
        """Return the marks as they are drawn; they are the same from frame to frame."""
        size = (self.width(), self.height(), self.maximum(), self._ticks)
        if self._drawn_for != size:
            foot = self.height() / 2 - 3
            places = sorted({round(self.x_of(tick)) + 0.5 for tick in self._ticks})
            self._drawn_for, self._drawn = size, [QLineF(x, foot - _TICK, x, foot) for x in places]
        return self._drawn

    def _scrub(self, x: float) -> None:
        share = (x - _MARGIN) / max(self.width() - 2 * _MARGIN, 1.0)
        self.scrubbed.emit(min(max(share, 0.0), 1.0) * self.maximum())
