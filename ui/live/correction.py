"""A correction being written: which entry, what stands in its place, and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from session.commands import Setting
from session.compose import compose
from session.entry import parse
from session.events import FACTS, EntryAmended, EntryVoided, Fact, NoteWritten
from session.record import Entry, Status
from session.state import SessionState

REASONS = ("typed wrong", "swapped", "wrong time", "wrong patient")
"""Why entries are corrected, offered by number; any other reason is typed."""


@dataclass(slots=True)
class Correction:
    """`line` is the replacement as it was written; with `replacement` None the entry is struck out."""

    target: Entry
    line: str = ""
    replacement: Fact | None = None
    at: datetime | None = None

    def event(self, reason: str) -> EntryAmended | EntryVoided:
        """Return what is recorded, with its reason."""
        target = self.target.event.event_id
        if self.replacement is None:
            return EntryVoided(target=target, reason=reason)
        at = self.at or self.target.occurred_at
        return EntryAmended(target=target, body=self.replacement, occurred_at=at, reason=reason)


def reason_of(words: str) -> str:
    """Return the offered reason of that number, or the words themselves."""
    number = int(words) if words.isascii() and words.isdigit() else 0
    return REASONS[number - 1] if 0 < number <= len(REASONS) else words


def reads_as_entry(words: str, setting: Setting) -> bool:
    """Say whether words are a line that would record something other than a note."""
    understood = parse(words, setting)
    return any(not isinstance(fact, NoteWritten) for fact in understood.facts)


def compose_entry(entry: Entry) -> str:
    """Return the line that says an entry again as it stands."""
    return compose(entry.body) if isinstance(entry.body, FACTS) else ""


def standing_before(state: SessionState, entry: Entry | None) -> Entry | None:
    """Return the entry that was written last and stands; with `entry`, the last one written before that."""
    standing = sorted(
        (item for item in state.entries if isinstance(item.original, FACTS) and item.status is not Status.VOIDED),
        key=_written,
    )
    earlier = [item for item in standing if entry is None or _written(item) < _written(entry)]
    return earlier[-1] if earlier else None


def _written(entry: Entry) -> tuple[datetime, UUID]:
    return entry.event.recorded_at, entry.event.event_id
