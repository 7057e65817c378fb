"""The application in its theme, with a window that is on the screen before the record is read."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from session.encryption import KeyNeeded
from ui import shortcuts
from ui.asked_key import UNSEEN, AskedKey
from ui.chosen import Chosen
from ui.preferences import PreferencesFile
from ui.text import tr
from ui.theme.theme import Theme
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.rail import Destination
from ui.window import Frame, MainWindow

_PATIENCE_MS = 300


class FirstWindow(QObject):
    """What the workplace is put into; keys pressed before it is there wait until then."""

    def __init__(self, theme: Theme, data_folder: Path) -> None:
        super().__init__()
        self.theme = theme
        self.chosen = Chosen(PreferencesFile(data_folder / "preferences.json"), theme)
        self.window = MainWindow(destinations())
        self._painted = QEventLoop(self)
        self.key = AskedKey(self.window)

    def show(self) -> None:
        """Put the window on the screen and wait until it has been painted, for a moment at most."""
        self.window.rail.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self._painted, self._painted.quit)
        self.window.showMaximized()
        self._painted.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.window.rail.removeEventFilter(self)

    def ask(self, problem: KeyNeeded) -> str:
        """Ask for the key of a record and return what was typed; raises `problem` where nobody answers."""
        return self.key.ask(problem)

    def wait(self, sentence: str) -> None:
        """Paint what is being done that takes long; it stands there until something else is painted."""
        self.key.done()
        hint = EmptyHint("schedule", tr("One moment"), sentence)
        self.window.add_screen("waiting", hint, Frame(rail=False, bar=False))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.window.remove_screen("waiting")

    def say(self, sentence: str) -> None:
        """Say why the record could not be opened, in place of a screen, until the window is closed.

        Where nobody can see a window, there is nobody to wait for.
        """
        hint = EmptyHint("error", tr("The record could not be opened"), sentence)
        self.window.add_screen("trouble", hint, Frame(rail=False, bar=False))
        self.key.done()
        if self.window.isVisible() and QGuiApplication.platformName() not in UNSEEN:
            QApplication.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._painted, self._painted.quit)  # once the rest of the window is painted as well
        return False


def first_window(data_folder: Path) -> FirstWindow:
    """Begin the application and show its window."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Chairside")
    first = FirstWindow(Theme(application), data_folder)
    first.show()
    return first


def destinations() -> tuple[Destination, ...]:
    """Return where the rail leads."""
    return (
        Destination("today", tr("Today"), "today", shortcuts.shown("today")),
        Destination("review", tr("Review"), "monitoring", shortcuts.shown("review")),
        Destination("protocols", tr("Protocols"), "edit_note", shortcuts.shown("protocols")),
        Destination("patients", tr("Patients"), "group", shortcuts.shown("patients")),
        Destination("across", tr("Across"), "scatter_plot", shortcuts.shown("across")),
        Destination("settings", tr("Settings"), "settings", shortcuts.shown("settings")),
    )
