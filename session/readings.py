"""The readings of a session by kind: the latest, the baseline, peak and lowest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from session.events import VitalsRecorded
from session.record import Entry, Status
from session.schedule import interval
from session.state import SessionState


@dataclass(frozen=True, slots=True)
class Taken:
    """One value that stands, when it was taken, and the entry it is from."""

    at: datetime
    value: Decimal
    entry: Entry


def series(state: SessionState, code: str) -> Iterator[Taken]:
    """Yield the standing values of one code in the order in which they were taken."""
    return _standing(state.entries, code)


def latest_first(state: SessionState, code: str) -> Iterator[Taken]:
    """Yield the standing values of one code from the last one backwards, of one moment the one entered last first."""
    return _standing(reversed(state.entries), code)


def latest(state: SessionState, code: str) -> Taken | None:
    """Return the value taken last, of one moment the one entered last; None where none was taken."""
    return next(latest_first(state, code), None)


def recent(state: SessionState, code: str, now: datetime) -> Taken | None:
    """Return the value taken last where it is not older than one check interval at `now`; None otherwise."""
    taken = latest(state, code)
    return taken if taken and taken.at <= now and now - taken.at <= interval(state) else None


def highest(state: SessionState, code: str) -> Taken | None:
    """Return the highest value; the first of equals, of equal systolic ones that with the higher diastolic one."""
    beside = "diastolic" if code == "systolic" else ""
    return max(series(state, code), key=lambda taken: (taken.value, _beside(taken, beside)), default=None)


def _beside(taken: Taken, code: str) -> Decimal:
    """Return what was measured with a value, below all that can be where nothing was."""
    found = taken.entry.body.value(code) if isinstance(taken.entry.body, VitalsRecorded) else None
    return Decimal("-Infinity") if found is None else found


def lowest(state: SessionState, code: str) -> Taken | None:
    """Return the lowest value; the first of equals."""
    return min(series(state, code), key=lambda taken: taken.value, default=None)


def baseline(state: SessionState) -> Mapping[str, Decimal]:
    """Return the mean of the readings before the start, rounded to the reading's decimals; only what was taken."""
    return state.baseline.means


def _standing(entries: Iterable[Entry], code: str) -> Iterator[Taken]:
    for entry in entries:
        body = entry.body
        value = body.value(code) if isinstance(body, VitalsRecorded) else None
        if value is not None and entry.status is not Status.VOIDED:
            yield Taken(entry.occurred_at, value, entry)
