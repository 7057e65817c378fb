"""The marks of one entry: seconds from the origin, and a look for how far a value is known."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, get_args

from session.alert_events import AlertAcknowledged, AlertRaised, AlertWorsened, EmergencyClosed, EmergencyOpened
from session.alert_wording import mark
from session.declarations import HoldOverridden, PumpChecked
from session.events import (
    AccessPlaced,
    CheckAnswered,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    NoteWritten,
    PatientLeft,
    PatientReady,
    ScoreRecorded,
    VitalsRecorded,
)
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import plain
from session.record import Entry, Status
from session.review_events import CommentWritten
from session.scored import score_flag
from session.wording import fact_text, quoted
from ui.charts.marks import Channel, Column, Dot, Flag, Look, Pressure

_CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
_ROWS: Final = {
    "systolic": "BP", "heart_rate": "HR", "spo2": "SpO₂", "respiration": "RR", "pain": "Pain", "sedation": "RASS",
    "dissociation": "Dissoc.", "nausea": "Nausea", "temperature": "Temp", "etco2": "EtCO₂",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryMarks:
    """What one entry puts on the chart."""

    pressures: tuple[Pressure, ...] = ()
    dots: tuple[Dot, ...] = ()
    flags: tuple[Flag, ...] = ()
    columns: tuple[Column, ...] = ()

    def __add__(self, other: "EntryMarks") -> "EntryMarks":
        return EntryMarks(
            self.pressures + other.pressures,
            self.dots + other.dots,
            self.flags + other.flags,
            self.columns + other.columns,
        )


def marks_of_entry(entry: Entry, look: Look, origin: datetime) -> EntryMarks:
    """Return the marks of an entry, with the struck ones of what it was before."""
    at, was = (entry.occurred_at - origin).total_seconds(), EntryMarks()
    if entry.status is Status.AMENDED and isinstance(entry.original, VitalsRecorded):
        was = _vitals(entry.original, (entry.event.occurred_at - origin).total_seconds(), Look.STRUCK)
    if isinstance(entry.body, VitalsRecorded):
        return was + _vitals(entry.body, at, look)
    flag = _flag(entry, at, look)
    return was + EntryMarks(flags=(flag,)) if flag else was


def _vitals(body: VitalsRecorded, at: float, look: Look) -> EntryMarks:
    systolic, diastolic = body.value("systolic"), body.value("diastolic")
    pressures: tuple[Pressure, ...] = ()
    if systolic is not None and diastolic is not None:
        pressures = (Pressure(at, float(systolic), float(diastolic), look),)
    values = {channel: body.value(channel) for channel in _CHANNELS}
    cells = _cells(body)
    struck = frozenset(cells) if look is Look.STRUCK else frozenset[str]()
    return EntryMarks(
        pressures=pressures,
        dots=tuple(Dot(at, channel, float(value), look) for channel, value in values.items() if value is not None),
        flags=(Flag(at, quoted(body.note), "mind", look),) if body.note else (),
        columns=(Column(at, cells, look, struck),),
    )


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


def _flag(entry: Entry, at: float, look: Look) -> Flag | None:  # noqa: C901, PLR0911, PLR0912 -- one mark for each kind
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
        case BagChanged(mg=mg, ml=ml):
            return Flag(at, f"bag {plain(mg)} mg in {plain(ml)} mL", "drug", look)
        case PumpChecked():
            return Flag(at, "pump checked", "neutral", look)
        case HoldOverridden():
            return Flag(at, "override", "neutral", look)
        case AccessPlaced(site=site, gauge=gauge):
            return Flag(at, f"{site} {gauge} G", "neutral", look)
        case DrugGiven(drug=drug, dose=dose, unit=unit):
            return Flag(at, f"{drug} {plain(dose)} {unit}", "neutral", look)
        case EffectNoted(effect=effect):
            return Flag(at, effect, "neutral", look)
        case EffectResolved(effect=effect):
            return Flag(at, f"{effect} over", "neutral", look)
        case CheckAnswered(answer=answer):
            return Flag(at, answer, "neutral", look)
        case ScoreRecorded():
            return Flag(at, score_flag(entry.body), "mind", look)
        case NoteWritten():
            return Flag(at, quoted(entry.body.note), "mind", look)
        case AlertRaised(priority=priority) | AlertWorsened(priority=priority):
            return Flag(at, fact_text(entry.body), priority, look, brief=mark(priority))
        case AlertAcknowledged(action=action):
            return Flag(at, action, "neutral", look)
        case EmergencyOpened(title=title):
            return Flag(at, f"emergency: {title}", "high", look)
        case EmergencyClosed():
            return Flag(at, "emergency over", "neutral", look)
        case CommentWritten(words=words):
            return Flag(at, f"{quoted(words)} {entry.event.actor}", "accent", look, said=True)
        case PatientReady():
            return Flag(at, "ready", "neutral", look)
        case PatientLeft():
            return Flag(at, "left", "neutral", look)
        case _:
            return None
