"""What does not fit together in a record, and what lies beyond a limit: each as one plain sentence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from session.events import (
    BESIDE,
    ClockJumped,
    DrugGiven,
    EffectResolved,
    PatientLeft,
    PatientReady,
    Reading,
    RecordingResumed,
    ScoreRecorded,
    SessionOpened,
    VitalsRecorded,
)
from session.infusion import given_mg
from session.instruments.catalogue import INSTRUMENTS
from session.order import Order
from session.protocol import Protocol
from session.pump_events import (
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.pump_findings import pump_limits
from session.quantities import Mixture, Rate, plain, rounded
from session.record import RUNNING, Entry, Phase
from session.times import clock_text
from session.vitals import CATALOGUE, PULSE_PRESSURE

if TYPE_CHECKING:
    from session.state import SessionState


_AFTER_LEFT: Final = (ClockJumped, RecordingResumed, *BESIDE)
"""What may still come once the patient has left: the program's own notes, a physician's review, whose entries are."""


def conflict(state: "SessionState", entry: Entry) -> str:
    """Say why `entry` cannot have happened after `state`; an empty text where it can."""
    body = entry.body
    if isinstance(body, SessionOpened):
        return "The session was opened twice." if entry.event is not state.opening else ""
    if state.opened is None:
        return "The check-in of this session is not here."
    if state.phase is Phase.LEFT and not isinstance(body, _AFTER_LEFT):
        return f"The patient had left at {_clock(state, 'left_at')}; the record is finished."
    return _out_of_phase(state, entry)


def _out_of_phase(state: "SessionState", entry: Entry) -> str:  # noqa: PLR0911 -- one sentence for each case
    phase = state.phase
    match entry.body:
        case InfusionStarted() if phase is not Phase.BEFORE:
            return f"The infusion was already started at {_clock(state, 'started_at')}."
        case RateChanged() if phase is Phase.PAUSED:
            return "The infusion is paused. Resume it first, then change the rate."
        case InfusionPaused() if phase is Phase.PAUSED:
            return "The infusion is paused already."
        case InfusionResumed() if phase is Phase.INFUSING:
            return "The infusion is not paused."
        case RateChanged() | InfusionPaused() | InfusionResumed() | BolusGiven() | InfusionEnded() if (
            phase not in RUNNING
        ):
            return _not_running(state)
        case PatientReady() if phase is Phase.READY:
            return "The patient was already found ready to leave."
        case PatientReady() | PatientLeft() if phase in RUNNING:
            return "The infusion is still running. Write end first."
        case PatientReady() if phase is Phase.BEFORE:
            return "No infusion has been given. Write left; and why, when the patient goes."
        case PatientLeft(note="") if phase is Phase.BEFORE:
            return "No infusion has been given. Write why: left; reason."
    return ""


def _not_running(state: "SessionState") -> str:
    if state.ended_at:
        return f"The infusion was ended at {_clock(state, 'ended_at')}."
    return "The infusion has not been started."


def _clock(state: "SessionState", field: str) -> str:
    moment = getattr(state, field)
    return clock_text(moment, state.utc_offset_min) if moment else "an unknown time"


def limits(state: "SessionState", entry: Entry) -> tuple[str, ...]:  # noqa: PLR0911 -- each kind has its own
    """Return a sentence for each value of `entry` that is beyond a limit of the protocol copied into the session."""
    opened, mixture = state.opened, state.mixture
    if opened is None or mixture is None:
        return ()
    match entry.body:
        case VitalsRecorded(readings=readings) as vitals:
            sentences = [unusual(opened.protocol, reading) for reading in readings]
            return tuple(filter(None, (*sentences, unusual_pair(vitals))))
        case DrugGiven(drug=drug):
            return tuple(filter(None, (uncounted(opened.order, drug), allergic(opened.allergies, drug))))
        case EffectResolved(effect=name) if name not in {effect.name for effect in state.effects}:
            return (f"{name.capitalize()} is over, but its beginning was not noted.",)
        case ScoreRecorded(instrument=name) if state.phase in RUNNING and name in INSTRUMENTS:
            instrument = INSTRUMENTS[name]
            early = f"{instrument.short} is for recovery; during the infusion it scores the drug's own effect."
            return (early,) if instrument.recovery_only else ()
        case PatientReady() | PatientLeft():
            from session.discharge import gone_too_early  # it reads the state, which is folded with these findings

            return tuple(filter(None, (gone_too_early(state, entry),)))
        case _:
            pass
    return (*_ungated(state, entry), *pump_limits(state, entry))


def _ungated(state: "SessionState", entry: Entry) -> tuple[str, ...]:
    """Say that an infusion was started under a protocol that asks before, and the record does not show the gate."""
    opened, decided = state.opened, state.declared.decided
    asked = isinstance(entry.body, InfusionStarted) and opened is not None and opened.protocol.gate
    if not asked or (decided is not None and decided.outcome == "go"):
        return ()
    return ("The record does not show that the start gate was passed.",)


def unusual(protocol: Protocol, reading: Reading) -> str:
    """Say that a reading is outside the protocol's usual range; an empty text where it is not."""
    bounds, vital = protocol.unusual_range(reading.code), CATALOGUE.get(reading.code)
    if bounds is None or vital is None or bounds.holds(reading.value):
        return ""
    return f"{vital.heading} {plain(reading.value)} {vital.unit}".rstrip() + " is unusual."


def unusual_pair(vitals: VitalsRecorded) -> str:
    """Say that a blood pressure's two values are unusually near or far; an empty text where not, or not both there."""
    systolic, diastolic = vitals.value("systolic"), vitals.value("diastolic")
    if systolic is None or diastolic is None:
        return ""
    lowest, highest = PULSE_PRESSURE
    apart = systolic - diastolic
    return "" if lowest <= apart <= highest else f"Pulse pressure {plain(apart)} mmHg is unusual."


def uncounted(order: Order, drug: str) -> str:
    """Say that the infused drug was written as another one, so that the dose lacks it; an empty text where not."""
    if drug.casefold() != order.drug.casefold():
        return ""
    return f"{drug[:1].upper()}{drug[1:]} written as given is not counted in the dose. Write bolus to count it."


def allergic(allergies: Sequence[str], drug: str) -> str:
    """Say that an allergy is to this drug, by name; an empty text where none is.

    Names are compared as they are written: a drug of the same family under another name is not found.
    """
    given = drug.casefold()
    for allergy in allergies:
        name = allergy.strip().casefold()
        if name and (name in given or given in name):
            return f"The patient is allergic to {allergy.strip()}."
    return ""


def above_maximum(protocol: Protocol, rate: Rate, mixture: Mixture) -> str:
    """Say that a planned rate is above the protocol's maximum; an empty text where it is not."""
    if rate.mg_per_h(mixture) <= protocol.maximum_rate.mg_per_h(mixture):
        return ""
    return f"{rate} is above the protocol's maximum of {protocol.maximum_rate}."


def over_order(before: "SessionState", after: "SessionState", entry: Entry) -> tuple[str, ...]:
    """Say that between the entry before and this one more was given than the order's maximum total."""
    if after.opened is None or not before.entries:
        return ()
    maximum = after.opened.order.maximum_mg
    given = given_mg(after.segments, after.boluses, entry.occurred_at)
    if given <= maximum or given_mg(before.segments, before.boluses, before.entries[-1].occurred_at) > maximum:
        return ()
    return (f"{rounded(given, 2)} mg given by now, more than the ordered maximum of {plain(maximum)} mg.",)
