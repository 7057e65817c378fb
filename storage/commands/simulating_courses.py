"""The command that writes invented patients with their courses of treatment."""

from contextlib import closing

from session.problems import KnownProblem
from session.simulation.clinic import SimulatedRecord, Written
from session.simulation.courses import simulated_course
from storage.commands.desk import Desk
from storage.commands.one_transaction import Batch


def simulate_courses(desk: Desk, patients: int, seed: int) -> int:
    """Write so many patients, each whole or not at all, and answer with how much that was.

    The same seed, day and number give the same patients, so they are refused where they are in the record already.
    """
    with closing(desk.writing()) as opened:
        batch = Batch(opened, desk.clock, desk.station)
        protocol = opened.registry.protocols()[0]
        record, written = SimulatedRecord(batch.journal, batch.registry, desk.clock, protocol, desk.station), Written()
        for number in range(1, patients + 1):
            simulated = simulated_course(seed, number, protocol, record.today)
            if opened.registry.patient_by_mrn(simulated.person.patient.mrn):
                raise KnownProblem(_there(seed, written.patients))
            written += record.write(simulated)
            batch.commit()
        desk.answer(_said(written))
    return 0


def _there(seed: int, written: int) -> str:
    now = "No more were written." if written else "Nothing was written."
    return f"Invented patients of seed {seed} are in this record already. {now} Choose another seed."


def _said(written: Written) -> str:
    return ", ".join(
        f"{number:,} {one if number == 1 else more}"
        for number, one, more in (
            (written.patients, "patient", "patients"),
            (written.infusions, "infusion", "infusions"),
            (written.diary_days, "diary day", "diary days"),
            (written.bookings, "booking", "bookings"),
        )
    )
