"""A whole synthetic session through the real recorder, as fast as it goes; it ends now."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from session.ports import Clock, Journal, Registry
from session.recorder import Recorder
from session.simulation.check_in import Person, order_for, person
from session.simulation.hand_clock import HandClock
from session.simulation.monitor import SimulatedMonitor
from session.simulation.nurse import SimulatedNurse
from session.simulation.scenarios import Scenario

NURSE: Final = "Simulated nurse"
_AROUND_MIN: Final = 35  # check-in and baseline before the infusion, waiting for the escort after recovery
_ANY_DAY: Final = date(2026, 1, 1)  # on which the age is reckoned, so that it does not grow from run to run


@dataclass(frozen=True, slots=True)
class Script:
    """Which session is played: `minutes` (one or more) of infusion, a patient by seed, what happens, and with what."""

    minutes: int = 90
    seed: int = 1
    scenario: Scenario | None = None
    with_monitor: bool = False


def simulate(
    journal: Journal, registry: Registry, clock: Clock, script: Script | None = None, *, station: str = "simulation"
) -> UUID:
    """Record a session and return its identifier.

    The same seed is the same patient and the same course, value for value, whenever it is played. What the monitor
    sent is on disk some seconds later, or when the database is closed. Raises StorageProblem or ProtocolProblem.
    """
    script, protocol = script or Script(), registry.protocols()[0]
    who = _registered(registry, script.seed)
    began = clock.wall() - timedelta(minutes=script.minutes + protocol.recovery_min + _AROUND_MIN)
    began = began.replace(second=0, microsecond=0)  # a time written back is a whole minute
    hand = HandClock(began, clock.utc_offset_min(began))
    order = order_for(protocol, who.weight_kg, script.minutes)
    opened = who.opening(protocol, order, chair="1", utc_offset_min=hand.utc_offset_min())
    recorder = Recorder.open(journal, hand, opened, actor=NURSE, station=station)
    seed = str(script.seed)
    patient = replace(who.simulated(seed, _ANY_DAY), since=int(began.timestamp())).on(script.scenario)
    monitor = SimulatedMonitor(seed, patient=patient) if script.with_monitor else None
    nurse = SimulatedNurse(recorder, hand, patient, seed=seed, monitor=monitor)
    nurse.play()
    if monitor:
        journal.append_samples(recorder.session_id, monitor.name, nurse.samples)
    return recorder.session_id


def _registered(registry: Registry, seed: int) -> Person:
    """Return the person of this seed, registered on first use."""
    who = person(seed, f"Training, Patient {seed}", f"SIM{seed:06d}", "1980-06-01", "FM"[seed % 2], "72")
    if registry.patient_by_mrn(who.patient.mrn) is None:
        registry.add_patient(who.patient, NURSE)
    return who
