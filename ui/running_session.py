"""One session that is driven from this window: its recorder, its patient, and the monitor beside it."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from session.ports import Journal, Monitor, Patient
from session.problems import KnownProblem
from session.record import Phase
from session.recorder import Recorder
from session.state import SessionState
from ui.bridge import Bridge
from ui.text import tr


class RunningSession(QObject):
    """A session at a chair. `sampled` carries the new device samples of one second, as they came.

    `nurse_changed` names who writes in it from now on. `sample_trouble` says why the latest samples could not be
    stored; it is empty again once they could.
    """

    sampled = Signal(object)
    nurse_changed = Signal(str)

    def __init__(
        self, journal: Journal, recorder: Recorder, patient: Patient, monitor: Monitor | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.bridge = Bridge(recorder, self)
        self.recorder = recorder
        self.patient = patient
        self.monitor = monitor
        self.edge = 0
        self.sample_trouble = ""
        self._storing: list[Future[None]] = []
        self._journal = journal

    @property
    def state(self) -> SessionState:
        """Return the session as it is on disk."""
        return self.recorder.state

    @property
    def finished(self) -> bool:
        """Say whether the patient has left."""
        return self.state.phase is Phase.LEFT

    def hand_over(self, nurse: str) -> None:
        """Let somebody else write in this session from now on."""
        self.recorder.actor = nurse
        self.nurse_changed.emit(nurse)

    def tick(self) -> None:
        """Once a second: note a clock that was set, and take what the monitor has sent."""
        if self.finished:
            return
        if jump := self.recorder.clock_jump():
            self.bridge.write((jump,))
        self._look_at_stored()
        if self.monitor is None:
            return
        samples = self.monitor.poll(self.recorder.foreseen, self.recorder.now())
        if samples:
            future = self._journal.append_samples(self.recorder.session_id, self.monitor.name, samples)
            if future not in self._storing:
                self._storing.append(future)
            self.sampled.emit(samples)

    def _look_at_stored(self) -> None:
        done = [future for future in self._storing if future.done()]
        self._storing = [future for future in self._storing if not future.done()]
        for future in done:
            self.sample_trouble = _sentence(future.exception())


def _sentence(error: BaseException | None) -> str:
    if error is None:
        return ""
    if isinstance(error, KnownProblem):
        return error.sentence
    what = tr("What the monitor sent could not be stored: {error}. Your entries are not affected. Call your support.")
    return what.format(error=error)
