"""A journal that only remembers: a session is played against it first and then written down in one transaction."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from uuid import UUID

from session.events import Event
from session.ports import Journal, Sample, SampleTrack, SessionHead
from session.session_head import head
from session.state import replay


class Rehearsal:
    """Takes everything at once; the events stay without number and hash until a real journal commits them."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def append(self, events: Sequence[Event], head: SessionHead) -> "Future[tuple[Event, ...]]":
        """Remember one line; the future is done."""
        del head
        self._events += events
        future: Future[tuple[Event, ...]] = Future()
        future.set_result(tuple(events))
        return future

    def events(self, session_id: UUID) -> tuple[Event, ...]:
        return tuple(event for event in self._events if event.session_id == session_id)

    def verify(self, session_id: UUID) -> tuple[str, ...]:
        """Return nothing: what is only remembered has no chain yet."""
        del session_id
        return ()

    def append_samples(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        """Forget device samples."""
        del session_id, source, samples
        future: Future[None] = Future()
        future.set_result(None)
        return future

    def samples(self, session_id: UUID) -> Mapping[str, SampleTrack]:
        """Return nothing: no samples are kept."""
        del session_id
        return {}

    def write_down(self, session_id: UUID, journal: Journal) -> None:
        """Commit the session's events to `journal` in one transaction and wait; raises StorageProblem."""
        events = self.events(session_id)
        state = replay(events)
        journal.append(events, head(state, max(event.recorded_at for event in events))).result()
