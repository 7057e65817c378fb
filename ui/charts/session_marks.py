"""From a session's fold to what its chart draws: seconds from the start, and a look for how far a value is known."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final
from uuid import UUID

from session.events import Event
from session.infusion import given_mg
from session.patient_limits import shown_bands
from session.pk_models import DEFAULT_MODEL
from session.protocol import Range
from session.readings import baseline
from session.record import Entry, Status
from session.schedule import Slot, SlotStatus, planned_end, slots
from session.state import SessionState
from session.wording import written_rate
from ui.charts.entry_marks import EntryMarks, marks_of_entry
from ui.charts.marks import DosePoint, Due, DueStatus, Line, LineChannel, LineKind, Look, Marks, RateStep
from ui.charts.plasma import Plasma

_BEFORE: Final = timedelta(minutes=10)
_AFTER: Final = timedelta(minutes=30)
_LINES: Final[dict[str, LineChannel]] = {
    "systolic": "blood_pressure",
    "heart_rate": "heart_rate",
    "spo2": "spo2",
}
_DUE: Final[dict[SlotStatus, DueStatus]] = {
    SlotStatus.DONE: "done",
    SlotStatus.LATE: "late",
    SlotStatus.ANSWERED: "answered",
    SlotStatus.MISSED: "missed",
    SlotStatus.OVERDUE: "next",
    SlotStatus.NEXT: "next",
    SlotStatus.PLANNED: "due",
}
_LIMITED: Final = ("systolic", "spo2")
"""Whose limits are drawn: the heart rate shares its lane with the pressure, and its lines would cross those."""


def origin_of(state: SessionState) -> datetime | None:
    """Return the moment that is 0:00 on the axis: the start of the infusion, before that the check-in."""
    return state.started_at or (state.opening.occurred_at if state.opening else None)


def span_of(state: SessionState, now: datetime) -> tuple[float, float]:
    """Return the axis in seconds from its origin: ten minutes before it, and half an hour beyond the plan or now."""
    origin = origin_of(state) or now
    first = min((entry.occurred_at for entry in state.entries), default=origin)
    plan = timedelta(minutes=state.opened.order.planned_min) if state.opened else timedelta(hours=1)
    end = max((planned_end(state, now) or origin + plan), state.left_at or now) + _AFTER
    return (min(first - _BEFORE / 5, origin - _BEFORE) - origin).total_seconds(), (end - origin).total_seconds()


def marks_of(state: SessionState, now: datetime, pending: Iterable[Event] = (), *, model: str = DEFAULT_MODEL) -> Marks:
    """Return everything that was entered or ordered, and what a model predicts; `pending` events are drawn hollow."""
    return Drawing().marks_of(state, now, pending, model=model)


class Drawing:
    """Makes the marks of one session as it grows; an entry that stands as it was is not drawn anew.

    They count from `origin` where it is given, as in a replay that stands before the start; else from the state's own.
    """

    def __init__(self, origin: datetime | None = None) -> None:
        self._fixed = origin
        self._origin: datetime | None = None
        self._known: dict[UUID, tuple[Entry, Look, EntryMarks]] = {}
        self._plasma: Plasma | None = None

    def marks_of(
        self, state: SessionState, now: datetime, pending: Iterable[Event] = (), *, model: str = DEFAULT_MODEL
    ) -> Marks:
        """Return everything that was entered or ordered, and what `model` predicts from it.

        `pending` events are drawn hollow; nothing is predicted from them yet.
        """
        own = origin_of(state) or now
        origin = self._fixed or own
        drawn = self._entered(state, pending, origin)
        if self._plasma is None or self._plasma.origin != origin:
            self._plasma = Plasma(origin)
        plan = _Plan(state, origin, now)
        end = planned_end(state, now)
        reach = span_of(state, now)[1] + (own - origin).total_seconds()
        plasma, caption = self._plasma.curve(state, model, now, reach)
        return Marks(
            pressures=tuple(chain.from_iterable(item.pressures for item in drawn)),
            dots=tuple(chain.from_iterable(item.dots for item in drawn)),
            rates=tuple(plan.rates()),
            doses=tuple(plan.doses()),
            flags=tuple(chain.from_iterable(item.flags for item in drawn)),
            dues=tuple(plan.dues()),
            lines=tuple(_lines(state)),
            columns=tuple(chain.from_iterable(item.columns for item in drawn)),
            planned_end=plan.seconds(end) if end and state.ended_at is None else None,
            ordered_mg=float(state.opened.order.maximum_mg) if state.opened else None,
            plasma=plasma,
            plasma_caption=caption,
        )

    def with_values(self, marks: Marks, state: SessionState, now: datetime, pending: Iterable[Event] = ()) -> Marks:
        """Return the marks with the values that were entered by now, and all that follows from them as it was."""
        drawn = self._entered(state, pending, self._fixed or origin_of(state) or now)
        return replace(
            marks,
            pressures=tuple(chain.from_iterable(item.pressures for item in drawn)),
            dots=tuple(chain.from_iterable(item.dots for item in drawn)),
        )

    def _entered(self, state: SessionState, pending: Iterable[Event], origin: datetime) -> list[EntryMarks]:
        """Return the marks of each entry, and of what is on its way."""
        if origin != self._origin:
            self._origin, self._known = origin, {}
        flagged = {finding.event_id for finding in state.findings}
        drawn = [self._of_entry(entry, _look(entry, flagged), origin) for entry in state.entries]
        sent = (Entry(event, event.body, event.occurred_at) for event in pending)
        return drawn + [marks_of_entry(entry, Look.PENDING, origin) for entry in sent]

    def _of_entry(self, entry: Entry, look: Look, origin: datetime) -> EntryMarks:
        known = self._known.get(entry.event.event_id)
        if known is None or known[0] is not entry or known[1] is not look:
            known = (entry, look, marks_of_entry(entry, look, origin))
            self._known[entry.event.event_id] = known
        return known[2]


def _look(entry: Entry, flagged: set[UUID]) -> Look:
    if entry.status is Status.VOIDED:
        return Look.STRUCK
    return Look.FLAGGED if entry.event.event_id in flagged else Look.SAVED


class _Plan:
    """What flows and what is due, which follows from the moment as well."""

    def __init__(self, state: SessionState, origin: datetime, now: datetime) -> None:
        self._state, self._origin, self._now = state, origin, now

    def seconds(self, moment: datetime) -> float:
        return (moment - self._origin).total_seconds()

    def dues(self) -> Iterator[Due]:
        for slot in slots(self._state, self._now):
            yield Due(self.seconds(_place(slot)), _DUE[slot.status])

    def rates(self) -> Iterator[RateStep]:
        for part in self._state.segments:
            end = None if part.end is None else self.seconds(part.end)
            yield RateStep(self.seconds(part.start), end, float(part.mg_per_h), written_rate(part.rate))

    def doses(self) -> Iterator[DosePoint]:
        """Yield the dose wherever its slope changes; a bolus is two points at one moment."""
        segments, boluses = self._state.segments, self._state.boluses
        turns = {part.start for part in segments} | {part.end or self._now for part in segments}
        for moment in sorted(turns | {bolus.at for bolus in boluses} | ({self._now} if segments else set())):
            after = given_mg(segments, boluses, moment)
            step = sum(bolus.mg for bolus in boluses if bolus.at == moment)
            if step:
                yield DosePoint(self.seconds(moment), float(after - step))
            yield DosePoint(self.seconds(moment), float(after))


def _lines(state: SessionState) -> Iterator[Line]:
    for code, value in baseline(state).items():
        if code in _LINES:
            yield Line(_LINES[code], float(value), "baseline")
    bands = shown_bands(state)
    for code in _LIMITED:
        if band := bands.get(code):
            yield from _ends(_LINES[code], "act", band.act)
            yield from _ends(_LINES[code], "stop", band.stop)


def _ends(channel: LineChannel, kind: LineKind, limit: Range) -> Iterator[Line]:
    if limit.low is not None:
        yield Line(channel, float(limit.low), kind, "low")
    if limit.high is not None:
        yield Line(channel, float(limit.high), kind, "high")


def _place(slot: Slot) -> datetime:
    return slot.answered_at or slot.due
