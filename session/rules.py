"""What may be written when; a refusal is a plain sentence."""

from datetime import datetime, timedelta
from uuid import UUID

from session.events import FACTS, EntryAmended, EntryVoided, Event, SessionOpened
from session.record import FindingKind, Phase
from session.state import SessionState, apply
from session.times import clock_text

AHEAD = timedelta(seconds=60)
"""How far ahead of the session's clock a time may be before it counts as one that has not come yet."""


def refusal(state: SessionState, event: Event, now: datetime) -> str:
    """Say why `event` may not be written at `now`; an empty text where it may.

    What the fold would call a conflict is refused here, so that both speak with one voice.
    """
    when = event.body.occurred_at if isinstance(event.body, EntryAmended) else event.occurred_at
    if when > now + AHEAD:
        return f"{clock_text(when, state.utc_offset_min)} has not come yet."
    if state.phase is Phase.LEFT:
        return "The record is finished and can only be read."
    if isinstance(event.body, EntryAmended | EntryVoided):
        return _correction(state, event.body) or _clash(state, event, "That correction does not fit the rest: ")
    if not isinstance(event.body, SessionOpened) and state.opened and when < state.events[0].occurred_at - AHEAD * 60:
        return f"{clock_text(when, state.utc_offset_min)} is still to come, or long before this session was opened. Check the time."
    return _clash(state, event, "")


def _correction(state: SessionState, body: EntryAmended | EntryVoided) -> str:
    entry = state.entry(body.target)
    if entry is None or not isinstance(entry.event.body, FACTS):
        return "There is no such entry to correct."
    return "" if body.reason.strip() else "A correction needs its reason."


def _clash(state: SessionState, event: Event, prefix: str) -> str:
    """Try the event on the state and return the first conflict that was not there before."""
    before = conflicts(state)
    after = conflicts(apply(state, event))
    new = [sentence for key, sentence in after.items() if key not in before]
    return prefix + new[0] if new else ""


def conflicts(state: SessionState) -> dict[UUID, str]:
    """Return the conflicts of a record by the entry that they are about."""
    return {item.event_id: item.sentence for item in state.findings if item.kind is FindingKind.CONFLICT}
