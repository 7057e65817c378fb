"""What happened, in the words of the record: one short text for every kind of event."""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final, assert_never

from session.alert_events import WATCHING
from session.alert_wording import watching_text
from session.declarations import DECLARATIONS
from session.declared_wording import attending_text, declared_text, reviewing_text
from session.events import (
    FACTS,
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
    Reading,
    RecordingResumed,
    ScoreRecorded,
    SessionOpened,
    VitalsRecorded,
)
from session.handover_events import ATTENDING
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import Rate, RateUnit, plain, rounded
from session.review_events import REVIEWING
from session.scored import score_text
from session.vitals import CATALOGUE, RASS, Vital

PLACES: Final = MappingProxyType({RateUnit.ML_H: 1, RateUnit.MG_H: 1, RateUnit.MG_KG_H: 2, RateUnit.UG_KG_MIN: 2})
"""Decimals in which a computed rate is shown; 0.1 mL/h is what infusion pumps resolve."""
MARKS: Final = frozenset('"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}')
_TURNS: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""The signs of Unicode that embed, override and isolate a direction of writing."""
ANSWERS: Final = MappingProxyType({"asleep": "Asleep, not disturbed"})


def rate_text(value: Fraction | Decimal, unit: RateUnit) -> str:
    """Return a computed rate rounded half up to the decimals of its unit, with the unit."""
    return f"{rounded(value, PLACES[unit])} {unit.value}"


def written_rate(rate: Rate) -> str:
    """Return a rate as it was written, with at least the decimals of its unit: 0.4 -> "0.40 mg/kg/h"."""
    places = max(PLACES[rate.unit], len(plain(rate.value).partition(".")[2]))
    return f"{rounded(rate.value, places)} {rate.unit.value}"


def reading_text(vital: Vital, value: Decimal) -> str:
    """Return a reading as it is shown in a list: "HR 82", "RASS -1 drowsy"; RASS above zero with its plus sign."""
    shown = plain(value).replace("-", "\N{MINUS SIGN}")
    if vital.code == "sedation":
        return f"{vital.short} {'+' if value > 0 else ''}{shown} {RASS.get(int(value), '')}".rstrip()
    unit = f" {vital.unit}" if vital.code in {"spo2", "temperature", "etco2"} else ""
    return f"{vital.short} {shown}{unit}"


def vitals_text(body: VitalsRecorded) -> str:
    """Return a set of readings in one line, blood pressure as a pair."""
    parts = []
    systolic, diastolic = body.value("systolic"), body.value("diastolic")
    if systolic is not None and diastolic is not None:
        parts.append(f"BP {plain(systolic)}/{plain(diastolic)}")
    paired = {"systolic", "diastolic"} if parts else set()
    parts += [_any_reading(reading) for reading in body.readings if reading.code not in paired]
    return "  ".join(parts)


def _any_reading(reading: Reading) -> str:
    vital = CATALOGUE.get(reading.code)
    return reading_text(vital, reading.value) if vital else f"{reading.code} {plain(reading.value)}"


def fact_text(body: Body) -> str:  # noqa: PLR0911, PLR0912, C901 -- one short text for each kind
    """Return what happened without its note, as one short text."""
    match body:
        case VitalsRecorded():
            return vitals_text(body)
        case CheckAnswered(answer=answer):
            return ANSWERS.get(answer, answer.capitalize())
        case InfusionStarted(rate=rate):
            return f"Infusion started {written_rate(rate)}"
        case RateChanged(rate=rate):
            return f"Rate {written_rate(rate)}"
        case InfusionPaused():
            return "Infusion paused"
        case InfusionResumed():
            return "Infusion resumed"
        case BolusGiven(amount=amount):
            return f"Bolus {amount}"
        case BagChanged(mg=mg, ml=ml):
            return f"Bag changed, {plain(mg)} mg in {plain(ml)} mL"
        case InfusionEnded():
            return "Infusion ended"
        case DrugGiven(drug=drug, dose=dose, unit=unit, route=route):
            return f"{drug[:1].upper()}{drug[1:]} {plain(dose)} {unit} {route.upper()}".rstrip()
        case EffectNoted(effect=effect, grade=grade):
            return f"{effect.capitalize()}, {grade}"
        case EffectResolved(effect=effect):
            return f"{effect.capitalize()} over"
        case ScoreRecorded():
            return score_text(body)
        case AccessPlaced(site=site, gauge=gauge, attempts=attempts):
            return f"IV access {site}, {gauge} G, {'first attempt' if attempts == 1 else f'attempt {attempts}'}"
        case NoteWritten():
            return ""
        case PatientReady():
            return "Ready to leave"
        case PatientLeft():
            return "Left"
        case SessionOpened(weight_kg=weight, order=order):
            return f"Checked in, {plain(weight)} kg, {order.drug} {plain(order.mg_per_ml)} mg/mL"
        case ClockJumped(offset_s=0, utc_offset_min=minutes):
            return f"Computer's local time is now {_zone(minutes)}; session times are not affected"
        case ClockJumped(offset_s=offset):
            way = "forward" if offset > 0 else "back"
            return f"Computer clock moved {way} by {_spell(abs(offset))}; session times are not affected"
        case RecordingResumed(silent_s=silent):
            return f"Program opened again, {_spell(silent)} after the last entry"
        case EntryAddedLate(body=inner, reason=reason):
            return f"Added late: {full_text(inner)}. {reason}"
        case EntryAmended(body=inner):
            return f"Corrected to: {fact_text(inner)}"
        case EntryVoided():
            return "Struck out"
        case _ if isinstance(body, DECLARATIONS):
            return declared_text(body)
        case _ if isinstance(body, WATCHING):
            return watching_text(body)
        case _ if isinstance(body, REVIEWING):
            return reviewing_text(body)
        case _ if isinstance(body, ATTENDING):
            return attending_text(body)
        case _:
            assert_never(body)


def _spell(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60} s"


def _zone(offset_min: int) -> str:
    sign = "+" if offset_min >= 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{abs(offset_min) // 60:02d}:{abs(offset_min) % 60:02d}"


def note_of(body: Body) -> str:
    """Return the words written with an event; empty where there are none."""
    return body.note if isinstance(body, FACTS) else ""


def quoted(note: str) -> str:
    """Return somebody's words in quotation marks, also where they were typed with marks of their own.

    Signs that turn the direction of what follows are left out: they would turn the name of who wrote it as well.
    """
    bare = note.translate(_TURNS).strip()
    if len(bare) > 1 and bare[0] in MARKS and bare[-1] in MARKS and not MARKS & set(bare[1:-1]):
        bare = bare[1:-1]
    return f"\N{LEFT DOUBLE QUOTATION MARK}{bare}\N{RIGHT DOUBLE QUOTATION MARK}" if bare else ""


def full_text(body: Body) -> str:
    """Return what happened with its note, as the record shows it."""
    return ". ".join(part for part in (fact_text(body), quoted(note_of(body))) if part)
