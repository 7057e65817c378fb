"""Whom the core is told of: a running session with the names by which people speak of it."""

from datetime import datetime

from session.ports import Patient
from session.several import Occupant
from session.state import SessionState
from ui.day_words import chair_words


def occupant(patient: Patient, state: SessionState, now: datetime, *, named: bool = True) -> Occupant:
    """Return who sits in a chair, at the session's own time; by initials alone where nobody is to be `named`."""
    chair = chair_words(state.opened.chair) if state.opened else ""
    return Occupant(patient.name if named else initials(patient.name), f"{chair[:1].lower()}{chair[1:]}", state, now)


def initials(name: str) -> str:
    """Return a name as the initials that are left in view of the whole room: "Okafor, Miriam" -> "M. O."."""
    family, _, given = name.partition(",")
    words = [*given.split(), *family.split()]
    return " ".join(f"{word[0].upper()}." for word in words)
