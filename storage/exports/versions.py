"""An entry as it was written and as each correction put it, with what became of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from session.events import Body, EntryAmended, Event
from session.record import Entry, Status


@dataclass(frozen=True, slots=True)
class Version:
    """What stood at a time: `event` is the one that said it, and so has who wrote it and from what source."""

    event: Event
    body: Body
    occurred_at: datetime
    status: Status


def versions(entry: Entry) -> Iterator[Version]:
    """Yield the original and every correction's values, oldest first.

    The last one is current, or voided where the entry is struck out; those before it are amended.
    """
    said: list[tuple[Event, Body, datetime]] = [(entry.event, entry.event.body, entry.event.occurred_at)]
    said += [
        (event, event.body.body, event.body.occurred_at)
        for event in entry.corrections
        if isinstance(event.body, EntryAmended)
    ]
    for event, body, at in said[:-1]:
        yield Version(event, body, at, Status.AMENDED)
    last = Status.VOIDED if entry.status is Status.VOIDED else Status.CURRENT
    yield Version(*said[-1], last)
