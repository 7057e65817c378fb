"""The entry line that says a fact again: what stands in the field when an entry is corrected."""

from typing import assert_never

from session.events import (
    AccessPlaced,
    CheckAnswered,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    Fact,
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
from session.score_line import score_line
from session.vitals import CATALOGUE


def compose(fact: Fact) -> str:
    """Return a line that `session.entry.parse` reads as exactly this fact.

    Half a blood pressure, which only a device can send, has no such line: it comes back with its other half open.
    """
    words, note = _words(fact), fact.note
    return f"{words}; {note}".strip() if note else words


def _words(fact: Fact) -> str:  # noqa: PLR0911, PLR0912, C901 -- one line for each kind
    match fact:
        case VitalsRecorded():
            return _vitals(fact)
        case CheckAnswered(answer=answer):
            return answer
        case InfusionStarted(rate=rate):
            return f"start {rate}"
        case RateChanged(rate=rate):
            return f"rate {rate}"
        case InfusionPaused():
            return "pause"
        case InfusionResumed():
            return "resume"
        case BolusGiven(amount=amount):
            return f"bolus {amount}"
        case BagChanged(mg=mg, ml=ml):
            return f"bag {plain(mg)} mg in {plain(ml)} mL"
        case InfusionEnded():
            return "end"
        case DrugGiven(drug=drug, dose=dose, unit=unit, route=route):
            return f"given {drug} {plain(dose)} {unit} {route}".rstrip()
        case EffectNoted(effect=effect, grade=grade):
            return f"effect {effect} {grade}"
        case EffectResolved(effect=effect):
            return f"effect {effect} over"
        case ScoreRecorded():
            return score_line(fact)
        case AccessPlaced(site=site, gauge=gauge, attempts=attempts):
            return f"access {site} {gauge}G attempt {attempts}"
        case NoteWritten():
            return ""
        case PatientReady():
            return "ready"
        case PatientLeft():
            return "left"
        case _:
            assert_never(fact)


def _vitals(fact: VitalsRecorded) -> str:
    values = {reading.code: plain(reading.value) for reading in fact.readings}
    parts = []
    if "systolic" in values or "diastolic" in values:
        parts.append(f"{values.pop('systolic', '')}/{values.pop('diastolic', '')}")
        if "heart_rate" in values:
            parts.append(values.pop("heart_rate"))
    if "spo2" in values:
        parts.append(f"{values.pop('spo2')}%")
    return " ".join([*parts, *(f"{CATALOGUE[code].keys[0]}{value}" for code, value in values.items())])
