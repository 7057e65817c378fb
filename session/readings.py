"""The readings of a session by kind: the latest, the baseline, peak and lowest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import takewhile

from session.events import VitalsRecorded
from session.quantities import rounded
from session.record import Entry, Status
from session.schedule import interval
from session.state import SessionState
from session.vitals import CATALOGUE


@dataclass(frozen=True, slots=True)
class Taken:
    """One value that stands, when it was taken, and the entry it is from."""

    at: datetime
    value: Decimal
    entry: Entry


def series(state: SessionState, code: str) -> Iterator[Taken]:
    """Yield the standing values of one code in the order in which they were taken."""
    return _standing(state.entries, code)


def latest(state: SessionState, code: str) -> Taken | None:
    """Return the value taken last, of one moment the one entered last; None where none was taken."""
    return next(_standing(reversed(state.entries), code), None)


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
    start = state.started_at
    before: dict[str, list[Decimal]] = {}
    for entry in takewhile(lambda entry: start is None or entry.occurred_at <= start, state.entries):
        if isinstance(entry.body, VitalsRecorded) and entry.status is not Status.VOIDED:
            for code in dict.fromkeys(reading.code for reading in entry.body.readings):
                before.setdefault(code, []).append(entry.body.value(code) or Decimal(0))
    return {
        code: rounded(sum(before[code], Decimal(0)) / len(before[code]), vital.decimals)
        for code, vital in CATALOGUE.items()
        if code in before
    }


def _standing(entries: Iterable[Entry], code: str) -> Iterator[Taken]:
    for entry in entries:
        if isinstance(entry.body, VitalsRecorded) and entry.status is not Status.VOIDED:
            value = entry.body.value(code)
            if value is not None:
                yield Taken(entry.occurred_at, value, entry)
