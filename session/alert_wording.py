"""What was said of an alert or done in an emergency, in the words of the record."""

from typing import assert_never

from session.alert_events import (
    AlertAcknowledged,
    AlertCleared,
    AlertPersisted,
    AlertRaised,
    AlertWorsened,
    EmergencyClosed,
    EmergencyOpened,
    EmergencyStepTaken,
    Watching,
)
from session.alert_record import Urgency


def watching_text(body: Watching) -> str:  # noqa: PLR0911 -- one short text for each kind
    """Return a step of an alert or of an emergency as one short text."""
    match body:
        case AlertRaised(priority=priority, sentence=sentence):
            return f"{mark(priority)} {sentence}"
        case AlertWorsened(priority=priority, sentence=sentence):
            return f"{mark(priority)} Worse: {sentence}"
        case AlertPersisted(priority=priority, sentence=sentence):
            return f"{mark(priority)} Still: {sentence}"
        case AlertAcknowledged(action=action, note=note):
            return f"Answered: {action}. {note}" if note else f"Answered: {action}"
        case AlertCleared(sentence=sentence):
            return sentence
        case EmergencyOpened(title=title):
            return f"Emergency: {title}"
        case EmergencyStepTaken(step=step):
            return f"Emergency: {step}"
        case EmergencyClosed(note=note):
            return f"Emergency over: {note}" if note else "Emergency over"
        case _:
            assert_never(body)


def mark(priority: str) -> str:
    """Return `!!!`, `!!` or `!` for the word under which an urgency is kept."""
    return "!" * Urgency.of(priority)
