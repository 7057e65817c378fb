"""A record of the sixth schema is brought to the seventh: its audit stays, and identities can be removed from it."""

from pathlib import Path

from session.erasure import is_erased
from session.simulation.hand_clock import HandClock
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from tests.storage.examples import STATION, a_patient
from tests.storage.old_record import as_of


def test_that_a_record_of_the_sixth_schema_keeps_its_audit_and_can_forget_a_patient(
    database: Opened, clock: HandClock, tmp_path: Path
) -> None:
    patient = a_patient()
    database.registry.add_patient(patient, "A. Lindqvist")
    path = as_of(6, database, tmp_path)
    assert schema_version(path) == 6
    opened = open_database(str(path), STATION, clock=clock)
    changes = opened.registry.audit.changes()
    assert [(row.field, row.new, row.reason) for row in reversed(changes)][:2] == [
        ("name", patient.name, ""),
        ("mrn", patient.mrn, ""),
    ]
    assert opened.registry.audit.looked() == ()
    assert opened.registry.erase_patient(patient.patient_id, "C. Administrator", "Asked for it")
    known = opened.registry.patient(patient.patient_id)
    assert known
    assert is_erased(known)
    opened.close()
