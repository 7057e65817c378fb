"""The one signal from the recorder to the screens: what was recorded, on the thread of the window."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from session.alert_events import BY_PROGRAM
from session.events import BY_HAND, Body, ClockJumped, Event, RecordingResumed
from session.handover import NOT_SIGNED_IN, taken_over
from session.problems import Refused
from session.recorder import Recorder, Submission
from session.state import SessionState

WAIT_MS: Final = 12
"""A line that is on disk within one frame of the screen is shown as saved at once, not first as on its way."""


class Bridge(QObject):
    """Sends lines to a recorder and says what became of them; it must have a parent that lives as long.

    `recorded` carries (Event, SessionState) once the event is on disk; `submitted` the events of a line that is on
    its way for longer than `WAIT_MS`, `failed` the events that could not be written and the sentence why. `refusal`
    says why whoever is there may not write; nothing where they may.
    """

    recorded = Signal(object, object)
    submitted = Signal(object)
    failed = Signal(object, str)
    _written = Signal(object)

    def __init__(self, recorder: Recorder, parent: QObject) -> None:
        super().__init__(parent)
        self.recorder = recorder
        self.refusal: Callable[[], str] = lambda: ""
        self._untold: list[Submission] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(WAIT_MS)
        self._patience.timeout.connect(self._tell_waiting)
        recorder.listen(_Telling(self))
        self._written.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _settle(self, submission: Submission) -> None:
        self._untold = [item for item in self._untold if item is not submission]
        if not self._untold:
            self._patience.stop()
        self.recorder.settle(submission)

    def _tell_waiting(self) -> None:
        waiting, self._untold = self._untold, []
        for submission in waiting:
            self.submitted.emit(submission.events)

    @property
    def state(self) -> SessionState:
        """Return the session as it is on disk."""
        return self.recorder.state

    def write(
        self,
        bodies: Sequence[Body],
        *,
        occurred_at: datetime | None = None,
        source: str = BY_HAND,
        urgent: bool = False,
    ) -> Submission:
        """Send the facts of one line to the disk without waiting; raises Refused, then nothing of it was sent.

        What somebody writes into a session that another had in hand is a handover, recorded before it. Who may not
        write here is refused, but not what is `urgent`: an emergency needs no role, and no PIN.
        """
        if _by_person(bodies, source):
            sentence = self.refusal()
            if sentence and not urgent:
                raise Refused(sentence)
            if not sentence:
                with suppress(Refused):  # what refuses the handover refuses the line, and says why
                    self.take_over()
        return self._send(bodies, occurred_at, source)

    def write_as_nobodys(self, bodies: Sequence[Body], occurred_at: datetime) -> Submission:
        """Send what an emergency needed before somebody else began to write; who did it is still to say so."""
        recorder = self.recorder
        writes, recorder.actor = recorder.actor, NOT_SIGNED_IN
        try:
            return self._send(bodies, occurred_at, BY_HAND)
        finally:
            recorder.actor = writes

    def take_over(self) -> None:
        """Record that the session passed to whoever writes now, where another had it in hand; raises Refused."""
        recorder = self.recorder
        if (handed := taken_over(recorder.foreseen, recorder.actor, recorder.now())) is not None:
            self._send((handed,), None, BY_HAND)

    def _send(self, bodies: Sequence[Body], occurred_at: datetime | None, source: str) -> Submission:
        submission = self.recorder.submit(bodies, occurred_at=occurred_at, source=source)
        submission.future.add_done_callback(lambda _done: self._written.emit(submission))
        self._untold.append(submission)
        self._patience.start()
        return submission


def _by_person(bodies: Sequence[Body], source: str) -> bool:
    """Say whether a person writes this, not the program by itself."""
    return source != BY_PROGRAM and not any(isinstance(body, ClockJumped | RecordingResumed) for body in bodies)


class _Telling:
    """The recorder's listener that speaks through the bridge's signals."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def submitted(self, events: Iterable[Event]) -> None:
        """Wait with that: most lines are on disk before it could be read."""

    def recorded(self, event: Event, state: SessionState) -> None:
        self._bridge.recorded.emit(event, state)

    def failed(self, events: Iterable[Event], sentence: str) -> None:
        self._bridge.failed.emit(tuple(events), sentence)
