"""What is written about a session that is over, on its way into the record; one way for all of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from session.events import Body, Event
from session.problems import KnownProblem, Refused
from session.recorder import Recorder
from session.state import SessionState
from ui.bridge import Bridge
from ui.desk import Desk
from ui.text import tr

Line = Callable[[SessionState], Sequence[Body]]
"""What a line holds, made from the session as it is on disk when the line's turn comes; may raise Refused."""


def only_reading(desk: Desk) -> str:
    """Say why nothing can be written in this window; an empty text where it can."""
    return (desk.notice or tr("This window only reads the record.")) if desk.read_only else ""


class Written(QObject):
    """Lines for the record of one session, one after another, in one person's name; it goes once all is over.

    A signature holds the hashes of what it covers, and an entry has its hash only once it is on disk: so each line is
    made when those before it are there. `saved` carries the session after each line, `done` after the last one;
    `failed` the sentence why a line was not written: those before it stay, those after it are not tried. Last comes
    `changed` with the session's UUID, where the record is another than before.
    """

    saved = Signal(object)
    done = Signal(object)
    failed = Signal(str)
    changed = Signal(object)

    def __init__(self, desk: Desk, session_id: UUID, name: str, lines: Sequence[Line]) -> None:
        super().__init__(desk)
        self._desk, self._session_id, self._name = desk, session_id, name
        self._lines = list(lines)
        self._bridge: Bridge | None = None
        self._at: datetime | None = None
        self._awaited: UUID | None = None
        self._saved_any = False

    def begin(self, occurred_at: datetime | None = None) -> None:
        """Send the first line on its way; what it says happened at `occurred_at`, else now."""
        self._at = occurred_at
        try:
            self._bridge = self._reopened()
            self._send(self._bridge)
        except KnownProblem as problem:
            self._give_up(problem.sentence)

    def _reopened(self) -> Bridge:
        desk = self._desk
        if sentence := only_reading(desk):
            raise Refused(sentence)
        if desk.session(self._session_id) is not None:
            raise Refused(tr("The session is not over yet."))
        recorder = Recorder.reopen(desk.journal, desk.clock, self._session_id, actor=self._name, station=desk.station)
        recorder.may_not = desk.refusal
        bridge = Bridge(recorder, self)
        bridge.recorded.connect(self._recorded)
        bridge.failed.connect(self._failed)
        return bridge

    def _send(self, bridge: Bridge) -> None:
        submission = bridge.write(self._lines.pop(0)(bridge.state), occurred_at=self._at)
        self._awaited = submission.events[-1].event_id

    def _recorded(self, event: Event, state: SessionState) -> None:
        if event.event_id != self._awaited or self._bridge is None:
            return
        self._saved_any = True
        self.saved.emit(state)
        if not self._lines:
            self.done.emit(state)
            self._end()
            return
        try:
            self._send(self._bridge)
        except KnownProblem as problem:
            self._give_up(problem.sentence)

    def _failed(self, _events: Sequence[Event], sentence: str) -> None:
        self._give_up(sentence)

    def _give_up(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._end()

    def _end(self) -> None:
        if self._saved_any:
            self.changed.emit(self._session_id)
        self.deleteLater()
