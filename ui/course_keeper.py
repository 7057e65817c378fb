"""Keeps a patient's course true to a running session: its booking, and its phase once the induction is over."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Slot

from session.course import CourseFile
from session.course_keeping import booking_after, course_after
from session.events import EntryAmended, EntryVoided, Event
from session.ports import Registry
from session.problems import KnownProblem
from session.pump_events import InfusionEnded, InfusionStarted
from session.state import SessionState
from ui.running_session import RunningSession
from ui.text import tr

_HEEDED: Final = (InfusionStarted, InfusionEnded, EntryAmended, EntryVoided)


class CourseKeeper(QObject):
    """Owned by its session; what it cannot write it tells there, and the record of the session stands as it is.

    It comes after the screens have shown the entry, and looks once when a session is gone on with.
    """

    def __init__(self, running: RunningSession, registry: Registry) -> None:
        super().__init__(running)
        self._running, self._registry = running, registry
        opened = running.state.opened
        self._course_id = opened.course_id if opened else None
        if self._course_id is not None:
            running.bridge.recorded.connect(self._heed, Qt.ConnectionType.QueuedConnection)
            self._look()

    @Slot(object, object)
    def _heed(self, event: Event, _state: SessionState) -> None:
        if isinstance(event.body, _HEEDED):
            self._look()

    def _look(self) -> None:
        """Bring booking and course up to date with the session as it is on disk, each by itself."""
        for keep in (self._keep_booking, self._keep_phase):
            try:
                keep()
            except KnownProblem as problem:
                words = tr("The patient's course was not brought up to date; this record is whole. {sentence}")
                self._running.inform(words.format(sentence=problem.sentence))

    def _kept(self) -> CourseFile | None:
        return self._registry.courses.kept(self._course_id) if self._course_id else None

    def _keep_booking(self) -> None:
        recorder, kept = self._running.recorder, self._kept()
        if kept and (changed := booking_after(kept, recorder.state, recorder.session_id)):
            booking, reason = changed
            self._registry.courses.change_booking(booking, recorder.actor, reason)

    def _keep_phase(self) -> None:
        recorder, kept = self._running.recorder, self._kept()
        if kept and (changed := course_after(kept, recorder.state, recorder.session_id)):
            course, reason = changed
            self._registry.courses.change_course(course, recorder.actor, reason)
            words = tr("{reason}. A physician judges the response now, on the patient's course.")
            self._running.inform(words.format(reason=f"{reason[:1].upper()}{reason[1:]}"))
