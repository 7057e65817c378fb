"""Asks for the key of a record in the window that is there before the record is read."""

from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShortcut
from PySide6.QtWidgets import QMainWindow

from session.encryption import KeyAwaited, KeyNeeded
from ui.signin.full_cover import FullCover
from ui.signin.key_form import KeyForm
from ui.text import tr

UNSEEN: Final = ("offscreen", "minimal")
"""Where Qt draws for nobody, there is nobody to ask."""


class AskedKey(QObject):
    """Asked again and again until what is typed opens the record, or the question is left."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._cover: FullCover | None = None
        self.form = KeyForm(window)
        self.form.hide()
        self._loop = QEventLoop(self)
        self._typed, self._awaited, self._closed = "", False, False
        self.form.given.connect(self._take)
        self.form.left.connect(self._leave)

    def ask(self, problem: KeyNeeded) -> str:
        """Return what was typed; raises `problem` where nobody can see the window, or the question was left.

        Leaving closes the window, but for a record that can be opened without its key; whoever closes the window of
        such a one does not want it opened, and gets a problem that says no more than that a key is needed.
        """
        if QGuiApplication.platformName() in UNSEEN:
            raise problem
        self._typed, self._awaited = "", isinstance(problem, KeyAwaited)
        self.form.close_window.set_label(tr("Go on without") if self._awaited else tr("Close"), tr("Esc"))
        if self._cover is None:
            self._cover = FullCover(self._window)
            self._cover.show_with(tr("The record needs its key"), problem.sentence, self.form)
        else:
            self.form.again(problem.sentence)
        keys = [key for key in self._window.findChildren(QShortcut) if key.isEnabled()]
        for key in keys:  # what they lead to lies behind the question, and would take the keyboard there
            key.setEnabled(False)
        self._window.installEventFilter(self)
        self._loop.exec()
        self._window.removeEventFilter(self)
        for key in keys:
            key.setEnabled(True)
        if self._closed and self._awaited:
            raise KeyNeeded(problem.sentence)
        if not self._typed:
            raise problem
        return self._typed

    def done(self) -> None:
        """Take the question away and forget what was typed."""
        self._typed = ""
        self.form.secret.clear()
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self._closed = True
            self._loop.quit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._leave()
        return False

    def _take(self, typed: str) -> None:
        self._typed = typed
        self._loop.quit()

    def _leave(self) -> None:
        self._loop.quit()
        if not self._awaited:
            self._window.close()
