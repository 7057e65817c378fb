"""While the keyboard is locked, keys and presses reach only what may be used then."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui import shortcuts

_ALLOWED: Final = ("emergency", "pause sound", *(f"session {number}" for number in range(1, 10)))
"""Keys that work while it is locked: nothing that is recorded, but for what an emergency needs."""
_HELD: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.Shortcut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.ContextMenu,
        QEvent.Type.Drop,
    }
)


class LockedInput(QObject):
    """Stands before every event of the program from `hold` on; `typed` carries what was typed where it may not be.

    An event of every kind passes here while it holds, and at no other time.
    """

    typed = Signal(str)

    def __init__(self, usable: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._usable = usable
        self._keys = frozenset(shortcuts.key(name).sequence for name in _ALLOWED)
        self._holding = False

    def hold(self) -> None:
        application = QCoreApplication.instance()
        if not self._holding and application is not None:
            _leave_what_lies_above()
            application.installEventFilter(self)
            self._holding = True

    def let_go(self) -> None:
        application = QCoreApplication.instance()
        if self._holding and application is not None:
            application.removeEventFilter(self)
            self._holding = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _HELD:
            return False
        if isinstance(watched, QShortcut):
            return watched.key().toString() not in self._keys and not self._within(watched.parent())
        if not isinstance(watched, QWidget) or self._within(watched):
            return False
        if isinstance(event, QKeyEvent):
            text = event.text() if event.text().isprintable() else ""
            if text or not self._within(QApplication.focusWidget()):  # Shift alone leaves the name that is written
                self.typed.emit(text)
        elif isinstance(event, QInputMethodEvent):
            self.typed.emit(event.commitString())
        return True

    def _within(self, watched: QObject | None) -> bool:
        """Say whether something may be used, or is part of what may be."""
        usable = self._usable()
        part = watched
        while part is not None:
            if part in usable:
                return True
            part = part.parent()
        return False


def _leave_what_lies_above() -> None:
    """Close menus and leave dialogs: they would take every key from the PIN, and no key would close them."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for part in QApplication.topLevelWidgets():
        if isinstance(part, QDialog) and part.isVisible():
            part.reject()
