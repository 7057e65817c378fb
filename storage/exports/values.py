"""What an event says, value by value: each a name, a number or words, and a unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, assert_never

from session.alert_events import WATCHING
from session.declarations import DECLARATIONS
from session.events import (
    AccessPlaced,
    Body,
    CheckAnswered,
    ClockJumped,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    EntryAddedLate,
    EntryAmended,
    EntryVoided,
    NoteWritten,
    PatientLeft,
    PatientReady,
    RecordingResumed,
    ScoreItem,
    ScoreRecorded,
    SessionOpened,
    VitalsRecorded,
)
from session.handover_events import ATTENDING, Attending, ShiftHandedOver
from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Item, Measured, Written
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import number
from session.review_events import REVIEWING, AddendumWritten, CommentWritten, Reviewing
from session.scored import score_of
from session.vitals import CATALOGUE
from session.wording import note_of
from storage.exports.declared_values import declared_values
from storage.exports.value import Value
from storage.exports.watching_values import watching_values

_PLACES: Final = {code: place for place, code in enumerate(CATALOGUE)}


def values(body: Body) -> Iterator[Value]:
    """Yield everything an event says, readings in the catalogue's order and the note last."""
    yield from _values(body)
    if note := note_of(body):
        yield Value("note", note)


def _values(body: Body) -> Iterator[Value]:  # noqa: C901, PLR0912, PLR0915 -- one match over every kind
    match body:
        case SessionOpened():
            yield from _opened(body)
        case VitalsRecorded(readings=readings):
            for reading in sorted(readings, key=lambda reading: _PLACES[reading.code]):
                vital = CATALOGUE[reading.code]
                yield Value(reading.code, reading.value, vital.scale or vital.unit)
        case CheckAnswered(answer=answer):
            yield Value("check", answer)
        case InfusionStarted(rate=rate) | RateChanged(rate=rate):
            yield Value("rate", rate.value, rate.unit.value)
        case InfusionPaused():
            yield Value("infusion", "paused")
        case InfusionResumed():
            yield Value("infusion", "resumed")
        case InfusionEnded():
            yield Value("infusion", "ended")
        case BolusGiven(amount=amount):
            yield Value("bolus", amount.value, amount.unit.value)
        case DrugGiven(drug=drug, dose=dose, unit=unit, route=route):
            yield Value(drug, dose, unit)
            if route:
                yield Value("route", route)
        case EffectNoted(effect=effect, grade=grade):
            yield Value(effect, grade)
        case EffectResolved(effect=effect):
            yield Value(effect, "over")
        case ScoreRecorded():
            yield from _score(body)
        case BagChanged(mg=mg, ml=ml):
            yield Value("bag", mg, "mg")
            yield Value("bag_volume", ml, "mL")
        case AccessPlaced(site=site, gauge=gauge, attempts=attempts):
            yield Value("access_site", site)
            yield Value("access_gauge", Decimal(gauge), "G")
            yield Value("access_attempts", Decimal(attempts))
        case NoteWritten():
            return
        case PatientReady():
            yield Value("patient", "ready")
        case PatientLeft():
            yield Value("patient", "left")
        case ClockJumped(offset_s=offset, utc_offset_min=utc_offset):
            yield Value("clock_moved", Decimal(offset), "s")
            yield Value("utc_offset", Decimal(utc_offset), "min")
        case RecordingResumed(silent_s=silent):
            yield Value("silent", Decimal(silent), "s")
        case EntryAmended(body=standing, reason=reason) | EntryAddedLate(body=standing, reason=reason):
            yield from values(standing)
            yield Value("reason", reason)
        case EntryVoided(reason=reason):
            yield Value("reason", reason)
        case _ if isinstance(body, DECLARATIONS):
            yield from declared_values(body)
        case _ if isinstance(body, WATCHING):
            yield from watching_values(body)
        case _ if isinstance(body, REVIEWING):
            yield from _reviewed(body)
        case _ if isinstance(body, ATTENDING):
            yield from _attending(body)
        case _:
            assert_never(body)


def _score(body: ScoreRecorded) -> Iterator[Value]:
    """Yield each item under its instrument's name, and the total only where there is one."""
    instrument, found = INSTRUMENTS.get(body.instrument), score_of(body)
    items = {item.key: item for item in instrument.items} if instrument else {}
    for each in body.items:
        yield _score_item(body.instrument, each, items.get(each.key))
    if found and found.total is not None:
        scale = f"{found.instrument.short} {found.instrument.lowest} to {found.instrument.highest}"
        yield Value(f"{body.instrument}_total", Decimal(found.total), scale)


def _score_item(instrument: str, each: ScoreItem, item: Item | None) -> Value:
    value = None if item is None or isinstance(item, Written) else number(each.value)
    unit = item.vital.unit if isinstance(item, Measured) else ""
    return Value(f"{instrument}_{each.key}", each.value if value is None else value, unit)


def _opened(body: SessionOpened) -> Iterator[Value]:
    yield Value("patient_id", str(body.patient_id))
    if body.chair:
        yield Value("chair", body.chair)
    yield Value("weight", body.weight_kg, "kg")
    for allergy in body.allergies or ("none known",):
        yield Value("allergy", allergy)
    for identifier in body.identifiers or ("not stated",):
        yield Value("identifier_checked", identifier)
    if body.course:
        yield Value("course", body.course)
    if body.course_id is not None:
        yield Value("course_id", str(body.course_id))
    yield Value("protocol", body.protocol.name)
    yield Value("protocol_version", Decimal(body.protocol.version))
    order = body.order
    yield Value("order_drug", order.drug)
    yield Value("order_concentration", order.mg_per_ml, "mg/mL")
    yield Value("order_start_rate", order.start_rate.value, order.start_rate.unit.value)
    yield Value("order_planned_time", Decimal(order.planned_min), "min")
    yield Value("order_maximum", order.maximum_mg, "mg")
    if order.bag_ml is not None:
        yield Value("order_bag_volume", order.bag_ml, "mL")
    further = {"order_dose": order.dose, "order_maximum_rate": order.maximum_rate, "order_step": order.step}
    for name, written in further.items():
        if written is not None:
            yield Value(name, written.value, written.unit.value)
    for drug in order.prn:
        yield Value("order_when_needed", drug)
    yield Value("utc_offset", Decimal(body.utc_offset_min), "min")


def _reviewed(body: Reviewing) -> Iterator[Value]:
    if isinstance(body, CommentWritten):
        yield Value("comment", body.words)
    elif isinstance(body, AddendumWritten):
        yield Value("addendum", body.words)
    else:
        yield Value("signed", body.meaning)
        yield Value("signed_record", body.record)


def _attending(body: Attending) -> Iterator[Value]:
    if isinstance(body, ShiftHandedOver):
        yield Value("handed_over_from", body.from_)
        yield Value("handed_over_to", body.to)
        yield Value("handed_over_as", body.told)
    else:
        for claimed in body.entries:
            yield Value("claimed_entry", str(claimed))
