"""What is due, done, late, missed and overdue at a moment: the one source of due times for every screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from session.infusion import infused
from session.protocol import Protocol
from session.record import Phase
from session.state import SessionState


class SlotStatus(Enum):
    """What became of a check: `DONE` in time, `LATE` done after its tolerance, `ANSWERED` without readings."""

    DONE = "done"
    LATE = "late"
    ANSWERED = "answered"
    MISSED = "missed"
    OVERDUE = "overdue"
    NEXT = "next"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Slot:
    """One check: when it was or is due, what became of it, and when it was answered."""

    due: datetime
    status: SlotStatus
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Watch:
    """While walking through a session: when the regular check and the one after a change are due."""

    regular: datetime
    extra: datetime | None
    interval: timedelta

    @property
    def due(self) -> datetime:
        return min(self.regular, self.extra or self.regular)

    def after_miss(self) -> "_Watch":
        if self.extra is not None and self.extra < self.regular:
            return replace(self, extra=None)
        return replace(self, regular=self.regular + self.interval, extra=None)


def interval(state: SessionState) -> timedelta:
    """Return the time between regular checks in the present phase; the infusion's before it has started."""
    if state.opened is None:
        return timedelta(minutes=15)
    return _interval(state.opened.protocol, recovering=state.ended_at is not None)


def planned_end(state: SessionState, now: datetime) -> datetime | None:
    """Return when the planned minutes of flow are over if it goes on from `now`; None before start, the end after."""
    if state.opened is None or state.started_at is None:
        return None
    if state.ended_at or state.left_at:
        return state.ended_at or state.left_at
    left = timedelta(minutes=state.opened.order.planned_min) - infused(state.segments, now)
    return now + max(left, timedelta(0))


def next_due(state: SessionState, now: datetime) -> Slot | None:
    """Return the check that is due next or overdue, or None before the start and after the patient has left."""
    open_ones = (SlotStatus.NEXT, SlotStatus.OVERDUE)
    return next((slot for slot in slots(state, now) if slot.status in open_ones), None)


def slots(state: SessionState, now: datetime) -> tuple[Slot, ...]:
    """Return every check of a session up to the end of its plan, in the order of time.

    A check counts for the slot that is due from `check_tolerance_min` before it; the next regular one is due one
    interval after the last that was answered. A slot is missed once the one after it has come due.
    """
    if state.opened is None or state.started_at is None:
        return tuple(Slot(at, SlotStatus.DONE, at) for at, _ in state.checks)
    return tuple(_walk(state, state.opened.protocol, state.started_at, now))


def _walk(state: SessionState, protocol: Protocol, start: datetime, now: datetime) -> Iterator[Slot]:
    tolerance = timedelta(minutes=protocol.check_tolerance_min)
    after_change = timedelta(minutes=protocol.check_after_change_min)
    usual = _interval(protocol, recovering=False)
    watch = _Watch(start + usual, start + after_change, usual)
    yield from (Slot(at, SlotStatus.DONE, at) for at, _ in state.checks if at < start)
    for at, kind in _happenings(state, start):
        while at > watch.after_miss().due:
            yield Slot(watch.due, SlotStatus.MISSED)
            watch = watch.after_miss()
        if kind == "change":
            watch = replace(watch, extra=at + after_change)
        elif kind == "end":
            rest = _interval(protocol, recovering=True)
            watch = _Watch(min(watch.regular, at + rest), None, rest)
        else:
            yield _answered(watch, at, tolerance, by_readings=kind == "readings")
            kept = watch.extra if watch.extra and at < watch.extra - tolerance else None
            watch = replace(watch, regular=at + watch.interval, extra=kept)
    if state.phase is not Phase.LEFT:
        yield from _ahead(state, watch, now, tolerance)


def _happenings(state: SessionState, start: datetime) -> list[tuple[datetime, str]]:
    """Return answered checks, changes and the end after the start, in the order of time."""
    checks = [(at, "readings" if by_readings else "words") for at, by_readings in state.checks if at >= start]
    changes = [(at, "change") for at in state.changes if at > start]
    ends = [(state.ended_at, "end")] if state.ended_at else []
    return sorted(checks + changes + ends)


def _answered(watch: _Watch, at: datetime, tolerance: timedelta, *, by_readings: bool) -> Slot:
    if at < watch.due - tolerance:
        return Slot(at, SlotStatus.DONE if by_readings else SlotStatus.ANSWERED, at)
    if not by_readings:
        return Slot(watch.due, SlotStatus.ANSWERED, at)
    return Slot(watch.due, SlotStatus.LATE if at > watch.due + tolerance else SlotStatus.DONE, at)


def _ahead(state: SessionState, watch: _Watch, now: datetime, tolerance: timedelta) -> Iterator[Slot]:
    while now > watch.after_miss().due + tolerance:
        yield Slot(watch.due, SlotStatus.MISSED)
        watch = watch.after_miss()
    yield Slot(watch.due, SlotStatus.OVERDUE if now > watch.due + tolerance else SlotStatus.NEXT)
    horizon = _horizon(state, now)
    while (watch := watch.after_miss()).due <= horizon:
        yield Slot(watch.due, SlotStatus.PLANNED)


def _horizon(state: SessionState, now: datetime) -> datetime:
    end = planned_end(state, now) or now
    recovery = timedelta(minutes=state.opened.protocol.recovery_min) if state.opened else timedelta(0)
    return max(end + recovery, now)


def _interval(protocol: Protocol, *, recovering: bool) -> timedelta:
    return timedelta(minutes=protocol.recovery_check_interval_min if recovering else protocol.check_interval_min)
