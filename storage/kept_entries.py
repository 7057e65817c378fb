"""The rows of the events as they lie in the file, read without trust in what is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from session.events import Event
from session.safekeeping import Misfit
from storage.codec import Encoded, decode
from storage.columns import from_microseconds

UNREADABLE: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of a value that no program of ours has written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as its row says, its body as it is kept."""

    event_id: UUID
    session_id: UUID
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    station: str
    source: str
    seq: int
    prev_hash: str
    hash: str
    encoded: Encoded

    def event(self) -> Event:
        """Return the event; raises StorageProblem where its body cannot be read."""
        return Event(
            event_id=self.event_id,
            session_id=self.session_id,
            occurred_at=self.occurred_at,
            recorded_at=self.recorded_at,
            actor=self.actor,
            station=self.station,
            source=self.source,
            body=decode(self.encoded),
            seq=self.seq,
            prev_hash=self.prev_hash,
            hash=self.hash,
        )

    def misfit(self, what: str) -> Misfit:
        """Return this entry as one that does not fit, with a sentence."""
        return Misfit(session_id=self.session_id, station=self.station, seq=self.seq, at=self.recorded_at, what=what)


def entry_from(row: Sequence[Any]) -> Entry:
    """Return what a row of the driver holds; raises one of UNREADABLE for what no program of ours wrote."""
    event_id, session_id, station, seq, kind, schema, occurred, recorded, actor, source, body, before, own = row
    words = (event_id, session_id, station, kind, actor, source, body, before, own)
    numbers = (seq, schema, occurred, recorded)
    if not all(isinstance(word, str) for word in words) or not all(isinstance(one, int) for one in numbers):
        message = "the row holds a value of another kind"
        raise TypeError(message)
    own_id, whose = UUID(event_id), UUID(session_id)
    if own_id.hex != event_id or whose.hex != session_id:
        message = "the row writes an identifier in another way"
        raise ValueError(message)
    return Entry(
        event_id=own_id,
        session_id=whose,
        occurred_at=from_microseconds(occurred),
        recorded_at=from_microseconds(recorded),
        actor=actor,
        station=station,
        source=source,
        seq=seq,
        prev_hash=before,
        hash=own,
        encoded=Encoded(kind, schema, body),
    )


def unreadable(session_id: UUID, row: Sequence[Any]) -> Misfit:
    """Return a row of which no entry can be made as one that does not fit."""
    station, seq, recorded = str(row[2]), row[3], row[7]
    try:
        at = from_microseconds(recorded)
    except UNREADABLE:
        at = None
    what = f"Station {station}: entry {seq} is not as it was written."
    number = seq if isinstance(seq, int) else 0
    return Misfit(session_id=session_id, station=station, seq=number, at=at, what=what)
