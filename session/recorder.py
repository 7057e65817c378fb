"""The one door to a session: may it happen? then journal, then fold, then tell."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from session.events import BY_HAND, Body, ClockJumped, Event, RecordingResumed, SessionOpened
from session.identity import Identities
from session.people import Act
from session.ports import Clock, Journal, Listener
from session.problems import Refused, StorageProblem
from session.record import Phase
from session.rules import refusal
from session.session_head import head
from session.state import SessionState, apply, replay
from session.summary import silence
from session.writing_acts import act_of

JUMP: Final = timedelta(seconds=5)
"""How far the computer's clock may move against elapsed time before it is recorded (this project's own choice)."""


@dataclass(frozen=True, slots=True)
class Submission:
    """The events of one line on their way to the disk."""

    events: tuple[Event, ...]
    future: "Future[tuple[Event, ...]]"


class Recorder:
    """Records one session. `state` holds only what is on disk; what is on its way is in `pending`.

    Used from one thread. A clock that is set while a session runs does not bend it: the session's own time is the
    wall time at which the recorder was made, less earlier jumps, plus elapsed time. It never begins before what this
    station has recorded: a clock that was put back while the program was closed is a jump as well.

    `may_not` says why whoever writes may not do an act; nothing where they may.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        session_id: UUID,
        *,
        actor: str,
        station: str,
        state: SessionState | None = None,
    ) -> None:
        self.actor = actor
        self.may_not: Callable[[Act], str] = lambda _act: ""
        self.session_id = session_id
        self.state = state or SessionState()
        self.pending: tuple[Submission, ...] = ()
        self.saved_at = max((event.recorded_at for event in self.state.events), default=None)
        self._journal, self._clock, self._station = journal, clock, station
        self._identities = Identities()
        self._listeners: list[Listener] = []
        self._untold: tuple[Event, ...] = ()
        own = (event.recorded_at for event in self.state.events if event.station == station)
        self._began_at = max((clock.wall() - self._moved(self.state), *own))
        self._began = clock.elapsed()

    @classmethod
    def open(cls, journal: Journal, clock: Clock, opened: SessionOpened, *, actor: str, station: str) -> "Recorder":
        """Open a new session and return its recorder once the check-in is on disk; raises StorageProblem."""
        recorder = cls(journal, clock, Identities().new(clock.wall()), actor=actor, station=station)
        recorder.record((opened,))
        return recorder

    @classmethod
    def reopen(cls, journal: Journal, clock: Clock, session_id: UUID, *, actor: str, station: str) -> "Recorder":
        """Return the recorder of a session that is in the journal."""
        state = replay(journal.events(session_id))
        return cls(journal, clock, session_id, actor=actor, station=station, state=state)

    def listen(self, listener: Listener) -> None:
        """Tell `listener` from now on."""
        self._listeners.append(listener)

    def now(self) -> datetime:
        """Return the session's own time, aware, in UTC."""
        return self._began_at + timedelta(seconds=self._clock.elapsed() - self._began)

    @property
    def foreseen(self) -> SessionState:
        """Return the state as it will be once everything is on disk and told; a listener may ask in between."""
        state = self.state
        for event in self._untold:
            state = apply(state, event)
        for submission in self.pending:
            for event in submission.events:
                state = apply(state, event)
        return state

    def submit(
        self, bodies: Sequence[Body], *, occurred_at: datetime | None = None, source: str = BY_HAND
    ) -> Submission:
        """Send the facts of one line to the journal and return at once; raises Refused, then nothing was sent."""
        now = self.now()
        self._settle_done()
        state, events = self.foreseen, []
        for body in bodies:
            event = self._event(body, occurred_at or now, now, source)
            after = apply(state, event)
            if sentence := self.may_not(act_of(body, state.phase)) or refusal(state, event, now, after):
                raise Refused(sentence)
            state = after
            events.append(event)
        submission = Submission(tuple(events), self._journal.append(events, head(state, now)))
        self.pending = (*self.pending, submission)
        for listener in self._listeners:
            listener.submitted(submission.events)
        return submission

    def settle(self, submission: Submission) -> None:
        """Fold a submission whose write is over and tell the listeners; waits where it is not over yet.

        What was sent before it is settled first, so that all is told in the order of the disk; one that is settled
        already stays so.
        """
        while any(item is submission for item in self.pending):
            self._settle(self.pending[0])

    def _settle_done(self) -> None:
        """Settle what is over, so that a line that failed is not counted on by the next."""
        while self.pending and self.pending[0].future.done():
            self._settle(self.pending[0])

    def _settle(self, submission: Submission) -> None:
        self.pending = self.pending[1:]
        try:
            committed = submission.future.result()
        except StorageProblem as problem:
            self._tell_failed(submission, problem.sentence)
            return
        except Exception:
            self._tell_failed(submission, "This entry could not be saved. The line is still there; try again.")
            raise
        self.saved_at = self.now()
        others = self._untold
        for told, event in enumerate(committed, 1):
            self.state = apply(self.state, event)
            self._untold = (*committed[told:], *others)
            for listener in self._listeners:
                listener.recorded(event, self.state)

    def _tell_failed(self, submission: Submission, sentence: str) -> None:
        for listener in self._listeners:
            listener.failed(submission.events, sentence)

    def record(
        self, bodies: Sequence[Body], *, occurred_at: datetime | None = None, source: str = BY_HAND
    ) -> tuple[Event, ...]:
        """Record and wait until it is on disk; raises Refused or StorageProblem."""
        submission = self.submit(bodies, occurred_at=occurred_at, source=source)
        self.settle(submission)
        return submission.future.result()

    def clock_jump(self) -> ClockJumped | None:
        """Return what is to be recorded where the computer's clock or its offset from UTC has moved, else None.

        A finished session records nothing more, nor one that is not opened yet.
        """
        state = self.foreseen
        if state.opened is None or state.phase is Phase.LEFT:
            return None
        moved = self._clock.wall() - self.now() - self._moved(state)
        offset = self._clock.utc_offset_min()
        known = [jump.utc_offset_min for jump in self._jumps(state)]
        if abs(moved) < JUMP and offset == (known or [state.opened.utc_offset_min])[-1]:
            return None
        return ClockJumped(round(moved.total_seconds()) if abs(moved) >= JUMP else 0, offset)

    def resumption(self) -> RecordingResumed:
        """Return what is to be recorded when the program is opened again into this session."""
        return RecordingResumed(max(0, int(silence(self.state, self.now()).total_seconds())))

    def _jumps(self, state: SessionState) -> list[ClockJumped]:
        """Return the jumps of this station's clock; another one's say nothing about it."""
        own = (event.body for event in state.events if event.station == self._station)
        return [body for body in own if isinstance(body, ClockJumped)]

    def _moved(self, state: SessionState) -> timedelta:
        return timedelta(seconds=sum(jump.offset_s for jump in self._jumps(state)))

    def _event(self, body: Body, occurred_at: datetime, now: datetime, source: str) -> Event:
        return Event(
            event_id=self._identities.new(now),
            session_id=self.session_id,
            occurred_at=occurred_at,
            recorded_at=now,
            actor=self.actor,
            station=self._station,
            source=source,
            body=body,
        )
