"""A whole synthetic session through the real recorder, as fast as it goes; it ends now."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from session.ports import Clock, Journal, Registry
from session.recorder import Recorder
from session.simulation.check_in import Person, order_for, person
from session.simulation.hand_clock import HandClock
from session.simulation.nurse import SimulatedNurse

NURSE: Final = "Simulated nurse"
_AROUND_MIN: Final = 35  # check-in and baseline before the infusion, waiting for the escort after recovery
_ANY_DAY: Final = date(2026, 1, 1)  # on which the age is reckoned, so that it does not grow from run to run


def simulate(
    journal: Journal, registry: Registry, clock: Clock, *, minutes: int = 90, seed: int = 1, station: str = "simulation"
) -> UUID:
    """Record a session of `minutes` (one or more) of infusion and return its identifier.

    The same seed is the same patient and the same course, value for value, whenever it is played. Raises
    StorageProblem or ProtocolProblem.
    """
    protocol = registry.protocols()[0]
    who = _registered(registry, seed)
    began = clock.wall() - timedelta(minutes=minutes + protocol.recovery_min + _AROUND_MIN)
    began = began.replace(second=0, microsecond=0)  # a time written back is a whole minute
    hand = HandClock(began, clock.utc_offset_min(began))
    opened = who.opening(
        protocol, order_for(protocol, who.weight_kg, minutes), chair="1", utc_offset_min=hand.utc_offset_min()
    )
    recorder = Recorder.open(journal, hand, opened, actor=NURSE, station=station)
    patient = replace(who.simulated(str(seed), _ANY_DAY), since=int(began.timestamp()))
    SimulatedNurse(recorder, hand, patient, seed=str(seed), sex=who.patient.sex).play()
    return recorder.session_id


def _registered(registry: Registry, seed: int) -> Person:
    """Return the person of this seed, registered on first use."""
    who = person(seed, f"Training, Patient {seed}", f"SIM{seed:06d}", "1980-06-01", "FM"[seed % 2], "72")
    if registry.patient_by_mrn(who.patient.mrn) is None:
        registry.add_patient(who.patient, NURSE)
    return who
