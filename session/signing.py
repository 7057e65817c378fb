"""A physician's signature under a session: what it may mean, what it covers, and whether one is still to be given."""

from collections.abc import Iterable, Iterator
from typing import Final

from session.declarations import NextTimeAdvised
from session.declared import Signature
from session.events import Event
from session.handover_events import EntriesClaimed
from session.pump_findings import same_person
from session.record import Phase
from session.review_events import ChainHead, CommentWritten, SessionSigned
from session.state import SessionState

MEANINGS: Final = (
    "I have reviewed this session.",
    "I have reviewed this session and answer for the order.",
    "I have reviewed this session; it is to be talked over.",
)
"""What a signature may say; the first is what is meant most often. This project's own words."""
_BESIDE: Final = (CommentWritten, SessionSigned, NextTimeAdvised, EntriesClaimed)
"""What is written about a session and changes nothing of it: whose an entry is does not alter what it says."""


def signature(state: SessionState, meaning: str) -> SessionSigned:
    """Return a signature under all that the record holds by now; its events must be on disk."""
    return SessionSigned(meaning, heads_of(state.events))


def heads_of(events: Iterable[Event]) -> tuple[ChainHead, ...]:
    """Return the last entry of each station's chain, by station; what is not on disk yet has no place in one."""
    last: dict[str, Event] = {}
    for event in (each for each in events if each.seq):
        if event.station not in last or event.seq > last[event.station].seq:
            last[event.station] = event
    return tuple(ChainHead(station, last[station].seq, last[station].hash) for station in sorted(last))


def to_sign(state: SessionState) -> bool:
    """Say whether a session is over and no signature covers all that happened in it, as it was signed."""
    if state.phase is not Phase.LEFT:
        return False
    signed = (one.said for one in state.declared.signatures)
    return all(unsigned(state, said) or not signed_as_it_is(state, said) for said in signed)


def unsigned(state: SessionState, said: SessionSigned) -> tuple[Event, ...]:
    """Return what came into the record after a signature, also what is not on disk yet, but not what is about it."""
    return tuple(event for event in _later(state, said) if not isinstance(event.body, _BESIDE))


def claimed_since(state: SessionState, said: SessionSigned) -> tuple[Event, ...]:
    """Return who answered after a signature for entries that were nobody's when it was given."""
    return tuple(event for event in _later(state, said) if isinstance(event.body, EntriesClaimed))


def _later(state: SessionState, said: SessionSigned) -> Iterator[Event]:
    reached = {head.station: head.seq for head in said.heads}
    return (event for event in state.events if not event.seq or event.seq > reached.get(event.station, 0))


def signed_before(state: SessionState, by: str, meaning: str) -> Signature | None:
    """Return the signature with which the same person said the same of all that is there; None where there is none."""
    for one in reversed(state.declared.signatures):
        same = same_person(one.by, by) and one.said.meaning == meaning
        if same and signed_as_it_is(state, one.said) and not unsigned(state, one.said):
            return one
    return None


def signed_as_it_is(state: SessionState, said: SessionSigned) -> bool:
    """Say whether the entries that a signature covers still are those that were signed."""
    kept = {(event.station, event.seq): event.hash for event in state.events}
    return all(kept.get((head.station, head.seq)) == head.hash for head in said.heads)
