"""Which sessions are in the chairs: those driven from this window, or, where it may only read, those on the disk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from session.ports import Patient, SessionHead, SessionRow
from session.problems import StorageProblem
from session.state import SessionState, replay
from ui.desk import Desk
from ui.running_session import RunningSession


@dataclass(frozen=True, slots=True)
class Seat:
    """A running session with its state at `now`; `running` is None where another window drives it."""

    session_id: UUID
    patient: Patient
    state: SessionState
    now: datetime
    running: RunningSession | None

    @property
    def number(self) -> int | None:
        """Return the number of its key, which stays the same as long as it runs."""
        return self.running.edge + 1 if self.running and self.running.edge < 9 else None


def own_seats(desk: Desk) -> tuple[Seat, ...]:
    """Return the sessions that are driven from this window."""
    return tuple(
        Seat(item.recorder.session_id, item.patient, item.state, item.recorder.now(), item)
        for item in desk.running
        if not item.finished
    )


class WatchedSeats:
    """The sessions that another window drives, read again only where their row has changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[UUID, tuple[SessionHead, Patient, SessionState]] = {}
        self.unreadable: list[tuple[SessionRow, str]] = []

    def refresh(self) -> None:
        """Look at the rows of running sessions, and read the events of those that changed; raises StorageProblem.

        One whose events cannot be read is in `unreadable`, with the sentence why.
        """
        rows = {row.head.session_id: row for row in self._desk.registry.running()}
        self._known = {key: known for key, known in self._known.items() if key in rows}
        self.unreadable = []
        for key, row in rows.items():
            if key in self._known and self._known[key][0] == row.head:
                continue
            try:
                self._known[key] = (row.head, row.patient, replay(self._desk.journal.events(key)))
            except StorageProblem as problem:
                self._known.pop(key, None)
                self.unreadable.append((row, problem.sentence))

    def seats(self) -> tuple[Seat, ...]:
        """Return them as last read, at this moment."""
        now = self._desk.now()
        return tuple(
            Seat(key, patient, state, now - timedelta(seconds=state.clock_offset_s), None)
            for key, (_, patient, state) in self._known.items()
        )
