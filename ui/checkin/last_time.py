"""What was so at a patient's last session: shown beside today's questions, never as an answer to them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from session.events import SessionOpened
from session.ports import Patient
from session.state import replay
from session.times import at_chair
from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class LastTime:
    """The day of the last session, the weight in kg then, the allergies named, and what was advised for this one."""

    day: date
    weight_kg: Decimal
    allergies: tuple[str, ...]
    advice: str = ""


def last_time(desk: Desk, patient: Patient) -> LastTime | None:
    """Return what the patient's latest session was opened with, or None before the first; raises StorageProblem."""
    for row in desk.registry.sessions_of(patient.patient_id):
        events = desk.journal.events(row.head.session_id)
        opened = next((event.body for event in events if isinstance(event.body, SessionOpened)), None)
        if opened is not None:
            day = at_chair(row.head.opened_at, row.head.utc_offset_min).date()
            advice = replay(events).declared.next_time
            return LastTime(day, opened.weight_kg, opened.allergies, advice.words if advice else "")
    return None


def chairs_in_use(desk: Desk) -> dict[str, str]:
    """Return who sits on the chair of each running session, by the chair as it was written."""
    return {item.state.opened.chair: item.patient.name for item in desk.running if item.state.opened}


def chairs_before(desk: Desk, most: int) -> list[str]:
    """Return the chairs of the latest sessions, each once, in the order of their names; raises StorageProblem."""
    chairs = dict.fromkeys(row.head.chair for row in desk.registry.find_sessions(limit=50) if row.head.chair)
    return sorted(list(chairs)[:most], key=lambda chair: (len(chair), chair))
