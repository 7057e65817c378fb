"""From a session's fold to what its chart draws: seconds from the start, and a look for how far a value is known."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, get_args

from session.events import (
    BolusGiven,
    CheckAnswered,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    Event,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    NoteWritten,
    PatientLeft,
    PatientReady,
    RateChanged,
    VitalsRecorded,
)
from session.infusion import given_mg
from session.quantities import plain
from session.readings import baseline
from session.record import Entry, Status
from session.schedule import Slot, SlotStatus, planned_end, slots
from session.state import SessionState
from session.wording import fact_text, quoted, written_rate
from ui.charts.marks import (
    Channel,
    Column,
    DosePoint,
    Dot,
    Due,
    DueStatus,
    Flag,
    Line,
    LineChannel,
    Look,
    Marks,
    Pressure,
    RateStep,
)

_BEFORE: Final = timedelta(minutes=10)
_AFTER: Final = timedelta(minutes=30)
_CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
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
_ROWS: Final = {
    "systolic": "BP", "heart_rate": "HR", "spo2": "SpO₂", "respiration": "RR", "pain": "Pain", "sedation": "RASS",
    "dissociation": "Dissoc.", "nausea": "Nausea", "temperature": "Temp", "etco2": "EtCO₂",
}  # fmt: skip


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


def marks_of(state: SessionState, now: datetime, pending: Iterable[Event] = ()) -> Marks:
    """Return everything that was entered or ordered; `pending` events are drawn hollow."""
    origin = origin_of(state) or now
    drawing = _Drawing(state, origin, now)
    for entry in state.entries:
        drawing.add(entry, drawing.look(entry))
    for event in pending:
        drawing.add(Entry(event, event.body, event.occurred_at), Look.PENDING)
    return drawing.marks()


class _Drawing:
    """Collects the marks of one session."""

    def __init__(self, state: SessionState, origin: datetime, now: datetime) -> None:
        self._state, self._origin, self._now = state, origin, now
        self._flagged = {finding.event_id for finding in state.findings}
        self._pressures: list[Pressure] = []
        self._dots: list[Dot] = []
        self._flags: list[Flag] = []
        self._columns: list[Column] = []

    def look(self, entry: Entry) -> Look:
        if entry.status is Status.VOIDED:
            return Look.STRUCK
        return Look.FLAGGED if entry.event.event_id in self._flagged else Look.SAVED

    def seconds(self, moment: datetime) -> float:
        return (moment - self._origin).total_seconds()

    def add(self, entry: Entry, look: Look) -> None:
        if entry.status is Status.AMENDED and isinstance(entry.event.body, VitalsRecorded):
            self._vitals(entry.event.body, self.seconds(entry.event.occurred_at), Look.STRUCK)
        at = self.seconds(entry.occurred_at)
        if isinstance(entry.body, VitalsRecorded):
            self._vitals(entry.body, at, look)
        elif flag := _flag(entry, at, look):
            self._flags.append(flag)

    def _vitals(self, body: VitalsRecorded, at: float, look: Look) -> None:
        systolic, diastolic = body.value("systolic"), body.value("diastolic")
        if systolic is not None and diastolic is not None:
            self._pressures.append(Pressure(at, float(systolic), float(diastolic), look))
        for channel in _CHANNELS:
            value = body.value(channel)
            if value is not None:
                self._dots.append(Dot(at, channel, float(value), look))
        cells = _cells(body)
        struck = frozenset(cells) if look is Look.STRUCK else frozenset[str]()
        self._columns.append(Column(at, cells, look, struck))
        if body.note:
            self._flags.append(Flag(at, quoted(body.note), "mind", look))

    def marks(self) -> Marks:
        end = planned_end(self._state, self._now)
        return Marks(
            pressures=tuple(self._pressures),
            dots=tuple(self._dots),
            rates=tuple(self._rates()),
            doses=tuple(self._doses()),
            flags=tuple(self._flags),
            dues=tuple(Due(self.seconds(_place(slot)), _DUE[slot.status]) for slot in slots(self._state, self._now)),
            lines=tuple(self._lines()),
            columns=tuple(self._columns),
            planned_end=self.seconds(end) if end and self._state.ended_at is None else None,
            ordered_mg=float(self._state.opened.order.maximum_mg) if self._state.opened else None,
        )

    def _rates(self) -> Iterator[RateStep]:
        for part in self._state.segments:
            end = None if part.end is None else self.seconds(part.end)
            yield RateStep(self.seconds(part.start), end, float(part.mg_per_h), written_rate(part.rate))

    def _doses(self) -> Iterator[DosePoint]:
        """Yield the dose wherever its slope changes; a bolus is two points at one moment."""
        segments, boluses = self._state.segments, self._state.boluses
        turns = {part.start for part in segments} | {part.end or self._now for part in segments}
        for moment in sorted(turns | {bolus.at for bolus in boluses} | ({self._now} if segments else set())):
            after = given_mg(segments, boluses, moment)
            step = sum(bolus.mg for bolus in boluses if bolus.at == moment)
            if step:
                yield DosePoint(self.seconds(moment), float(after - step))
            yield DosePoint(self.seconds(moment), float(after))

    def _lines(self) -> Iterator[Line]:
        for code, value in baseline(self._state).items():
            if code in _LINES:
                yield Line(_LINES[code], float(value), "baseline")
        for limit in self._state.opened.protocol.act if self._state.opened else ():
            for bound in (limit.low, limit.high):
                if bound is not None and limit.code in _LINES:
                    yield Line(_LINES[limit.code], float(bound), "act")


def _place(slot: Slot) -> datetime:
    return slot.answered_at or slot.due


def _cells(body: VitalsRecorded) -> dict[str, str]:
    values: dict[str, Decimal] = {reading.code: reading.value for reading in body.readings}
    cells = {
        name: plain(values[code]).replace("-", "−")
        for code, name in _ROWS.items()
        if code in values and code != "systolic"
    }
    if "systolic" in values and "diastolic" in values:
        cells["BP"] = f"{plain(values['systolic'])}/{plain(values['diastolic'])}"
    return cells


def _flag(entry: Entry, at: float, look: Look) -> Flag | None:  # noqa: C901, PLR0911 -- one mark for each kind
    """Return the event lane's mark for an entry, or None for what has no place there."""
    match entry.body:
        case InfusionStarted(rate=rate):
            return Flag(at, f"start {plain(rate.value)}", "drug", look)
        case RateChanged(rate=rate):
            return Flag(at, plain(rate.value), "drug", look)
        case InfusionPaused() | InfusionResumed() | InfusionEnded():
            return Flag(at, fact_text(entry.body).removeprefix("Infusion "), "drug", look)
        case BolusGiven():
            return Flag(at, fact_text(entry.body).lower(), "drug", look)
        case DrugGiven(drug=drug, dose=dose, unit=unit):
            return Flag(at, f"{drug} {plain(dose)} {unit}", "neutral", look)
        case EffectNoted(effect=effect):
            return Flag(at, effect, "neutral", look)
        case EffectResolved(effect=effect):
            return Flag(at, f"{effect} over", "neutral", look)
        case CheckAnswered(answer=answer):
            return Flag(at, answer, "neutral", look)
        case NoteWritten():
            return Flag(at, quoted(entry.body.note), "mind", look)
        case PatientReady():
            return Flag(at, "ready", "neutral", look)
        case PatientLeft():
            return Flag(at, "left", "neutral", look)
        case _:
            return None
