"""The parts of a session's record: its entries, its findings, and the phases it goes through."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

from session.events import Body, EntryAddedLate, EntryAmended, EntryVoided, Event
from session.times import LATE


class Phase(Enum):
    """Where a session stands."""

    BEFORE = "before"
    INFUSING = "infusing"
    PAUSED = "paused"
    RECOVERY = "recovery"
    READY = "ready"
    LEFT = "left"


RUNNING: Final = frozenset({Phase.INFUSING, Phase.PAUSED})
"""The phases between the start of the infusion and its end."""


class Status(Enum):
    """Whether an entry stands as it was written."""

    CURRENT = "current"
    AMENDED = "amended"
    VOIDED = "voided"


class FindingKind(Enum):
    """Why something is pointed out: it cannot be with the rest, or it is beyond a limit."""

    CONFLICT = "conflict"
    LIMIT = "limit"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing pointed out about an entry, as a sentence; nothing is ever dropped because of it."""

    event_id: UUID
    kind: FindingKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it stands now: `body` at `occurred_at` after its `corrections`, oldest first."""

    event: Event
    body: Body
    occurred_at: datetime
    corrections: tuple[Event, ...] = ()

    @property
    def original(self) -> Body:
        """Return what was written first; of what was added late, what it says."""
        body = self.event.body
        return body.body if isinstance(body, EntryAddedLate) else body

    @property
    def status(self) -> Status:
        """Return whether the entry is current, amended or voided; the last correction counts."""
        if not self.corrections:
            return Status.CURRENT
        return Status.VOIDED if isinstance(self.corrections[-1].body, EntryVoided) else Status.AMENDED

    @property
    def reason(self) -> str:
        """Return the reason of the last correction; empty where there is none."""
        last = self.corrections[-1].body if self.corrections else None
        return last.reason if isinstance(last, EntryAmended | EntryVoided) else ""

    @property
    def late_by(self) -> timedelta | None:
        """Return how long after it happened the entry was written, where that was late."""
        delay = self.event.recorded_at - self.occurred_at
        return delay if delay > LATE else None

    @property
    def order_key(self) -> tuple[datetime, datetime, UUID]:
        """Return what entries are ordered by: when it happened as it stands now, when it was entered, the id."""
        return (self.occurred_at, self.event.recorded_at, self.event.event_id)


@dataclass(frozen=True, slots=True)
class Effect:
    """A side effect that is not over: its present grade, since when it is there, and the entry that noted it."""

    name: str
    grade: str
    since: datetime
    event_id: UUID
