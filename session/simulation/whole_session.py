"""A whole synthetic session through the real recorder, as fast as it goes; it ends now."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from session.ports import Clock, Journal, Registry
from session.recorder import Recorder
from session.simulation.check_in import Person, order_for, person
from session.simulation.hand_clock import HandClock
from session.simulation.nurse import SimulatedNurse

NURSE: Final = "Simulated nurse"
_AROUND_MIN: Final = 35  # check-in and baseline before the infusion, waiting for the escort after recovery


def simulate(
    journal: Journal, registry: Registry, clock: Clock, *, minutes: int = 90, seed: int = 1, station: str = "simulation"
) -> UUID:
    """Record a session of `minutes` (one or more) of infusion and return its identifier.

    The same seed is the same patient and the same course. Raises StorageProblem or ProtocolProblem.
    """
    protocol = registry.protocols()[0]
    who = _registered(registry, seed)
    began = clock.wall() - timedelta(minutes=minutes + protocol.recovery_min + _AROUND_MIN)
    hand = HandClock(began, clock.utc_offset_min(began))
    opened = who.opening(
        protocol, order_for(protocol, who.weight_kg, minutes), chair="1", utc_offset_min=hand.utc_offset_min()
    )
    recorder = Recorder.open(journal, hand, opened, actor=NURSE, station=station)
    SimulatedNurse(recorder, hand, who.simulated(str(seed), began.date()), seed=str(seed)).play()
    registry.add_staff(NURSE, NURSE)
    return recorder.session_id


def _registered(registry: Registry, seed: int) -> Person:
    """Return the person of this seed, registered on first use."""
    who = person(seed, f"Training, Patient {seed}", f"SIM{seed:06d}", "1980-06-01", "FM"[seed % 2], "72")
    if registry.patient_by_mrn(who.patient.mrn) is None:
        registry.add_patient(who.patient, NURSE)
    return who
