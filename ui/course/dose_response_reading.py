"""Reads how each infusion of a patient's course was borne beside the window, which may not stand still for it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Thread
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from session.dose_response import Borne, DoseResponse, borne, dose_response
from session.dose_response_words import sentences
from session.problems import KnownProblem
from session.state import replay
from ui.course.patient_course import PatientCourse, read_course
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class CourseDoses:
    """A patient's newest course, if there was one yet, with its doses and responses and what is `said` of them."""

    shown: PatientCourse
    found: DoseResponse
    said: tuple[str, ...] = ()


class DoseResponseReading(QObject):
    """`told` carries CourseDoses, `failed` the sentence why the course could not be read.

    It reads on a thread of its own, one patient at a time; `stop` waits for it, before the database is closed. A
    session is folded once for as long as nothing is written in it.
    """

    told = Signal(object)
    failed = Signal(str)
    _done = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._thread: Thread | None = None
        self._wanted: UUID | None = None
        self._folded: dict[tuple[UUID, datetime], Borne | None] = {}
        self._done.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_reading(self) -> bool:
        return self._thread is not None

    def read(self, patient_id: UUID) -> None:
        """Read a patient's course now, or after the reading that goes on."""
        if self.is_reading:
            self._wanted = patient_id
            return
        self._thread = Thread(target=self._work, args=(patient_id,), name="dose and response")
        self._thread.start()

    def stop(self) -> None:
        """Wait until nothing is read any more; what was read is not told."""
        self._wanted = None
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, patient_id: UUID) -> None:
        found, sentence = None, ""
        try:
            shown = read_course(self._desk, patient_id)
            doses = self._doses(shown, patient_id)
            found = CourseDoses(shown, doses, sentences(doses))
        except KnownProblem as problem:
            sentence = problem.sentence
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._done.emit(found, sentence)

    def _doses(self, shown: PatientCourse, patient_id: UUID) -> DoseResponse:
        if shown.story is None:
            return DoseResponse()
        wanted = {one.infusion.session_id for one in shown.story.given}
        heads = [row.head for row in self._desk.registry.sessions_of(patient_id)]
        known = {
            head.session_id: self._borne(head.session_id, head.last_at) for head in heads if head.session_id in wanted
        }
        return dose_response(shown.story, known)

    def _borne(self, session_id: UUID, last_at: datetime) -> Borne | None:
        """Return how an infusion was borne; None where its record cannot be read, which is looked at again."""
        if (session_id, last_at) not in self._folded:
            try:
                self._folded[session_id, last_at] = borne(replay(self._desk.journal.events(session_id)))
            except KnownProblem:
                return None
        return self._folded[session_id, last_at]

    @Slot(object, str)
    def _settle(self, found: CourseDoses | None, sentence: str) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.read(wanted)
        elif found is not None:
            self.told.emit(found)
        else:
            self.failed.emit(sentence)
