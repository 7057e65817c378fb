"""Reads the sessions of a patient in small steps, for the window may not stand still while sixty of them are folded."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from session.comparison import Aligned, align
from session.ports import SessionHead, SessionRow
from session.problems import KnownProblem, StorageProblem
from session.session_flags import SessionFlag, session_flags
from session.state import SessionState, replay
from ui.desk import Desk
from ui.text import tr

_AT_ONCE: Final = 2
"""How many are told before the rest is read: what most look at first."""


@dataclass(frozen=True, slots=True)
class ReadSession:
    """One session of the patient; `session` is None where it was never started or could not be read (`trouble`)."""

    row: SessionRow
    session: Aligned | None = None
    course: str = ""
    given_mg: Decimal | None = None
    flags: tuple[SessionFlag, ...] = ()
    trouble: str = ""

    @property
    def head(self) -> SessionHead:
        return self.row.head


class CompareReading(QObject):
    """`told` carries the session and then the others: at first only the last one over before it, then all there are.

    `failed` carries the sentence why nothing could be read. A step reads, folds or aligns one session; between two
    steps the window does whatever else it has to do.
    """

    told = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: Iterator[ReadSession | None] = iter(())
        self._found: list[ReadSession] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def is_reading(self) -> bool:
        return self._timer.isActive()

    def read(self, session_id: UUID) -> None:
        """Read the sessions of whose session this is; what is still being read for another is given up."""
        self._steps, self._found = self._sessions(session_id), []
        self._timer.start()

    def stop(self) -> None:
        """Give up what is being read; nothing of it is told any more."""
        self._timer.stop()

    def _step(self) -> None:
        try:
            one = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.told.emit(tuple(self._found))
        except KnownProblem as problem:
            self._timer.stop()
            self.failed.emit(problem.sentence)
        else:
            if one is not None:
                self._found.append(one)
                if len(self._found) == _AT_ONCE:
                    self.told.emit(tuple(self._found))

    def _sessions(self, session_id: UUID) -> Iterator[ReadSession | None]:
        """Yield the session itself, then the others, those before it that are over first, the latest at once."""
        this = self._desk.registry.session_row(session_id)
        if this is None:
            raise StorageProblem(tr("This session is not in the record that is open."))
        rows = self._desk.registry.sessions_of(this.patient.patient_id)
        others = [row for row in rows if row.head.session_id != session_id]
        others.sort(key=lambda row: (row.head.opened_at > this.head.opened_at, not _is_over(row.head)))
        yield None
        for row in (this, *others):
            yield from self._one(row)

    def _one(self, row: SessionRow) -> Iterator[ReadSession | None]:
        """Yield None for each step towards a session, and then the session."""
        try:
            state = self._state(row)
        except StorageProblem as problem:
            yield ReadSession(row, trouble=problem.sentence)
            return
        yield None
        course = state.opened.course if state.opened else ""
        session = align(state)
        if session is None:
            yield ReadSession(row, None, course)
            return
        yield None
        given = session.given_at(session.seconds(session.until))
        yield ReadSession(row, session, course, given[0] if given else None, session_flags(state, session.until))

    def _state(self, row: SessionRow) -> SessionState:
        running = self._desk.session(row.head.session_id)
        return running.state if running else replay(self._desk.journal.events(row.head.session_id))


def _is_over(head: SessionHead) -> bool:
    """Say whether the infusion was started and does not run any more."""
    return bool(head.started_at and (head.ended_at or head.left_at))
