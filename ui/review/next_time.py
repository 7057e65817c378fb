"""What to heed at the patient's next session, in a physician's words, written once the session is over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.declarations import NextTimeAdvised
from session.events import Event
from session.problems import Refused, StorageProblem
from session.recorder import Recorder
from session.state import SessionState
from session.wording import quoted
from ui.bridge import Bridge
from ui.desk import Desk
from ui.review.past_session import PastSession
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class NextTime(QWidget):
    """Shows the last advice and lets another be written; without a desk, or in a window that only reads, it is shown.

    `advised` carries the session's UUID once the words are on disk. What was typed stays until then.
    `writing` says whether there are fields to fill in, which need room.
    """

    advised = Signal(object)
    writing = Signal(bool)

    def __init__(self, desk: Desk | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: PastSession | None = None
        self._bridge: Bridge | None = None
        self.advice = QLabel(self)
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)
        self.begin = KeyButton(tr("Write for next time"), parent=self)
        self.begin.clicked.connect(self._begin)
        self.fields = QWidget(self)
        self.name = Field(tr("Physician"), parent=self.fields)
        self.words = Field(tr("What to heed next time"), parent=self.fields)
        self.save = KeyButton(tr("Save"), kind=ButtonKind.PRIMARY, parent=self.fields)
        self.leave = KeyButton(tr("Leave it"), kind=ButtonKind.QUIET, parent=self.fields)
        self._arrange()
        self.save.clicked.connect(self.take)
        self.leave.clicked.connect(self._end)
        self.words.line.returnPressed.connect(self.take)

    def _arrange(self) -> None:
        heading = QLabel(tr("For next time"), self)
        heading.setObjectName("columnHead")
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.name)
        inner.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.save, 1)
        row.addWidget(self.leave)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 12, 10)
        column.setSpacing(6)
        for part in (heading, self.advice, self.begin, self.fields):
            column.addWidget(part)
        self.fields.hide()

    def show_session(self, session: PastSession) -> None:
        """Show what was advised in a finished session; what is being written for it stays."""
        if self._session is None or self._session.row.head.session_id != session.row.head.session_id:
            self._end()
        self._session = session
        said, written_by = session.state.declared.next_time, _advisor(session.state)
        words = f"{quoted(said.words)} {written_by}" if said else ""
        self.advice.setText(words or tr("Nothing was written."))
        self.begin.setVisible(self._may_write and not self.fields.isVisibleTo(self))
        self.setVisible(not session.running and (self._may_write or said is not None))

    @property
    def _may_write(self) -> bool:
        return self._desk is not None and not self._desk.read_only

    def take(self) -> None:
        """Record the words in the name written; what is missing is said at its field."""
        name, words = (" ".join(field.text().split()) for field in (self.name, self.words))
        self.name.show_problem("" if name else tr("Write who says so."))
        self.words.show_problem("" if words else tr("Write what to heed next time."))
        if self._session is None or self._desk is None or self._bridge is not None or not (name and words):
            return
        try:
            recorder = Recorder.reopen(
                self._desk.journal,
                self._desk.clock,
                self._session.row.head.session_id,
                actor=name,
                station=self._desk.station,
            )
            self._bridge = Bridge(recorder, self)
            self._bridge.recorded.connect(self._recorded)
            self._bridge.failed.connect(self._failed)
            self._bridge.write((NextTimeAdvised(words),))
        except (Refused, StorageProblem) as problem:
            self._say(problem.sentence)

    def _recorded(self, event: Event, _state: object) -> None:
        self._let_go()
        if self._session is not None and self._session.row.head.session_id == event.session_id:
            self._end()
        self.advised.emit(event.session_id)

    def _failed(self, _events: Sequence[Event], sentence: str) -> None:
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._let_go()
        self.words.show_problem(sentence)

    def _let_go(self) -> None:
        if self._bridge is not None:
            self._bridge.deleteLater()
            self._bridge = None

    def _begin(self) -> None:
        self.begin.hide()
        self.fields.show()
        self.writing.emit(True)
        self.name.setFocus()

    def _end(self) -> None:
        """Empty the fields and put them away."""
        for field in (self.name, self.words):
            field.set_text("")
            field.show_problem("")
        self.fields.hide()
        self.writing.emit(False)
        self.begin.setVisible(self._may_write)


def _advisor(state: SessionState) -> str:
    """Return who wrote the advice that counts."""
    said = state.declared.next_time
    return next((entry.event.actor for entry in reversed(state.entries) if entry.body is said), "")
