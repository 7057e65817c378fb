"""One answer of a form: the key that gives it, its words, and a tick once it is given."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.text import tr
from ui.theme.fonts import BODY, CAPTION, sized
from ui.theme.icons import icon_pixmap
from ui.theme.look import look_of
from ui.widgets.choice_row import ChoiceSegment

_LOWEST: Final = 48
_LEFT: Final = 28
_RIGHT: Final = 8
_TICK: Final = 16
_NARROW: Final = 20
_CENTRED: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class AnswerButton(ChoiceSegment):
    """As wide as its column and as high as its words need; it never takes the keyboard from the entry line.

    A second press on the very spot, faster than a person means it, is none: what is asked there may be something else.
    """

    def __init__(self, words: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.key = key
        self.say(words, words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(tr("Key {key}").format(key=key.upper()) if key else "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str, spoken: str) -> None:
        """Show words on the button, and what a screen reader says; a number stays with its unit."""
        shown = words.replace(" %", "\N{NO-BREAK SPACE}%")
        if shown != self.text():
            self.setText(shown)
            self.updateGeometry()
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        return QSize(_LOWEST, _LOWEST)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._left() - _RIGHT), 1000)
        words = QFontMetrics(self._font()).boundingRect(room, _WRAPPED, self.text())
        return max(_LOWEST, words.height() + 18)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        palette, chosen = look_of(self).palette, self.isChecked()
        if chosen:
            tick = icon_pixmap("check", palette.on_accent, _TICK, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(4 if self._is_number() else 8, (self.height() - _TICK) / 2), tick)
        elif self.key != self.text():
            painter.setFont(sized(self.font(), look_of(self).scale.px(CAPTION)))
            painter.setPen(QColor(palette.faint))
            painter.drawText(QRect(2, 0, self._left(), self.height()), Qt.AlignmentFlag.AlignCenter, self.key.upper())
        painter.setFont(self._font())
        ink = palette.on_accent if chosen else palette.text
        painter.setPen(QColor(ink if self.isEnabled() else palette.faint))
        left = max(self._left(), _NARROW if self._is_number() else _LEFT) if chosen else self._left()
        right = 2 if self._is_number() else _RIGHT
        painter.drawText(QRect(left, 0, self.width() - left - right, self.height()), self._alignment(), self.text())

    def _alignment(self) -> int:
        centred = self._is_number() or (self._left() == _RIGHT and not self.isChecked())
        return int(_CENTRED if centred else _WRAPPED)

    def _left(self) -> int:
        """Return where the words begin: a number that is its own key needs no key beside it."""
        if not self.key or self.key == self.text():
            return 2 if self._is_number() else _RIGHT
        return _NARROW if self._is_number() else _LEFT

    def _is_number(self) -> bool:
        return len(self.text()) <= 2

    def _font(self) -> QFont:
        return sized(self.font(), look_of(self).scale.px(BODY), QFont.Weight.Medium)
