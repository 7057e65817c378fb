"""Whether an alert is over by all that is known: a value that was known when it ended raises none anew."""

from session.declarations import LimitsChanged
from session.events import VitalsRecorded
from session.pump_events import InfusionStarted
from session.record import Entry
from session.state import SessionState


def known_over(state: SessionState, cause: str, code: str) -> bool:
    """Say whether the last alert about a cause has ended, and nothing was written since that bears on a reading.

    What had ended it may be known no more, as what a monitor showed before the program was closed.
    """
    last = next((alert for alert in reversed(state.alerts) if alert.cause == cause), None)
    if last is None or (ended := last.cleared_at) is None:
        return False
    bearing = (entry for entry in state.entries if _bears(entry, code))
    written = (event.recorded_at for entry in bearing for event in (entry.event, *entry.corrections))
    return all(at <= ended for at in written)


def _bears(entry: Entry, code: str) -> bool:
    """Say whether an entry has a value of a code, or had one, or says from which value on it is beyond a limit."""
    bodies = (entry.original, entry.body)
    return any(
        isinstance(body, InfusionStarted)
        or (isinstance(body, LimitsChanged) and body.code == code)
        or (isinstance(body, VitalsRecorded) and body.value(code) is not None)
        for body in bodies
    )
