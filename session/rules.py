"""What may be written when; a refusal is a plain sentence."""

from datetime import datetime, timedelta
from uuid import UUID

from session.declarations import DECLARATIONS, CheckInCorrected
from session.events import BESIDE, FACTS, Body, EntryAddedLate, EntryAmended, EntryVoided, Event, SessionOpened
from session.handover import NOT_SIGNED_IN, unclaimed
from session.handover_events import ATTENDING, EntriesClaimed, ShiftHandedOver
from session.record import FindingKind, Phase
from session.review_events import AddendumWritten, CommentWritten, SessionSigned
from session.signing import heads_of
from session.state import SessionState, apply
from session.times import clock_text
from session.wording import full_text

AHEAD = timedelta(seconds=60)
"""How far ahead of the session's clock a time may be before it counts as one that has not come yet."""
BEFORE = timedelta(hours=1)
"""How long before the check-in something may have happened that is entered (this project's own choice)."""
AFTERWARDS = (*BESIDE, EntryAddedLate, EntryAmended, EntryVoided)
"""What may come into a record that is finished: what stands beside it, and what changes it with a reason."""


def refusal(state: SessionState, event: Event, now: datetime, after: SessionState | None = None) -> str:
    """Say why `event` may not be written at `now`; an empty text where it may.

    What the fold would call a conflict is refused here, so that both speak with one voice. `after` is the state with
    the event, for who goes on with it.
    """
    after = after or apply(state, event)
    body = event.body
    when = body.occurred_at if isinstance(body, EntryAmended) else event.occurred_at
    clock = clock_text(when, state.utc_offset_min)
    if when > now + AHEAD:
        return f"{clock} has not come yet."
    if state.phase is Phase.LEFT and not isinstance(body, AFTERWARDS):
        return "The record is finished and can only be read."
    if state.opening and not isinstance(body, SessionOpened) and when < state.opening.occurred_at - BEFORE:
        return f"{clock} is still to come, or long before this session was opened. Check the time."
    if isinstance(body, ATTENDING) and event.actor == NOT_SIGNED_IN:
        return "Nobody is signed in. Sign in first."
    if isinstance(body, EntryAmended | EntryVoided):
        return _correction(state, body) or _clash(state, after, body.target)
    return _unsaid(state, body) or _clash(state, after, event.event_id)


def _correction(state: SessionState, body: EntryAmended | EntryVoided) -> str:
    entry = state.entry(body.target)
    voids = isinstance(body, EntryVoided) and entry and isinstance(entry.original, (*DECLARATIONS, AddendumWritten))
    if entry is None or not (voids or isinstance(entry.original, FACTS)):
        return "There is no such entry to correct."
    return "" if body.reason.strip() else "A correction needs its reason."


def _unsaid(state: SessionState, body: Body) -> str:  # noqa: PLR0911 -- one sentence for each case
    """Say what a declaration, a review or a handover lacks."""
    match body:
        case CheckInCorrected():
            return _check_in(state, body)
        case ShiftHandedOver(to=to):
            return "" if to.strip() else "Write who takes over."
        case EntriesClaimed(entries=entries):
            nobodys = {entry.event.event_id for entry in unclaimed(state)}
            return "" if entries and set(entries) <= nobodys else "There is no such entry to answer for."
        case CommentWritten(words=words):
            return "" if words.strip() else "A comment needs its words."
        case AddendumWritten() | EntryAddedLate():
            return _added(state, body)
        case SessionSigned() if state.phase is not Phase.LEFT:
            return "The session is not over yet. It can be signed once the patient has left."
        case SessionSigned(meaning=meaning) if not meaning.strip():
            return "A signature needs its meaning."
        case SessionSigned(heads=heads) if heads != heads_of(state.events):
            return "A signature covers what the record holds, no more and no less. Look at it again, then sign."
        case _:
            return ""


def _added(state: SessionState, body: AddendumWritten | EntryAddedLate) -> str:
    if state.phase is not Phase.LEFT:
        return "The session is not over yet. Write it in the entry line."
    if isinstance(body, AddendumWritten):
        return "" if body.words.strip() else "An addendum needs its words."
    return "" if body.reason.strip() else "An entry that is added late needs its reason."


def _check_in(state: SessionState, body: CheckInCorrected) -> str:
    opened = state.opened
    if body.weight_kg is not None and body.weight_kg <= 0:
        return "The weight must be above zero."
    written = opened and (opened.weight_kg, opened.allergies, opened.chair)
    wanted = (body.weight_kg, body.allergies, body.chair)
    if opened and written and all(new is None or new == old for new, old in zip(wanted, written, strict=True)):
        return "Nothing differs from what was written at check-in."
    return "" if body.reason.strip() else "A correction needs its reason."


def _clash(state: SessionState, after: SessionState, about: UUID) -> str:
    """Return the first conflict that is new in a state, with its entry where that is not `about`."""
    before = conflicts(state)
    new = next(((key, sentence) for key, sentence in conflicts(after).items() if key not in before), None)
    if new is None:
        return ""
    key, sentence = new
    other = after.entry(key)
    if key == about or other is None:
        return sentence
    clock = clock_text(other.occurred_at, after.utc_offset_min)
    return f"That does not fit what happened at {clock}: {full_text(other.body)}. {sentence}"


def conflicts(state: SessionState) -> dict[UUID, str]:
    """Return the conflicts of a record by the entry that they are about."""
    return {item.event_id: item.sentence for item in state.findings if item.kind is FindingKind.CONFLICT}
