"""Whether what was entered is on the disk."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import tr
from ui.theme.fonts import BODY, sized
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

_DOT: Final = 12


class _Saving(Enum):
    NOTHING = "nothing"
    UNDER_WAY = "under way"
    DONE = "done"
    FAILED = "failed"


class SavingStatus(QWidget):
    """A full dot for saved, a hollow one for under way, and a mark with a sentence when saving failed.

    Where there is no room for how many entries are saved, it says only when the last one was.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = _Saving.NOTHING
        self._text = self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def show_saved(self, entries: int, at: str) -> None:
        """Say how many entries are on the disk, and the time of the last, as shown to people."""
        words = tr("1 entry saved {at}") if entries == 1 else tr("{entries} entries saved {at}")
        self._show(_Saving.DONE, words.format(entries=entries, at=at), tr("saved {at}").format(at=at))

    def show_saving(self) -> None:
        self._show(_Saving.UNDER_WAY, tr("saving"))

    def show_failed(self, sentence: str) -> None:
        self._show(_Saving.FAILED, sentence)

    def _show(self, state: _Saving, text: str, short: str = "") -> None:
        if (state, text) == (self._state, self._text):
            return
        self._state, self._text, self._short = state, text, short or text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size_of(self._text)

    def minimumSizeHint(self) -> QSize:
        return self._size_of(self._short)

    def _size_of(self, text: str) -> QSize:
        if not text:
            return QSize(0, 24)
        metrics = QFontMetrics(sized(self.font(), look_of(self).scale.px(BODY)))
        return QSize(_DOT + 8 + metrics.horizontalAdvance(text) + 2, max(24, metrics.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is _Saving.NOTHING:
            return
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(QPointF(1, (self.height() - _DOT) / 2), QPointF(1 + _DOT, (self.height() + _DOT) / 2))
        failed = self._state is _Saving.FAILED
        if failed:
            paint_priority_shape(painter, box, Priority.HIGH, look.palette.high)
        else:
            painter.setPen(QPen(QColor(look.palette.accent), 2))
            full = self._state is _Saving.DONE
            painter.setBrush(QColor(look.palette.accent) if full else QColor(0, 0, 0, 0))
            painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setFont(sized(self.font(), look.scale.px(BODY)))
        painter.setPen(QColor(look.palette.high if failed else look.palette.muted))
        beside = self.rect().adjusted(_DOT + 8, 0, 0, 0)
        shown = self._text if self.width() >= self.sizeHint().width() else self._short
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, shown)
