"""The keyboard comes home to the entry line: what is typed anywhere on the live screen is never typed into nothing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.live.entry_line import EntryLine
from ui.live.notices import Notices
from ui.widgets.side_panel import SidePanel


class KeyboardHome(QObject):
    """Hands letters and digits that no part of the screen wanted to the entry line, and brings the focus back."""

    def __init__(self, screen: QWidget, line: EntryLine, panel: SidePanel, notices: Notices) -> None:
        super().__init__(screen)
        self._screen, self._line = screen, line
        screen.installEventFilter(self)
        panel.closed.connect(self.come_home)
        notices.understood.connect(self.come_home)

    def come_home(self) -> None:
        """Put the keyboard into the entry line."""
        self._line.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = event.text() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else ""
        if watched is not self._screen or not typed.strip() or not typed.isprintable():
            return False
        self.come_home()
        self._line.field.insert(typed)
        self._line.field.textEdited.emit(self._line.text)
        return True
