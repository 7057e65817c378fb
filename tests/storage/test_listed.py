"""What stands beside the chains is checked: whose a session is, and what was audited of people and patients."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from session.people import Role
from session.safekeeping import Verification
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.engine import reading_engine
from storage.opening import Opened
from storage.reader import Reader
from storage.verification import verify_file
from tests.session.people_cases import PIN, a_person
from tests.storage.examples import a_patient
from tests.storage.test_seals import sit

CHANGED = {
    "another patient's": "UPDATE sessions SET patient_id = (SELECT patient_id FROM patients WHERE mrn = '000002') "
    "WHERE patient_id = (SELECT patient_id FROM patients WHERE mrn = '000001')",
    "not in the list of sessions": "DELETE FROM sessions WHERE place = (SELECT max(place) FROM sessions)",
    "another time": "UPDATE sessions SET opened_at = opened_at + 86400000000",
    "another end": "UPDATE sessions SET left_at = opened_at + 60000000",
    "says name": "UPDATE patients SET name = 'Somebody, Else' WHERE mrn = '000001'",
    "says mrn": "UPDATE patients SET mrn = '000008', mrn_key = '000008' WHERE mrn = '000001'",
    "says born": "UPDATE patients SET born = '1950-01-01' WHERE mrn = '000001'",
    "says mrn unlike": "UPDATE patients SET name = 'Zimmer, Zoe', mrn = '000009' WHERE born = '0001-01-01'",
    "says role": "UPDATE people SET role = 'administrator' WHERE role = 'nurse'",
    "says active": "UPDATE people SET active = 1",
    " is in the ": "UPDATE people SET person_id = 'ffffffffffffffffffffffffffffffff' WHERE name = 'A. Lindqvist'",
}


def checked(path: Path) -> Verification:
    reader = Reader(reading_engine(path), path)
    with closing(reader), reader.reading() as connection:
        return verify_file(connection)


@pytest.fixture
def record(database: Opened, clock: HandClock) -> Path:
    """Return a closed record with sessions of three patients, one more who was erased, and three people."""
    erased = a_patient("Zimmer, Zoe", "000009")
    database.registry.add_patient(erased, "A. Lindqvist")
    database.registry.erase_patient(erased.patient_id, "C. Haas", "asked for it")
    for number in (1, 2, 3):
        sit(database, number, clock)
        clock.advance(minutes=10)
    registry, people = database.registry, database.registry.people
    for name, role in (("C. Haas", Role.ADMINISTRATOR), ("A. Lindqvist", Role.NURSE), ("B. Gone", Role.NURSE)):
        people.add(a_person(name, role), PIN, "C. Haas")
    gone = next(one for one in people.everybody() if one.name == "B. Gone")
    people.change(replace(gone, active=False), "C. Haas")
    corrected = registry.patient_by_mrn("000002")
    assert corrected is not None
    registry.correct_patient(replace(corrected, name="Adams,  Ann "), "C. Haas")
    database.close()
    return database.path


def test_that_a_record_that_nobody_touched_is_whole(record: Path) -> None:
    assert checked(record).misfits == ()


@pytest.mark.parametrize("words", CHANGED)
def test_that_what_stands_beside_the_chains_is_checked(record: Path, tmp_path: Path, words: str) -> None:
    path = Path(shutil.copy(record, tmp_path / "changed.sqlite"))
    with closing(sqlite.connect(path)) as file:
        file.execute(CHANGED[words])
        file.commit()
    misfits = checked(path).misfits
    assert misfits
    assert any(words in misfit.what for misfit in misfits), misfits
