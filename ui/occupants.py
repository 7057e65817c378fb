"""Whom the core is told of: a running session with the names by which people speak of it."""

from datetime import datetime

from session.ports import Patient
from session.several import Occupant
from session.state import SessionState
from ui.day_words import chair_words


def occupant(patient: Patient, state: SessionState, now: datetime) -> Occupant:
    """Return who sits in a chair, at the session's own time."""
    chair = chair_words(state.opened.chair) if state.opened else ""
    return Occupant(patient.name, f"{chair[:1].lower()}{chair[1:]}", state, now)
