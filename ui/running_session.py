"""One session that is driven from this window: its recorder, its patient, and the monitor beside it."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from session.alert_events import BY_PROGRAM
from session.alerts import steps
from session.device_watch import DeviceWatch
from session.events import Event
from session.ports import Journal, Monitor, Patient
from session.problems import KnownProblem, Refused, StorageProblem
from session.record import Phase
from session.recorder import Recorder
from session.state import SessionState
from ui.bridge import Bridge
from ui.text import tr

_TRY_AGAIN: Final = timedelta(seconds=30)
"""How long an alert that could not be recorded waits, so that a full disk is not told of every second."""


class RunningSession(QObject):
    """A session at a chair, whose alerts it records as they come and go.

    `sampled` carries the new device samples of one second, as they came. `nurse_changed` names who writes in it from
    now on. `noticed` carries a sentence that the nurse has to know, `told` keeps them all. `sample_trouble` says why
    the latest samples could not be stored; it is empty again once they could.
    """

    sampled = Signal(object)
    nurse_changed = Signal(str)
    noticed = Signal(str)

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
        self.told: list[str] = []
        self.watch = DeviceWatch()
        self._not_before: datetime | None = None
        self.bridge.recorded.connect(self._heed)
        self.bridge.failed.connect(self._failed)
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

    def write_as(self, nurse: str) -> None:
        """Let what is written in this session from now on be somebody's."""
        self.recorder.actor = nurse
        self.nurse_changed.emit(nurse)

    def hand_over(self, nurse: str) -> None:
        """Let somebody else write in this session from now on, who signs for that with how it stands."""
        self.write_as(nurse)
        try:
            self.bridge.take_over()
        except Refused as refused:
            self.inform(refused.sentence)

    def inform(self, sentence: str) -> None:
        """Tell the nurse something beside the record, also on a screen that is still to be opened."""
        self.told.append(sentence)
        self.noticed.emit(sentence)

    def tick(self) -> None:
        """Once a second: note a clock that was set, and take what the monitor has sent."""
        if self.finished:
            return
        if jump := self.recorder.clock_jump():
            self.bridge.write((jump,))
        self._look_at_stored()
        self._poll()
        self._heed()

    def listen_on(self) -> None:
        """Go on with a monitor that was heard before the program was closed, where that can be read."""
        if self.monitor is None:
            return
        try:
            tracks = self._journal.samples(self.recorder.session_id).values()
        except StorageProblem:  # the chart says so; the entries and what is heard from now on do not depend on it
            return
        heard = max((track.at[-1] for track in tracks if len(track.at)), default=None)
        if heard is not None:
            self.watch.go_on(datetime.fromtimestamp(heard, UTC), self.recorder.now(), self.monitor.name)

    def _poll(self) -> None:
        if self.monitor is None:
            return
        samples = self.monitor.poll(self.recorder.foreseen, self.recorder.now())
        if samples:
            self.watch.add(self.state, samples, self.monitor.name)
            future = self._journal.append_samples(self.recorder.session_id, self.monitor.name, samples)
            if future not in self._storing:
                self._storing.append(future)
            self.sampled.emit(samples)

    def _heed(self) -> None:
        """Record what has become of the alerts."""
        now = self.recorder.now()
        if self.finished or (self._not_before and now < self._not_before):
            return
        if due := steps(self.recorder.foreseen, now, self.watch):
            try:
                self.bridge.write(due, source=BY_PROGRAM)
            except Refused:  # the patient left, or the clock stands before what is recorded: then nobody is watched
                self._not_before = now + _TRY_AGAIN

    def _failed(self, events: Sequence[Event], _sentence: str) -> None:
        if any(event.source == BY_PROGRAM for event in events):
            self._not_before = self.recorder.now() + _TRY_AGAIN

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
