"""A panel that slides in at the right, beside the chart, and never stops what runs."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.text import tr
from ui.theme.motion import movement_ms
from ui.widgets.key_button import ButtonKind, KeyButton

WIDTH: Final = 420


class SidePanel(QFrame):
    """Lies over the right edge of its host while open; Esc or its button closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, host: QWidget, *, width: int = WIDTH) -> None:
        super().__init__(host)
        self._host = host
        self._wide = width
        self._content: QWidget | None = None
        self._came_from: QWidget | None = None
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self._close = KeyButton(tr("Close"), "Esc", kind=ButtonKind.QUIET, parent=self)
        self._close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 16)
        self._column.addLayout(head)
        host.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._content is not None

    @property
    def title(self) -> str:
        return self._title.text()

    def open_with(self, title: str, content: QWidget) -> None:
        """Slide in with this content, in place of any other, and hand it the keyboard."""
        came_from = self._came_from if self.is_open else QApplication.focusWidget()
        self._drop_content()
        self._came_from = came_from
        self._title.setText(title)
        self.setAccessibleName(title)
        self._content = content
        self._column.addWidget(content, 1)
        content.show()
        self.resize(min(self._wide, self._host.width()), self._host.height())
        self.show()
        self.raise_()
        self._move_in()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard into what is open, unless it is there."""
        focused = QApplication.focusWidget()
        if self._content is not None and (focused is None or not self._content.isAncestorOf(focused)):
            (_first_to_fill_in(self._content) or self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self) -> None:
        """End the movement now."""
        self._slide.stop()
        self.move(self._place())

    def close_panel(self) -> None:
        """Go away at once; what was typed in the content goes with it, nothing recorded does."""
        if not self.is_open:
            return
        self._slide.stop()
        self._drop_content()
        self.hide()
        self._give_focus_back()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.is_open:
            self.resize(min(self._wide, self._host.width()), self._host.height())
            self.arrive()
        return super().eventFilter(watched, event)

    def _place(self) -> QPoint:
        return QPoint(self._host.width() - self.width(), 0)

    def _move_in(self) -> None:
        duration = movement_ms(self)
        if duration == 0:
            self.arrive()
            return
        self._slide.setDuration(duration)
        self._slide.setStartValue(QPoint(self._host.width(), 0))
        self._slide.setEndValue(self._place())
        self._slide.start()

    def _give_focus_back(self) -> None:
        """Put the keyboard where it came from, on the host where that is gone or no longer shown."""
        came_from, self._came_from = self._came_from, None
        with suppress(RuntimeError):  # what it came from was drawn anew meanwhile
            if came_from is not None and came_from.isVisible():
                came_from.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_content(self) -> None:
        if self._content is None:
            return
        content, self._content = self._content, None
        self._column.removeWidget(content)
        content.hide()
        content.deleteLater()


def _first_to_fill_in(content: QWidget) -> QWidget | None:
    if content.focusPolicy() is not Qt.FocusPolicy.NoFocus or content.focusProxy() is not None:
        return content
    part = content.nextInFocusChain()
    while part is not None and content.isAncestorOf(part):
        if _takes_keys(part) and part.isVisibleTo(content):
            return part
        part = part.nextInFocusChain()
    return None


def _takes_keys(part: QWidget) -> bool:
    return part.isEnabled() and bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
