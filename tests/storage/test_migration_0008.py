"""A record of the seventh schema is brought to the eighth: what is left of removed identities is remembered in it."""

from pathlib import Path

from session.simulation.hand_clock import HandClock
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from tests.storage.examples import STATION, a_patient
from tests.storage.old_record import as_of


def test_that_a_record_of_the_seventh_schema_has_nothing_to_scour_and_can_forget_a_patient(
    database: Opened, clock: HandClock, tmp_path: Path
) -> None:
    patient = a_patient()
    database.registry.add_patient(patient, "A. Lindqvist")
    path = as_of(7, database, tmp_path)
    assert schema_version(path) == 7
    opened = open_database(str(path), STATION, clock=clock)
    assert opened.registry.scour_again() == ""
    assert opened.registry.erase_patient(patient.patient_id, "C. Administrator", "Asked for it")
    assert opened.registry.scour_again() == ""
    opened.close()
