"""What people wrote in their own words during a session, and who they were."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from session.events import ABOUT, EntryAmended, NoteWritten, PatientLeft
from session.handover import answers_for, by_person
from session.pump_events import InfusionEnded
from session.record import Entry, Status
from session.state import SessionState
from session.wording import note_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words as they were written, by whom, about which moment, and their entry."""

    words: str
    by: str
    at: datetime
    event_id: UUID


def last_sentence(state: SessionState) -> Spoken | None:
    """Return what the nurse says of a session: its last note, else the words at leaving, else the last with any entry.

    The words with the end of the infusion are not among them: they say why it was ended.
    """
    written = [entry for entry in state.entries if _speaks(entry)]
    for kind in (NoteWritten, PatientLeft):
        if found := next((entry for entry in reversed(written) if isinstance(entry.body, kind)), None):
            return _spoken(found)
    return _spoken(written[-1]) if written else None


def people(state: SessionState) -> tuple[str, ...]:
    """Return who recorded the session, in the order of their first entry.

    What the program noted does not count, nor what was written about the session afterwards. What was recorded while
    nobody was signed in is whose it was claimed to be, and nobody's where nobody did.
    """
    at_the_chair = (event for event in state.events if not isinstance(event.body, ABOUT))
    return tuple(dict.fromkeys(answers_for(state, event) for event in at_the_chair if by_person(event)))


def _speaks(entry: Entry) -> bool:
    if entry.status is Status.VOIDED or isinstance(entry.body, InfusionEnded) or not by_person(entry.event):
        return False
    return bool(note_of(entry.body).strip())


def _spoken(entry: Entry) -> Spoken:
    return Spoken(note_of(entry.body).strip(), _writer(entry), entry.occurred_at, entry.event.event_id)


def _writer(entry: Entry) -> str:
    """Return who wrote the words as they stand: whoever corrected them last, else who wrote the entry."""
    words, by = note_of(entry.event.body), entry.event.actor
    for event in entry.corrections:
        if isinstance(event.body, EntryAmended) and note_of(event.body.body) != words:
            words, by = note_of(event.body.body), event.actor
    return by
