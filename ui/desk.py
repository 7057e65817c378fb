"""The nurse's desk: what every screen is handed, and the sessions that are running here."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from session.audit_port import Looking, LookKind
from session.documents import Documents
from session.erasure import is_erased
from session.events import SessionOpened
from session.handover import NOT_SIGNED_IN, last_hand
from session.people import Act, AtKeyboard, Person, refused
from session.ports import Clock, Journal, Patient, Registry, SessionRow
from session.problems import KnownProblem, Refused, StorageProblem
from session.recorder import Recorder
from session.safekeeping import Backup
from session.state import SessionState
from ui.course_keeper import CourseKeeper
from ui.monitor_place import MonitorPlace, MonitorSource
from ui.running_session import RunningSession
from ui.text import tr

_KEYED: Final = tuple("123456789")


class Desk(QObject):
    """Journal, registry, clock and documents as ports, who writes now, the running sessions; one tick a second.

    `ticked` comes after every session had its own tick; `patient_corrected` carries a patient's row as it is from
    now on. `nurse` is who checked in last here, empty before; who writes in a session is its recorder's actor.
    `signed_in` is who signed in with a PIN, None where names are typed, and while the keyboard is `locked`; what that
    person may not do is refused. `lock_asked` wants another person to sign in.
    `notice` says why a window may only read; `unreadable` holds the running sessions that could not be gone on with,
    each with the sentence why.
    """

    ticked = Signal()
    opened = Signal(object)
    finished = Signal(object)
    nurse_changed = Signal(str)
    patient_corrected = Signal(object)
    signed_in_changed = Signal()
    lock_asked = Signal()

    def __init__(  # noqa: PLR0913 -- the ports and what this window was started with
        self,
        journal: Journal,
        registry: Registry,
        clock: Clock,
        *,
        documents: Documents,
        station: str,
        notice: str = "",
        read_only: bool = False,
        watermark: str = "",
        monitor: MonitorSource | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.journal, self.registry, self.clock = journal, registry, clock
        self.documents, self.station = documents, station
        self.read_only, self.watermark = read_only, watermark
        self.notice = notice
        self.nurse = ""
        self.backed_up: Callable[[], Sequence[Backup]] = tuple
        self.signed_in: Person | None = None
        self._at_keyboard: AtKeyboard | None = None
        self.locked = False
        self.running: list[RunningSession] = []
        self.unreadable: list[tuple[SessionRow, str]] = []
        self._monitors = MonitorPlace(monitor)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start()

    def stop(self) -> None:
        """Stop ticking, before the window closes."""
        self._timer.stop()

    def tick(self) -> None:
        """Let every running session look at its clock and its monitor, then tell the screens."""
        for running in self.running:
            running.tick()
        self.ticked.emit()

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        return self.clock.wall()

    def write_as(self, nurse: str) -> None:
        """Say who writes in the sessions that are opened from now on, in no other; raises StorageProblem."""
        self.registry.add_staff(nurse, nurse)
        self.nurse = nurse
        self.nurse_changed.emit(nurse)

    def sign_in(self, person: Person) -> None:
        """Let what is written from now on be this person's, in every session that runs here."""
        self.registry.people.note_keyboard(person.name, self._at_keyboard)
        self.signed_in, self.locked, self._at_keyboard = person, False, AtKeyboard(person.name)
        with suppress(StorageProblem):  # the name is in every entry; only its suggestion is missing
            self.registry.add_staff(person.name, person.name)
        self.nurse = person.name
        self.nurse_changed.emit(person.name)
        for running in self.running:
            running.write_as(person.name)
        self.signed_in_changed.emit()

    def take_up(self, person: Person) -> None:
        """Let what was changed of whoever is signed in hold at once; who no longer works here is locked out."""
        if self.signed_in is None or self.signed_in.person_id != person.person_id:
            return
        if person.active:
            self.signed_in = person
        else:
            self.lock()

    def lock(self) -> None:
        """Let nobody be signed in until somebody gives a PIN; what is recorded until then is nobody's."""
        if self.signed_in is not None:
            self._at_keyboard = AtKeyboard(self.signed_in.name, self.now())
        self.signed_in, self.locked = None, True
        for running in self.running:
            running.write_as(NOT_SIGNED_IN)
        self.signed_in_changed.emit()

    def sign_out(self) -> None:
        """Let it be written down that whoever is signed in, or was until it was locked, leaves: the window closes."""
        if self._at_keyboard is not None:
            self.registry.people.note_keyboard("", self._at_keyboard)
            self._at_keyboard = None

    @property
    def who(self) -> str:
        """Return in whose name a change is made: who is signed in; where names are typed who wrote last, or where."""
        if self.signed_in is not None:
            return self.signed_in.name
        return "" if self.locked else self.nurse or self.station

    def look(self, kind: LookKind, patient_id: UUID | None = None, session_id: UUID | None = None) -> None:
        """Let it be written down that the record of a patient is looked at here, or of everybody; waits for nothing."""
        looking = Looking(kind=kind, patient_id=patient_id, session_id=session_id)
        nobody = NOT_SIGNED_IN if self.locked else self.nurse
        self.registry.audit.note_look(looking, self.signed_in.name if self.signed_in else nobody)

    def refusal(self, act: Act) -> str:
        """Say why the person who is signed in may not do something; an empty text where it may be done."""
        if self.signed_in is not None:
            return refused(self.signed_in, act)
        return tr("Nobody is signed in. Sign in first.") if self.locked else ""

    def hand_over(self, running: RunningSession, nurse: str) -> None:
        """Say who writes in one session from now on; the others stay in the hands they are in."""
        running.hand_over(nurse)
        with suppress(StorageProblem):  # the name is in every entry; only its suggestion is missing
            self.registry.add_staff(nurse, nurse)

    def correct_patient(self, corrected: Patient, nurse: str) -> None:
        """Put a patient's row right, also for the session that is running; raises StorageProblem."""
        self.registry.correct_patient(corrected, nurse)
        for running in self.running:
            if running.patient.patient_id == corrected.patient_id:
                running.patient = corrected
        self.patient_corrected.emit(corrected)

    def open_session(self, patient: Patient, opened: SessionOpened) -> RunningSession:
        """Open a session for a patient once its check-in is on disk; raises Refused or StorageProblem."""
        if is_erased(patient):
            raise Refused(tr("The identity of this patient was removed for good. Register the patient anew."))
        recorder = Recorder.open(self.journal, self.clock, opened, actor=self.nurse, station=self.station)
        return self._seat(recorder, patient)

    def resume(self, row: SessionRow) -> RunningSession:
        """Go on with a session that is in the journal, and record that the program was opened again into it.

        It stays in the hands of who wrote in it last. Raises StorageProblem where it cannot be read.
        """
        session_id, nurse = row.head.session_id, row.head.nurse
        recorder = Recorder.reopen(self.journal, self.clock, session_id, actor=nurse, station=self.station)
        recorder.actor = last_hand(recorder.state) or nurse
        running = self._seat(recorder, row.patient)
        running.listen_on()
        with suppress(Refused):  # where the clock was put back every line says so itself
            running.bridge.write((recorder.resumption(),))
        return running

    def resume_all(self) -> tuple[RunningSession, ...]:
        """Go on with every session whose patient has not left; none where this window is read-only."""
        if self.read_only:
            return ()
        rows = self.registry.running()
        self._monitors.keep_for_last([row.head.session_id for row in rows])
        return tuple(running for row in rows if (running := self._resumed(row)) is not None)

    def _resumed(self, row: SessionRow) -> RunningSession | None:
        """Go on with a session; one that cannot be read keeps no other from being gone on with."""
        try:
            return self.resume(row)
        except KnownProblem as problem:
            self.unreadable.append((row, problem.sentence))
            return None

    @property
    def monitored(self) -> RunningSession | None:
        """Return the session at which the only monitor stands; None where it is free, or each has its own."""
        return self._monitors.holder

    def may_attach_monitor(self, running: RunningSession) -> bool:
        """Say whether there is a monitor that this session could have and has not."""
        return self._monitors.may_move_to(running)

    def attach_monitor(self, running: RunningSession) -> None:
        """Take the only monitor from whoever has it: what it sends from now on is recorded in this session."""
        self._monitors.move_to(running)

    def session(self, session_id: UUID) -> RunningSession | None:
        """Return a running session, or None."""
        return next((item for item in self.running if item.recorder.session_id == session_id), None)

    def _seat(self, recorder: Recorder, patient: Patient) -> RunningSession:
        running = RunningSession(self.journal, recorder, patient, None, self)
        self._monitors.provide(running)
        running.edge = self._free_edge(recorder.state)
        running.bridge.refusal = partial(self.refusal, Act.RECORD)
        running.bridge.recorded.connect(lambda *_: self._look_for_end(running))
        self.running.append(running)
        CourseKeeper(running, self.registry)
        self.opened.emit(running)
        return running

    def _free_edge(self, state: SessionState) -> int:
        """Return the chair's own place among the nine keys where it is free, so that Ctrl+2 is chair 2."""
        taken = {item.edge for item in self.running}
        chair = state.opened.chair.strip() if state.opened else ""
        if chair in _KEYED and int(chair) - 1 not in taken:
            return int(chair) - 1
        kept = {int(key) - 1 for key in _KEYED} - taken
        return min(kept, default=len(_KEYED) + len(taken))

    def _look_for_end(self, running: RunningSession) -> None:
        if running.finished and running in self.running:
            self.running.remove(running)
            self._monitors.release(running)
            self.finished.emit(running)
