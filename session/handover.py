"""Handing a session over: how it stands in one line, and whose the entries are."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from session.alert_events import BY_PROGRAM
from session.events import ClockJumped, Event, RecordingResumed
from session.folded import folded
from session.handover_events import ATTENDING, ShiftHandedOver
from session.infusion import infused
from session.record import RUNNING, Entry, Phase
from session.schedule import next_due, overdue_since
from session.state import SessionState
from session.times import clock_text, elapsed_text
from session.wording import written_rate

NOT_SIGNED_IN: Final = "not signed in"
"""Under which name it is recorded at once what is done in an emergency while the keyboard waits for a PIN."""


def handover(state: SessionState, from_: str, to: str, now: datetime) -> ShiftHandedOver:
    """Return what is recorded where a session passes from one to another, with how it stands now."""
    return ShiftHandedOver(from_, to, told(state, now))


def taken_over(state: SessionState, actor: str, now: datetime) -> ShiftHandedOver | None:
    """Return the handover that is still to be recorded before `actor` writes; None where the session is in that hand.

    A session that is over, or at which nobody is signed in, passes into no other hands.
    """
    before = last_hand(state)
    if not before or state.phase is Phase.LEFT or actor in ("", NOT_SIGNED_IN) or folded(before) == folded(actor):
        return None
    return handover(state, before, actor, now)


def told(state: SessionState, now: datetime) -> str:
    """Return how a session stands: "0:52; rate 0.5 mg/kg/h; nausea, moderate; next check 10:55".

    The patient is not named: who it is stays out of every event.
    """
    return "; ".join(_parts(state, now))


def _parts(state: SessionState, now: datetime) -> Iterator[str]:
    flowed = elapsed_text(infused(state.segments, now))
    if state.phase in RUNNING:
        yield f"{flowed}, paused" if state.phase is Phase.PAUSED else flowed
        if state.rate is not None:
            yield f"rate {written_rate(state.rate)}"
    elif state.ended_at is not None:
        yield f"infusion ended {clock_text(state.ended_at, state.utc_offset_min)} after {flowed}"
    else:
        yield "not started"
    if state.emergency is not None:
        yield f"emergency: {state.emergency.title}"
    yield from (f"{effect.name}, {effect.grade}" for effect in state.effects)
    if count := sum(alert.open for alert in state.alerts):
        yield "1 alert open" if count == 1 else f"{count} alerts open"
    yield from _check(state, now)


def _check(state: SessionState, now: datetime) -> Iterator[str]:
    since, due = overdue_since(state, now), next_due(state, now)
    if since is not None:
        yield f"check overdue since {clock_text(since, state.utc_offset_min)}"
    elif due is not None:
        yield f"next check {clock_text(due.due, state.utc_offset_min)}"


def by_person(event: Event) -> bool:
    """Say whether a person made this event, not the program by itself."""
    return event.source != BY_PROGRAM and not isinstance(event.body, ClockJumped | RecordingResumed)


def unclaimed(state: SessionState) -> tuple[Entry, ...]:
    """Return the entries for which nobody answers yet: recorded while nobody was signed in."""
    claimed = {event_id for claim in state.declared.claims for event_id in claim.said.entries}
    return tuple(entry for entry in state.entries if _nobodys(entry.event) and entry.event.event_id not in claimed)


def writer_words(state: SessionState, event: Event) -> str:
    """Return who wrote an event, as the record says it; with who answers for it, where it was nobody's."""
    by = answers_for(state, event)
    return event.actor if by == event.actor else f"{event.actor}, claimed by {by}"


def answers_for(state: SessionState, event: Event) -> str:
    """Return who answers for an event: who wrote it, or claimed it where nobody was signed in."""
    claims = (claim for claim in state.declared.claims if event.event_id in claim.said.entries)
    return next((claim.by for claim in claims), event.actor)


def last_hand(state: SessionState) -> str:
    """Return who has a session in hand: whoever of the people made the last event; empty before the check-in."""
    signed = (event for event in state.events if by_person(event) and event.actor != NOT_SIGNED_IN)
    last = max(signed, key=lambda event: event.recorded_at, default=None)
    return last.actor if last else ""


def _nobodys(event: Event) -> bool:
    return event.actor == NOT_SIGNED_IN and by_person(event) and not isinstance(event.body, ATTENDING)
