"""What is due, done, late, missed and overdue at a moment: the one source of due times for every screen."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from session.infusion import flowed_for, infused
from session.protocol import Protocol
from session.state import SessionState

WATCHED: Final = timedelta(days=1)
"""How long after the last check or change checks are counted as missed (our choice); a session is over by then."""


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


class _Kind(Enum):
    """What moves the schedule on; of one moment in this order."""

    CHANGE = 1
    END = 2
    READINGS = 3
    WORDS = 4


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
        """Return what is due after the nearest check; one that falls on another's moment is the same check."""
        if self.extra is not None and self.extra < self.regular:
            return replace(self, extra=None)
        extra = None if self.extra == self.regular else self.extra
        return replace(self, regular=self.regular + self.interval, extra=extra)


def interval(state: SessionState) -> timedelta:
    """Return the time between regular checks in the present phase; the infusion's before it has started."""
    if state.opened is None:
        return timedelta(minutes=15)
    return _interval(state.opened.protocol, recovering=state.ended_at is not None)


def planned_end(state: SessionState, now: datetime) -> datetime | None:
    """Return when the planned minutes of flow are or were over if it goes on from `now`; None before the start.

    Once the infusion has ended it is the end.
    """
    if state.opened is None or state.started_at is None:
        return None
    if state.ended_at or state.left_at:
        return state.ended_at or state.left_at
    plan = timedelta(minutes=state.opened.order.planned_min)
    return flowed_for(state.segments, plan) or now + plan - infused(state.segments, now)


def next_due(state: SessionState, now: datetime) -> Slot | None:
    """Return the check that is due next or overdue, or None before the start and after the patient has left."""
    open_ones = (SlotStatus.NEXT, SlotStatus.OVERDUE)
    return next((slot for slot in slots(state, now) if slot.status in open_ones), None)


def overdue_since(state: SessionState, now: datetime) -> datetime | None:
    """Return since when checks have been asked for in vain: the first one missed after the last answer, or None."""
    waiting: datetime | None = None
    overdue = False
    for slot in slots(state, now):
        if slot.answered_at is not None:
            waiting = None
        elif slot.status in (SlotStatus.MISSED, SlotStatus.OVERDUE):
            waiting = waiting or slot.due
            overdue = overdue or slot.status is SlotStatus.OVERDUE
    return waiting if overdue else None


def slots(state: SessionState, now: datetime) -> tuple[Slot, ...]:
    """Return every check of a session up to the end of its plan, in the order of time.

    A check counts for the slot that is due from `check_tolerance_min` before it; the next regular one is due one
    interval after the last that was answered. A slot is missed once the one after it has come due, once a new
    change has put another in its place, or where the patient left without it. What is entered within the tolerance
    after a check belongs to that check. Nothing is due after the patient has left. `WATCHED` after the last check or
    change the next one stays overdue and nothing is planned behind it: that session was only never finished.
    """
    start = state.started_at
    if state.opened is None or start is None:
        return tuple(_unplanned(at, by_readings=by_readings) for at, by_readings in state.checks)
    baseline = (_unplanned(at, by_readings=by_readings) for at, by_readings in state.checks if at < start)
    walk = _Walk(state.opened.protocol, start)
    for at, kind in _happenings(state, start):
        walk.happened(at, kind)
    if state.left_at:
        walk.leave(state.left_at)
    else:
        end = planned_end(state, now) or now
        walk.look_ahead(now, end, max(end + timedelta(minutes=state.opened.protocol.recovery_min), now))
    return (*baseline, *walk.slots)


def _unplanned(at: datetime, *, by_readings: bool) -> Slot:
    return Slot(at, SlotStatus.DONE if by_readings else SlotStatus.ANSWERED, at)


def _happenings(state: SessionState, start: datetime) -> list[tuple[datetime, _Kind]]:
    """Return answered checks, changes and the end after the start, in the order of time; nothing after left."""
    checks = [(at, _Kind.READINGS if by_readings else _Kind.WORDS) for at, by_readings in state.checks if at >= start]
    changes = [(at, _Kind.CHANGE) for at in state.changes if at > start]
    ends = [(state.ended_at, _Kind.END)] if state.ended_at else []
    last = state.left_at or datetime.max.replace(tzinfo=UTC)
    happened = (item for item in checks + changes + ends if item[0] <= last)
    return sorted(happened, key=lambda item: (item[0], item[1].value))


class _Walk:
    """Goes through a session from its start, and says of each check what became of it."""

    def __init__(self, protocol: Protocol, start: datetime) -> None:
        self.slots: list[Slot] = []
        self._tolerance = timedelta(minutes=protocol.check_tolerance_min)
        self._after_change = timedelta(minutes=protocol.check_after_change_min)
        self._usual = _interval(protocol, recovering=False)
        self._rest = _interval(protocol, recovering=True)
        self._watch = _Watch(start + self._usual, start + self._after_change, self._usual)
        self._last: datetime | None = None
        self._until = start + WATCHED

    def happened(self, at: datetime, kind: _Kind) -> None:
        while at > max(self._watch.after_miss().due, self._watch.due + self._tolerance):
            if self._watch.due > self._until:
                self._go_on_at(at)
                break
            self._miss()
        self._until = at + WATCHED
        if kind is _Kind.CHANGE:
            self._replace_extra(at, at + self._after_change)
        elif kind is _Kind.END:
            self._replace_extra(at, None)
            self._watch = _Watch(min(self._watch.regular, at + self._rest), None, self._rest)
        else:
            self._answer(at, kind)

    def leave(self, at: datetime) -> None:
        while at > self._watch.due + self._tolerance and self._watch.due <= self._until:
            self._miss()

    def look_ahead(self, now: datetime, end: datetime, horizon: datetime) -> None:
        """Add what is open: the next check or the overdue one, then those planned, with the recovery's after `end`."""
        while now > self._watch.after_miss().due + self._tolerance:
            if self._watch.due > self._until:
                self.slots.append(Slot(self._watch.due, SlotStatus.OVERDUE))
                return
            self._miss()
        overdue = now > self._watch.due + self._tolerance
        status = SlotStatus.OVERDUE if overdue else SlotStatus.NEXT
        while self._watch.due <= horizon or status is not SlotStatus.PLANNED:
            self.slots.append(Slot(self._watch.due, status))
            if self._watch.due >= end:
                self._watch = replace(self._watch, interval=self._rest)
            self._watch, status = self._watch.after_miss(), SlotStatus.PLANNED

    def _miss(self) -> None:
        self.slots.append(Slot(self._watch.due, SlotStatus.MISSED))
        self._watch = self._watch.after_miss()

    def _go_on_at(self, at: datetime) -> None:
        """Leave out the regular checks of a time in which nobody watched, all but the last before `at`."""
        watch = self._watch
        left_out = (at - watch.regular) // watch.interval
        self._watch = replace(watch, regular=watch.regular + left_out * watch.interval, extra=None)

    def _replace_extra(self, at: datetime, extra: datetime | None) -> None:
        """Put another check after a change in the place of one that may not have been answered."""
        old = self._watch.extra
        if old is not None and old != self._watch.regular and at > old + self._tolerance:
            self.slots.append(Slot(old, SlotStatus.MISSED))
        self._watch = replace(self._watch, extra=extra)

    def _answer(self, at: datetime, kind: _Kind) -> None:
        due = self._watch.due
        if at >= due - self._tolerance:
            self.slots.append(self._answered(due, at, kind))
        elif self._last is None or at - self._last > self._tolerance:
            self.slots.append(self._answered(at, at, kind))
        elif kind is _Kind.READINGS and self.slots[-1].status is SlotStatus.ANSWERED:
            self.slots[-1] = self._answered(self.slots[-1].due, at, kind)
        extra = self._watch.extra
        kept = extra if extra and at < extra - self._tolerance else None
        self._watch, self._last = replace(self._watch, regular=at + self._watch.interval, extra=kept), at

    def _answered(self, due: datetime, at: datetime, kind: _Kind) -> Slot:
        if kind is _Kind.WORDS:
            return Slot(due, SlotStatus.ANSWERED, at)
        return Slot(due, SlotStatus.LATE if at > due + self._tolerance else SlotStatus.DONE, at)


def _interval(protocol: Protocol, *, recovering: bool) -> timedelta:
    return timedelta(minutes=protocol.recovery_check_interval_min if recovering else protocol.check_interval_min)
