"""What stands on the cover of the window: who signs in, and the way to the sessions that go on meanwhile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import shortcuts
from ui.day_words import chair_words
from ui.desk import Desk
from ui.occupants import initials
from ui.running_session import RunningSession
from ui.signin.sign_in_form import SignInForm
from ui.text import tr
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import KeyButton


class SignInPage(QWidget):
    """`chosen` carries the running session that is to be looked at without signing in."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = SignInForm(desk.registry.people, tr("Sign in"), parent=self)
        self.forgotten = QLabel(tr("PIN forgotten? An administrator sets another in Settings, under People."), self)
        self.forgotten.setWordWrap(True)
        self.caption = QLabel(tr("Running here, in view without signing in"), self)
        for words in (self.forgotten, self.caption):
            words.setObjectName("caption")
        self.chairs = FlowRow(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.form, self.forgotten, self.caption, self.chairs):
            column.addWidget(part)
        self.setFocusProxy(self.form)

    def begin(self, name: str) -> None:
        """Ask anew who signs in, and offer what runs here."""
        self.form.begin(self.names(), name)
        running = sorted(self._desk.running, key=lambda one: one.edge)
        self.chairs.show_parts([self._button(one) for one in running])
        for part in (self.caption, self.chairs):
            part.setVisible(bool(running))

    def names(self) -> tuple[str, ...]:
        """Return who may sign in, by name."""
        return tuple(one.name for one in self._desk.registry.people.everybody() if one.active)

    def _button(self, running: RunningSession) -> KeyButton:
        opened = running.state.opened
        chair = chair_words(opened.chair) if opened else ""
        key = shortcuts.shown(f"session {running.edge + 1}") if running.edge < 9 else ""
        words = " · ".join(filter(None, (chair, initials(running.patient.name))))
        button = KeyButton(words, key, parent=self.chairs)
        button.clicked.connect(lambda: self.chosen.emit(running))
        return button
