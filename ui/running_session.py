"""One session that is driven from this window: its recorder, its patient, and the monitor beside it."""

from PySide6.QtCore import QObject, Signal

from session.ports import Journal, Monitor, Patient
from session.record import Phase
from session.recorder import Recorder
from session.state import SessionState
from ui.bridge import Bridge


class RunningSession(QObject):
    """A session at a chair. `sampled` carries the new device samples of one second, as they came."""

    sampled = Signal(object)

    def __init__(
        self, journal: Journal, recorder: Recorder, patient: Patient, monitor: Monitor | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.bridge = Bridge(recorder, self)
        self.recorder = recorder
        self.patient = patient
        self.monitor = monitor
        self.edge = 0
        self._journal = journal

    @property
    def state(self) -> SessionState:
        """Return the session as it is on disk."""
        return self.recorder.state

    @property
    def finished(self) -> bool:
        """Say whether the patient has left."""
        return self.state.phase is Phase.LEFT

    def tick(self) -> None:
        """Once a second: note a clock that was set, and take what the monitor has sent."""
        if self.finished:
            return
        if jump := self.recorder.clock_jump():
            self.bridge.write((jump,))
        if self.monitor is None:
            return
        samples = self.monitor.poll(self.recorder.foreseen, self.recorder.now())
        if samples:
            self._journal.append_samples(self.recorder.session_id, self.monitor.name, samples)
            self.sampled.emit(samples)
