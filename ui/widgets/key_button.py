"""A button that shows the key which does the same."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.text import tr
from ui.theme.fonts import BODY, CAPTION, sized
from ui.theme.icons import IconName, icon_pixmap
from ui.theme.look import look_of

LOWEST: Final = 48
_MARGIN: Final = 16
_GAP: Final = 10
_ICON: Final = 20


class ButtonKind(StrEnum):
    """How much a button asks to be pressed; none of them is red, for red means that something is wrong."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"


class KeyButton(QPushButton):
    """A button with its label and its key beside it, or under it where `stacked`."""

    def __init__(
        self,
        label: str,
        key: str = "",
        *,
        kind: ButtonKind = ButtonKind.PLAIN,
        icon: IconName | None = None,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._stacked = stacked
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.set_label(label, key)

    def set_label(self, label: str, key: str = "") -> None:
        """Say something else on the same button."""
        self._key = key
        self.setText(label)
        self.setAccessibleDescription(tr("Key {key}").format(key=key) if key else "")
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        return self._key

    def _label_font(self) -> QFont:
        return sized(self.font(), look_of(self).scale.px(BODY), QFont.Weight.Medium)

    def _key_font(self) -> QFont:
        return sized(self.font(), look_of(self).scale.px(CAPTION))

    def _label_width(self) -> int:
        icon = _ICON + 6 if self._icon else 0
        return icon + QFontMetrics(self._label_font()).horizontalAdvance(self.text())

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font()).horizontalAdvance(self._key) if self._key else 0

    def sizeHint(self) -> QSize:
        label, key = self._label_width(), self._key_width()
        if self._stacked:
            lines = QFontMetrics(self._label_font()).height() + QFontMetrics(self._key_font()).height()
            return QSize(max(label, key) + 2 * _MARGIN, max(LOWEST, lines + 18))
        width = label + (key + _GAP if key else 0) + 2 * _MARGIN
        return QSize(width, max(LOWEST, QFontMetrics(self._label_font()).height() + 22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self._stacked:
            self._paint_stacked(painter)
        else:
            self._paint_in_line(painter)

    def _paint_in_line(self, painter: QStylePainter) -> None:
        label, key = self._label_width(), self._key_width()
        left = (self.width() - label - (key + _GAP if key else 0)) // 2
        self._paint_label(painter, QRect(left, 0, label, self.height()))
        self._paint_key(painter, QRect(left + label + _GAP, 0, key, self.height()))

    def _paint_stacked(self, painter: QStylePainter) -> None:
        upper = QFontMetrics(self._label_font()).height()
        lower = QFontMetrics(self._key_font()).height()
        top = (self.height() - upper - lower - 2) // 2
        label = self._label_width()
        self._paint_label(painter, QRect((self.width() - label) // 2, top, label, upper))
        key = self._key_width()
        self._paint_key(painter, QRect((self.width() - key) // 2, top + upper + 2, key, lower))

    def _paint_label(self, painter: QStylePainter, box: QRect) -> None:
        ink = self._ink()
        if self._icon:
            picture = icon_pixmap(self._icon, ink, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left(), box.center().y() - _ICON / 2 + 0.5), picture)
        painter.setFont(self._label_font())
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_key(self, painter: QStylePainter, box: QRect) -> None:
        if not self._key:
            return
        painter.setFont(self._key_font())
        painter.setPen(QColor(self._key_ink()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> str:
        palette = look_of(self).palette
        if not self.isEnabled():
            return palette.faint
        return palette.on_accent if self.property("kind") == ButtonKind.PRIMARY else palette.text

    def _key_ink(self) -> str:
        primary = self.isEnabled() and self.property("kind") == ButtonKind.PRIMARY
        palette = look_of(self).palette
        return palette.on_accent if primary else palette.faint
