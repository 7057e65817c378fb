"""Entries as they stand: what was written first, with its corrections, and the check-in with those of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from session.declarations import CheckInCorrected
from session.events import EntryAddedLate, EntryAmended, EntryVoided, Event, SessionOpened
from session.record import Entry, Status


def entry_of(event: Event) -> Entry:
    """Return the entry that an event makes; what was added late stands as what it says."""
    body = event.body
    return Entry(event, body.body if isinstance(body, EntryAddedLate) else body, event.occurred_at)


def opened_as_corrected(opening: Event | None, entries: Iterable[Entry]) -> SessionOpened | None:
    """Return what the session was started from, with the corrections that stand, in the order of their entry."""
    opened = opening.body if opening else None
    if not isinstance(opened, SessionOpened):
        return None
    standing = [entry for entry in entries if entry.status is not Status.VOIDED]
    for entry in sorted(standing, key=lambda entry: (entry.event.recorded_at, entry.event.event_id)):
        if isinstance(body := entry.body, CheckInCorrected):
            opened = replace(
                opened,
                weight_kg=opened.weight_kg if body.weight_kg is None else body.weight_kg,
                allergies=opened.allergies if body.allergies is None else body.allergies,
                chair=opened.chair if body.chair is None else body.chair,
            )
    return opened


def target_of(event: Event) -> UUID | None:
    """Return the entry that an event corrects; None where it is no correction."""
    return event.body.target if isinstance(event.body, EntryAmended | EntryVoided) else None


def as_corrected(events: Iterable[Event]) -> tuple[list[Entry], tuple[Event, ...]]:
    """Return the entries as they stand, and the corrections whose entry is not there."""
    events = list(events)
    entries = {event.event_id: entry_of(event) for event in events if not target_of(event)}
    corrections = {event.event_id: event for event in events if target_of(event)}
    waiting = []
    for event in sorted(corrections.values(), key=lambda event: (event.recorded_at, event.event_id)):
        entry = entries.get(_root(event, corrections))
        if entry is None:
            waiting.append(event)
            continue
        done = (*entry.corrections, event)
        if isinstance(event.body, EntryAmended):
            entry = replace(entry, body=event.body.body, occurred_at=event.body.occurred_at)
        entries[entry.event.event_id] = replace(entry, corrections=done)
    return list(entries.values()), tuple(waiting)


def _root(event: Event, corrections: Mapping[UUID, Event]) -> UUID:
    """Return the entry that a correction is about, also where it corrects another correction."""
    current, seen = event.event_id, set[UUID]()
    while current in corrections and current not in seen:
        seen.add(current)
        current = target_of(corrections[current]) or current
    return current
