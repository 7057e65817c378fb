"""Whether an alert rests on anything that stands: an entry that was struck out is no ground for one."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from session.alert_events import AlertPersisted, AlertRaised, AlertWorsened
from session.alert_record import Alert
from session.alerts import MAXIMUM_DOSE, cause_of
from session.events import Body, EntryAmended, VitalsRecorded
from session.infusion import given_mg
from session.limits import crossings, reading_words
from session.record import Entry, Status
from session.state import SessionState
from session.vitals import CATALOGUE

_SAID = (AlertRaised, AlertWorsened, AlertPersisted)


def grounded(state: SessionState, alert: Alert) -> bool:
    """Say whether an alert was about this patient: anything that it was said of stands as it was written.

    One that rests on a monitor, or whose entry cannot be told from its sentence, counts as it was raised.
    """
    if alert.device:
        return True
    if alert.cause == MAXIMUM_DOSE:
        return _above_maximum(state, alert.raised_at)
    codes = {code for code in CATALOGUE if cause_of(code) == alert.cause}
    return not codes or any(_stands(state, codes, sentence, at) for sentence, at in _sayings(state, alert))


def _above_maximum(state: SessionState, at: datetime) -> bool:
    most = state.opened.order.maximum_mg if state.opened else Decimal(0)
    return given_mg(state.segments, state.boluses, at) > most


def _sayings(state: SessionState, alert: Alert) -> Iterator[tuple[str, datetime]]:
    """Yield what was said of an alert while it was open, and when that was written."""
    for entry in state.entries:
        body, at = entry.body, entry.occurred_at
        if not isinstance(body, _SAID) or body.cause != alert.cause or entry.status is Status.VOIDED:
            continue
        if at >= alert.raised_at and (alert.cleared_at is None or at <= alert.cleared_at):
            yield body.sentence, entry.event.recorded_at


def _stands(state: SessionState, codes: set[str], sentence: str, said_at: datetime) -> bool:
    """Say whether the reading that a sentence is about still stands, or cannot be found."""
    for entry in sorted(state.entries, key=lambda one: one.event.recorded_at, reverse=True):
        if entry.event.recorded_at <= said_at and (code := _read_in(entry, codes, sentence)):
            return _still_beyond(state, entry, code, sentence)
    return True


def _read_in(entry: Entry, codes: set[str], sentence: str) -> str:
    """Return the code of the reading that a sentence begins with, as this entry had it at any time; empty if none."""
    for body in _versions(entry):
        for reading in body.readings if isinstance(body, VitalsRecorded) else ():
            if reading.code in codes and _said_of(sentence, reading.code, reading.value):
                return reading.code
    return ""


def _said_of(sentence: str, code: str, value: Decimal) -> bool:
    words = reading_words(code, value)
    return sentence.startswith((f"{words},", f"{words} ", f"{words}."))


def _versions(entry: Entry) -> Iterator[Body]:
    yield entry.original
    yield from (event.body.body for event in entry.corrections if isinstance(event.body, EntryAmended))


def _still_beyond(state: SessionState, entry: Entry, code: str, sentence: str) -> bool:
    """Say whether a reading is beyond a limit as it stands; one that was not changed is, whatever limits hold since."""
    if entry.status is not Status.AMENDED:
        return entry.status is Status.CURRENT
    value = entry.body.value(code) if isinstance(entry.body, VitalsRecorded) else None
    return value is not None and (_said_of(sentence, code, value) or bool(crossings(state, {code: value})))
