"""The screens of the program, one under the other at the left edge, and who is at work under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.text import tr
from ui.theme.fonts import CAPTION, sized
from ui.theme.icons import IconName, icon_pixmap
from ui.theme.look import look_of
from ui.widgets.elided_label import ElidedLabel

_ICON: Final = 24


@dataclass(frozen=True, slots=True)
class Destination:
    """A screen that the rail leads to, with its icon, its name for people and its key."""

    screen: str
    label: str
    icon: IconName
    key: str = ""


class RailButton(QPushButton):
    """One screen on the rail: icon, name and key; a bar at the left marks the one shown."""

    def __init__(self, destination: Destination, parent: QWidget | None = None) -> None:
        super().__init__(destination.label, parent)
        self._destination = destination
        self.setCheckable(True)
        key = destination.key
        self.setAccessibleDescription(tr("Key {key}").format(key=key) if key else "")

    def sizeHint(self) -> QSize:
        scale = look_of(self).scale
        return QSize(scale.px(72), _ICON + scale.px(46))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        look = look_of(self)
        ink = look.palette.text if self.isChecked() else look.palette.muted
        icon = icon_pixmap(self._destination.icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - _ICON) / 2, 8), icon)
        line = look.scale.px(16)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(sized(self.font(), look.scale.px(CAPTION), weight))
        painter.setPen(QColor(ink))
        painter.drawText(QRect(0, _ICON + 10, self.width(), line), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setFont(sized(self.font(), look.scale.px(11)))
        painter.setPen(QColor(look.palette.faint))
        below = QRect(0, _ICON + 10 + line, self.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._destination.key)
        if self.isChecked():
            painter.fillRect(QRect(0, 12, 3, self.height() - 24), QColor(look.palette.accent))


class Rail(QFrame):
    """The way between the screens; `chosen` carries the name of the screen pressed."""

    chosen = Signal(str)

    def __init__(self, destinations: Sequence[Destination], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Screens"))
        self._buttons = {destination.screen: RailButton(destination, self) for destination in destinations}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 10)
        column.setSpacing(6)
        for screen, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=screen: self.chosen.emit(name))
            column.addWidget(button)
        column.addStretch(1)
        self._who = ElidedLabel(parent=self)
        self._who.setObjectName("caption")
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name widens nothing
        column.addWidget(self._who)

    def button(self, screen: str) -> RailButton:
        return self._buttons[screen]

    def mark(self, screen: str) -> None:
        """Mark the screen that is shown; where that is not on the rail, none is marked."""
        for name, button in self._buttons.items():
            button.setChecked(name == screen)

    def show_who(self, name: str) -> None:
        """Say who is at work; nothing where nobody is known."""
        self._who.setText(name)
        self._who.setAccessibleName(tr("At work: {name}").format(name=name) if name else "")
