"""A form beside the chart that writes entries of its own, for what one line cannot say."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.events import Body, Event
from session.problems import Refused
from ui.live.entry_line import EntryLine
from ui.running_session import RunningSession
from ui.widgets.restyle import set_style_property


class Form(QWidget):
    """What was typed stays until it is on disk. `saved` comes then, `done` when the form is to be closed.

    `asked` carries the name of another panel of the live screen.
    """

    saved = Signal()
    done = Signal()
    asked = Signal(str)

    def __init__(self, running: RunningSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running = running
        self._awaited: UUID | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.message = QLabel(self)
        self.message.setObjectName("caption")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        running.bridge.recorded.connect(self._recorded)
        running.bridge.failed.connect(self._failed)

    def show_now(self) -> None:
        """The record changed or a second has passed: show what has become of it."""

    def beside(self, line: EntryLine) -> None:
        """The form stands beside this line from now on; only some have to know it."""

    def write(self, bodies: Sequence[Body]) -> None:
        """Record these together; a refusal is said under the form."""
        if self._awaited is not None:
            return
        try:
            self._awaited = self.running.bridge.write(bodies).events[-1].event_id
        except Refused as refused:
            self.say(refused.sentence)

    def say(self, sentence: str) -> None:
        """Say what is wrong, or nothing any more."""
        set_style_property(self.message, "wrong", "true" if sentence else "false")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _recorded(self, event: Event, _state: object) -> None:
        if event.event_id == self._awaited:
            self._awaited = None
            self.say("")
            self.saved.emit()
        self.show_now()

    def _failed(self, events: Sequence[Event], sentence: str) -> None:
        if self._awaited in {event.event_id for event in events}:
            self._awaited = None
            self.say(sentence)
