"""What does nothing while the keyboard is locked looks so, whatever the screen makes of it meanwhile."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from shiboken6 import isValid

from ui.desk import Desk
from ui.live.live_screen import LiveScreen


class HeldControls(QObject):
    """Holds the buttons and fields of a live screen but those within `apart`, from when it is made until `release`.

    What lies under the band or under the cover of the panel is not seen, and stays as it is.
    """

    def __init__(self, screen: LiveScreen, desk: Desk, apart: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(screen)
        self._screen, self._apart = screen, apart
        self._held: list[QWidget] = []
        desk.ticked.connect(self._hold)
        screen.running.bridge.recorded.connect(self._hold)
        self._hold()

    def release(self) -> None:
        """Let everything be used again that could be before."""
        self._screen.infusion.controls.setEnabled(True)
        for part in filter(isValid, self._held):
            part.setEnabled(True)
        self.deleteLater()

    def _hold(self) -> None:
        screen = self._screen
        screen.infusion.controls.setEnabled(False)  # their own state changes with the infusion, and comes back with it
        apart = (*self._apart(), screen.bar, screen.panel)
        for part in (*screen.findChildren(QAbstractButton), *screen.findChildren(QLineEdit)):
            if part.isEnabled() and not any(one is part or one.isAncestorOf(part) for one in apart):
                part.setEnabled(False)
                self._held.append(part)
