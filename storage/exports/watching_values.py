"""What a step of an alert or of an emergency says, value by value."""

from collections.abc import Iterator
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
from storage.exports.value import Value


def watching_values(body: Watching) -> Iterator[Value]:
    """Yield everything such a step says."""
    match body:
        case AlertRaised() | AlertWorsened() | AlertPersisted():
            yield from _said(body)
        case AlertAcknowledged():
            yield Value("alert", body.cause)
            yield Value("action", body.action)
            yield Value("acted", "yes" if body.acted else "no")
            if body.note:
                yield Value("note", body.note)
        case AlertCleared():
            yield Value("alert", body.cause)
            yield Value("said", body.sentence)
        case EmergencyOpened(title=title):
            yield Value("emergency", title)
        case EmergencyStepTaken(step=step):
            yield Value("emergency_step", step)
        case EmergencyClosed(note=note):
            yield Value("emergency", "over")
            if note:
                yield Value("note", note)
        case _:
            assert_never(body)


def _said(body: AlertRaised | AlertWorsened | AlertPersisted) -> Iterator[Value]:
    yield Value("alert", body.cause)
    yield Value("priority", body.priority)
    yield Value("said", body.sentence)
    if body.advice:
        yield Value("advice", body.advice)
    if not isinstance(body, AlertPersisted) and body.latched:
        yield Value("latched", "yes")
    if not isinstance(body, AlertPersisted) and body.device:
        yield Value("device", body.device)
