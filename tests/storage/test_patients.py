"""Patients are registered once, corrected with a trace, and found by any part of name or number."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import IntegrityError

from session.ports import Patient
from session.problems import StorageProblem
from session.search_question import Question
from session.simulation.hand_clock import HandClock
from storage.audit import Change
from storage.opening import Opened
from storage.patients import add
from storage.tables import AUDIT
from tests.storage.examples import START, Sitting, a_patient
from tests.storage.faults import fill

NURSE = "A. Lindqvist"


def audit(database: Opened) -> list[tuple[Any, ...]]:
    """Return who changed which field from what to what, in the order of the changes."""
    columns = (AUDIT.c.actor, AUDIT.c.field, AUDIT.c.old, AUDIT.c.new)
    with database.reader.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(AUDIT.c.number))]


def reasons(database: Opened) -> list[str]:
    """Return why each field was changed, in the order of the changes."""
    with database.reader.reading() as connection:
        return list(connection.execute(select(AUDIT.c.reason).order_by(AUDIT.c.number)).scalars())


def found(database: Opened, words: str) -> list[str]:
    return [patient.name for patient in database.registry.find_patients(words)]


@pytest.fixture
def ward(database: Opened) -> tuple[Patient, ...]:
    """Return four registered patients."""
    patients = (
        a_patient("Okafor, Miriam", "004 182"),
        a_patient("Müller, Jörg", "A-77/3", date(1961, 1, 2)),
        a_patient("Ng, Bo", "99", date(1990, 11, 20)),
        a_patient('O\'Brien, "Pat"', "1234567", date(1990, 11, 20)),
    )
    for patient in patients:
        database.registry.add_patient(patient, NURSE)
    return patients


def test_that_a_registered_patient_comes_back(database: Opened, ward: tuple[Patient, ...]) -> None:
    assert database.registry.patient(ward[1].patient_id) == ward[1]
    assert database.registry.patient(a_patient().patient_id) is None


@pytest.mark.parametrize("mrn", ["004182", "004 182", " 0 04 1 82 "])
def test_that_spaces_do_not_count_in_an_mrn(database: Opened, ward: tuple[Patient, ...], mrn: str) -> None:
    assert database.registry.patient_by_mrn(mrn) == ward[0]


def test_that_an_unknown_mrn_is_nobody_s(database: Opened, ward: tuple[Patient, ...]) -> None:
    assert database.registry.patient_by_mrn("4182") is None


@pytest.mark.parametrize("mrn", ["004182", "00 41 82"])
def test_that_a_taken_mrn_is_refused_with_its_holder(database: Opened, ward: tuple[Patient, ...], mrn: str) -> None:
    with pytest.raises(StorageProblem, match="belongs to Okafor, Miriam, born 1979-03-14, so nothing was saved"):
        database.registry.add_patient(a_patient("Somebody Else", mrn), NURSE)
    assert len(database.registry.find_patients("")) == 4


@pytest.mark.parametrize(("name", "mrn"), [(" ", "12"), ("Name", " "), ("\u0301", "12")])
def test_that_a_patient_needs_name_and_mrn(database: Opened, name: str, mrn: str) -> None:
    with pytest.raises(StorageProblem, match="A patient needs a name and an MRN"):
        database.registry.add_patient(a_patient(name, mrn), NURSE)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("", ["Müller, Jörg", "Ng, Bo", 'O\'Brien, "Pat"', "Okafor, Miriam"]),
        ("miriam okafor", ["Okafor, Miriam"]),
        ("Okafor, M", ["Okafor, Miriam"]),
        ("kaf", ["Okafor, Miriam"]),
        ("MULLER", ["Müller, Jörg"]),
        ("jör", ["Müller, Jörg"]),
        ("ng", ["Ng, Bo"]),
        ("bo", ["Ng, Bo"]),
        ("b", ["Ng, Bo", 'O\'Brien, "Pat"']),
        ("o'b", ['O\'Brien, "Pat"']),
        ('"pat"', ['O\'Brien, "Pat"']),
        ("4182", ["Okafor, Miriam"]),
        ("004 182", ["Okafor, Miriam"]),
        ("a-77", ["Müller, Jörg"]),
        ("1990-11-20", ["Ng, Bo", 'O\'Brien, "Pat"']),
        ("1990-11-20 bo", ["Ng, Bo"]),
        ("1990-13-20", []),
        ("miriam bo", []),
        ("zz", []),
        ("* OR ng", []),
    ],
)
def test_that_every_word_has_to_be_part_of_name_or_mrn(
    database: Opened, ward: tuple[Patient, ...], words: str, names: list[str]
) -> None:
    assert found(database, words) == names


def test_that_no_more_are_found_than_asked_for(database: Opened, ward: tuple[Patient, ...]) -> None:
    assert [patient.name for patient in database.registry.find_patients("", 2)] == ["Müller, Jörg", "Ng, Bo"]


def test_that_a_day_narrows_also_what_fits_very_many(database: Opened) -> None:
    def register(connection: Connection) -> None:
        change = Change(at=START, actor=NURSE, station="chair-3", subject="patient", subject_id="")
        add(connection, a_patient("Okafor, Ada", "old", date(1950, 1, 1)), change)
        for number in range(510):
            add(connection, a_patient(f"Okafor {number:03d}", str(number)), change)

    database.writer.submit(register).result()
    assert found(database, "okafor 1950-01-01") == ["Okafor, Ada"]
    assert found(database, "okafor ada") == ["Okafor, Ada"]
    assert found(database, "okafor")[:2] == ["Okafor 010", "Okafor 011"]


def test_that_a_correction_is_found_by_the_new_name_and_no_longer_by_the_old(
    database: Opened, ward: tuple[Patient, ...]
) -> None:
    database.registry.correct_patient(replace(ward[0], name="Adeyemi, Miriam"), NURSE)
    assert found(database, "okafor") == []
    assert found(database, "adey") == ["Adeyemi, Miriam"]


def test_that_a_correction_reaches_the_lists_of_sessions(database: Opened, sitting: Sitting) -> None:
    database.registry.correct_patient(replace(sitting.patient, name="Adeyemi, Miriam", mrn="77"), NURSE)
    assert database.registry.find_sessions(Question(texts=("okafor",))) == ()
    (row,) = database.registry.find_sessions(Question(texts=("adeyemi", "77")))
    assert (row.head.session_id, row.patient.name) == (sitting.session_id, "Adeyemi, Miriam")


def test_that_each_changed_field_is_audited_with_who_and_what(database: Opened, clock: HandClock) -> None:
    patient = a_patient()
    database.registry.add_patient(patient, NURSE)
    database.registry.correct_patient(replace(patient, born=date(1979, 3, 15), sex="X"), "B. Okoye")
    assert audit(database) == [
        (NURSE, "name", None, "Okafor, Miriam"),
        (NURSE, "mrn", None, "004182"),
        (NURSE, "born", None, "1979-03-14"),
        (NURSE, "sex", None, "F"),
        ("B. Okoye", "born", "1979-03-14", "1979-03-15"),
        ("B. Okoye", "sex", "F", "X"),
    ]
    with database.reader.reading() as connection:
        when = set(connection.execute(select(AUDIT.c.at, AUDIT.c.subject, AUDIT.c.subject_id, AUDIT.c.station)))
    assert when == {(START, "patient", str(patient.patient_id), "chair-3")}


def test_that_a_correction_that_changes_nothing_leaves_no_trace(database: Opened) -> None:
    patient = a_patient()
    database.registry.add_patient(patient, NURSE)
    before = audit(database)
    database.registry.correct_patient(patient, NURSE)
    assert audit(database) == before


def test_that_a_change_that_fails_leaves_no_audit(database: Opened, ward: tuple[Patient, ...]) -> None:
    before = audit(database)
    with pytest.raises(StorageProblem, match="belongs to Ng, Bo"):
        database.registry.correct_patient(replace(ward[0], mrn="99"), NURSE)
    fill(database, full=True)
    with pytest.raises(StorageProblem, match="is full"):
        database.registry.correct_patient(replace(ward[0], name="N" * 40_000), NURSE)
    assert audit(database) == before
    assert found(database, "okafor") == ["Okafor, Miriam"]


def test_that_the_audit_itself_cannot_be_changed(database: Opened, ward: tuple[Patient, ...]) -> None:
    for change in (update(AUDIT).values(actor="Nobody"), delete(AUDIT)):
        with pytest.raises(IntegrityError, match="append-only"):
            database.writer.submit(partial(Connection.execute, statement=change)).result()
    assert {row[0] for row in audit(database)} == {NURSE}


def test_that_only_a_registered_patient_can_be_corrected(database: Opened) -> None:
    with pytest.raises(StorageProblem, match="This patient is not registered, so nothing was corrected"):
        database.registry.correct_patient(a_patient(), NURSE)
