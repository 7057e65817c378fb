"""A large button that records one thing at each press: its key, its words, and when it was pressed last."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.text import tr
from ui.theme.fonts import BODY, CAPTION, sized
from ui.theme.icons import icon_pixmap
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape, priority_word

LOWEST: Final = 56
_MARGIN: Final = 12
_CAP: Final = 22
_KEY: Final = 32
_MARK: Final = 14
_RIGHT: Final = 86
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_BESIDE: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TapButton(QPushButton):
    """As wide as its column and as high as its words need.

    Two presses on the very spot faster than a person means them count once. A `warning` stands under the words.
    """

    def __init__(self, words: str, key: str = "", *, warning: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.key, self.warning = key, warning
        self.taken, self.not_saved, self.lit = "", False, False
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(tr("Key {key}").format(key=key) if key else "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._speak()

    def show_taken(self, taken: str, *, not_saved: bool = False) -> None:
        """Show when it was pressed, that it is on its way, or that it is not saved; nothing for not pressed yet."""
        if (taken, not_saved) != (self.taken, self.not_saved):
            self.taken, self.not_saved = taken, not_saved
            self._speak()
            self.update()

    def light_key(self, *, lit: bool) -> None:
        """Show whether the key presses the button now, or goes to somewhere else."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, LOWEST)

    def heightForWidth(self, width: int) -> int:
        words = self._lines(self.text(), self._font(), self._room(width))
        under = self._lines(self.warning, self._small(), self._room(width)) if self.warning else 0
        return max(LOWEST, words + under + 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.key:
            self._paint_key(painter)
        self._paint_words(painter)
        if self.taken:
            self._paint_taken(painter)

    def _paint_key(self, painter: QStylePainter) -> None:
        palette = look_of(self).palette
        box = QRectF(_MARGIN - 2, (self.height() - _CAP) / 2, _CAP, _CAP)
        if self.lit:
            painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.drawRoundedRect(box, 5, 5)
        painter.setFont(self._font())
        painter.setPen(QColor(palette.text if self.lit else palette.faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key)

    def _paint_words(self, painter: QStylePainter) -> None:
        palette, room = look_of(self).palette, self._room(self.width())
        words = self._lines(self.text(), self._font(), room)
        under = self._lines(self.warning, self._small(), room) if self.warning else 0
        top = (self.height() - words - under) // 2
        painter.setFont(self._font())
        painter.setPen(QColor(palette.text if self.isEnabled() else palette.faint))
        painter.drawText(QRect(self._left(), top, room, words), _WRAPPED, self.text())
        if under:
            box = QRectF(self._left(), top + words + 2.0, _MARK, _MARK)
            paint_priority_shape(painter, box, Priority.HIGH, palette.high)
            painter.setFont(self._small())
            painter.setPen(QColor(palette.high))
            aside = _MARK + 4
            painter.drawText(QRect(self._left() + aside, top + words, room - aside, under), _WRAPPED, self.warning)

    def _paint_taken(self, painter: QStylePainter) -> None:
        palette = look_of(self).palette
        box = QRect(self.width() - _MARGIN - _RIGHT, 0, _RIGHT, self.height())
        painter.setFont(self._small())
        left = box.right() - QFontMetrics(self._small()).horizontalAdvance(self.taken) - _MARK - 3
        mark = QRectF(left, (self.height() - _MARK) / 2, _MARK, _MARK)
        if self.not_saved:
            paint_priority_shape(painter, mark, Priority.HIGH, palette.high)
        else:
            tick = icon_pixmap("check", palette.accent, _MARK, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(mark.topLeft()), tick)
        painter.setPen(QColor(palette.high if self.not_saved else palette.text))
        painter.drawText(box, _BESIDE, self.taken)

    def _speak(self) -> None:
        warned = f"{priority_word(Priority.HIGH)}: {self.warning}" if self.warning else ""
        self.setAccessibleName(". ".join(filter(None, (self.text(), warned, self.taken))))

    def _left(self) -> int:
        return _MARGIN + (_KEY if self.key else 0)

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - _RIGHT - _MARGIN)

    def _lines(self, text: str, font: QFont, room: int) -> int:
        aside = _MARK + 4 if text == self.warning else 0
        return QFontMetrics(font).boundingRect(QRect(0, 0, room - aside, 1000), int(_WRAPPED), text).height()

    def _font(self) -> QFont:
        return sized(self.font(), look_of(self).scale.px(BODY), QFont.Weight.Medium)

    def _small(self) -> QFont:
        return sized(self.font(), look_of(self).scale.px(CAPTION), QFont.Weight.Medium)
