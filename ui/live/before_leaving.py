"""Why the entry line does not take "ready" yet."""

from datetime import datetime

from session.discharge import ready_refusal
from session.entry import Line
from session.events import PatientReady
from session.state import SessionState
from ui import shortcuts
from ui.text import tr


def not_ready(line: Line, state: SessionState, now: datetime) -> str:
    """Say why a patient cannot be found ready with this line; an empty text where nothing holds.

    With a time of its own the line tells what has happened, which is always recorded.
    """
    if line.at or not any(isinstance(fact, PatientReady) for fact in line.facts):
        return ""
    held = ready_refusal(state, now)
    return tr("{held} {key} shows them.").format(held=held, key=shortcuts.shown("discharge")) if held else ""
