"""Invented patients with whole courses in the record of a clinic."""

from session.simulation.clinic import SimulatedRecord
from session.simulation.courses import simulated_course
from storage.commands.one_transaction import Batch
from tests.ui.clinic import Clinic


def simulated_patients(clinic: Clinic, count: int, seed: int = 1) -> None:
    """Write so many patients with their courses."""
    protocol = clinic.database.registry.protocols()[0]
    batch = Batch(clinic.database, clinic.clock, "chair")
    record = SimulatedRecord(batch.journal, batch.registry, clinic.clock, protocol, "chair")
    for number in range(1, count + 1):
        record.write(simulated_course(seed, number, protocol, record.today))
        batch.commit()
