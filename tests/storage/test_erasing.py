"""A patient's identity can be removed for good: nothing of it is left in the file, and the sessions stay whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from session.audit_port import Looking, LookKind
from session.erasure import is_erased
from session.ports import Patient
from session.problems import Refused, StorageProblem
from session.search_question import Question
from storage.driver import sqlite
from storage.opening import Opened
from storage.verification import verify
from tests.session.course_cases import a_course, told
from tests.storage.conftest import Opens
from tests.storage.examples import START, Sitting, a_patient, vitals
from tests.storage.faults import locked_elsewhere

WHO, WHY = "C. Administrator", "Asked for it in writing"
NAME, MRN = "Quetzalli-Brönsted, Ximena", "ZX 774411"


@pytest.fixture
def visit(database: Opened) -> Sitting:
    return a_visit(database)


def a_visit(database: Opened) -> Sitting:
    """Return a session that is over, of somebody with a peculiar name who was corrected twice since."""
    sitting = Sitting(patient=a_patient(NAME, MRN))
    registry = database.registry
    registry.add_patient(replace(sitting.patient, name="Quetzallli, Ximena"), "A. Lindqvist")
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    registry.correct_patient(replace(sitting.patient, mrn="ZX 774412"), "A. Lindqvist")
    registry.correct_patient(sitting.patient, "A. Lindqvist")
    registry.courses.open_course(a_course(sitting.patient), [], "A. Lindqvist")
    sitting.left_at = START + timedelta(hours=2)
    database.journal.append([sitting.event(vitals(), 60)], sitting.head(2)).result()
    return sitting


def erase(database: Opened, sitting: Sitting) -> bool:
    return database.registry.erase_patient(sitting.patient.patient_id, WHO, WHY)


def erased(database: Opened, sitting: Sitting) -> Patient:
    patient = database.registry.patient(sitting.patient.patient_id)
    assert patient
    return patient


def in_the_bytes(path: Path) -> Iterator[str]:
    """Yield each part of the identity that a file beside the record, or the record, still holds."""
    for file in path.parent.glob(f"{path.name}*"):
        content = file.read_bytes().lower()
        for words in ("quetzal", "brönsted", "bronsted", "ximena", "zx 77441", "zx77441", "1979-03-14"):
            if words.encode() in content:
                yield f"{words} in {file.name}"


def test_that_no_plain_text_of_the_identity_is_left_in_the_file(database: Opened, visit: Sitting) -> None:
    assert list(in_the_bytes(database.path)), "or this test could not fail"
    assert erase(database, visit)
    assert list(in_the_bytes(database.path)) == []
    database.close()
    assert list(in_the_bytes(database.path)) == []


def test_that_nothing_of_the_identity_is_shown_or_found_any_more(database: Opened, visit: Sitting) -> None:
    erase(database, visit)
    patient = erased(database, visit)
    assert is_erased(patient)
    assert patient.name == f"Erased {visit.patient.patient_id.hex[-8:]}"
    assert (patient.mrn, patient.sex) == (f"erased-{visit.patient.patient_id.hex[-12:]}", "U")
    registry = database.registry
    assert registry.find_patients("quetzalli") == ()
    assert registry.patient_by_mrn(MRN) is None
    assert registry.find_sessions(Question(texts=("ximena",))) == ()
    assert registry.find_patients(patient.name) == (patient,)
    assert [row.patient for row in registry.find_sessions(Question(texts=("erased",)))] == [patient]


def test_that_sessions_course_and_chain_stay_as_they_were(database: Opened, visit: Sitting) -> None:
    registry, patient_id = database.registry, visit.patient.patient_id
    entry = told(patient=visit.patient)
    registry.courses.write_diary([entry], "A. Lindqvist")
    registry.audit.note_look(Looking(kind=LookKind.COURSE, patient_id=patient_id), "A. Lindqvist")
    before = database.journal.events(visit.session_id)
    erase(database, visit)
    assert database.journal.events(visit.session_id) == before
    assert database.journal.verify(visit.session_id) == ()
    with database.reader.reading() as connection:
        assert verify(connection).misfits == ()
    assert len(registry.courses.courses_of(patient_id)) == 1
    assert registry.courses.diary(patient_id) == (entry,)
    assert [look.actor for look in registry.audit.looked()] == ["A. Lindqvist"]


def test_that_the_audit_still_says_who_changed_what_and_that_it_was_erased(database: Opened, visit: Sitting) -> None:
    other = a_patient("Ng, Bo", "99")
    database.registry.add_patient(other, "A. Lindqvist")
    erase(database, visit)
    changes = [row for row in database.registry.audit.changes(limit=200) if row.subject == "patient"]
    assert (changes[0].actor, changes[0].field, changes[0].new, changes[0].reason) == (WHO, "identity", "erased", WHY)
    traced = [(row.field, row.old, row.new) for row in reversed(changes) if row.patient == erased(database, visit)]
    assert traced == [
        ("name", None, "erased"), ("mrn", None, "erased"), ("born", None, "erased"), ("sex", None, "erased"),
        ("name", "erased", "erased"), ("mrn", "erased", "erased"), ("mrn", "erased", "erased"),
        ("identity", "kept", "erased"),
    ]  # fmt: skip
    assert ("name", "Ng, Bo") in [(row.field, row.new) for row in changes]


def test_that_the_audit_of_nobody_else_can_be_blanked(database: Opened, visit: Sitting) -> None:
    other = a_patient("Ng, Bo", "99")
    database.registry.add_patient(other, "A. Lindqvist")
    erase(database, visit)
    database.close()
    connection = sqlite.connect(database.path)
    mine, others = str(visit.patient.patient_id), str(other.patient_id)
    for statement, whose in (
        ("UPDATE audit SET new = 'erased' WHERE subject_id = ? AND field = 'name'", others),
        ("UPDATE audit SET new = 'Somebody' WHERE subject_id = ? AND field = 'name'", mine),
        ("UPDATE audit SET new = 'erased' WHERE subject_id = ? AND field = 'identity'", mine),
        ("UPDATE audit SET actor = 'Nobody', new = 'erased' WHERE subject_id = ? AND field = 'sex'", mine),
        ("DELETE FROM audit WHERE subject_id = ?", mine),
    ):
        with pytest.raises(sqlite.IntegrityError, match="append-only"):
            connection.execute(statement, (whose,))
    connection.close()


def test_that_an_identity_is_not_removed_while_a_session_runs(database: Opened, visit: Sitting) -> None:
    running = Sitting(patient=a_patient("Ng, Bo", "99"))
    database.registry.add_patient(running.patient, "A. Lindqvist")
    database.journal.append([running.event(running.opening())], running.head()).result()
    with pytest.raises(Refused, match="A session of Ng, Bo is running, so nothing was removed"):
        erase(database, running)
    with pytest.raises(Refused, match="Wait until no patient is at a chair"):
        erase(database, visit)
    assert erased(database, visit) == visit.patient
    assert erased(database, running) == running.patient


def test_that_it_needs_a_reason_and_is_done_once(database: Opened, visit: Sitting) -> None:
    with pytest.raises(Refused, match="A reason is needed"):
        database.registry.erase_patient(visit.patient.patient_id, WHO, "  ")
    with pytest.raises(StorageProblem, match="not registered"):
        database.registry.erase_patient(a_patient().patient_id, WHO, WHY)
    erase(database, visit)
    with pytest.raises(Refused, match="was removed before"):
        erase(database, visit)
    with pytest.raises(StorageProblem, match="removed for good, so nothing was corrected"):
        database.registry.correct_patient(visit.patient, WHO)


def test_that_somebody_may_register_again_under_the_number(database: Opened, visit: Sitting) -> None:
    erase(database, visit)
    again = a_patient(NAME, MRN)
    database.registry.add_patient(again, "A. Lindqvist")
    assert database.registry.patient_by_mrn(MRN) == again


def test_that_a_log_which_is_still_read_is_told_and_emptied_later(
    database: Opened, visit: Sitting, opens: Opens
) -> None:
    window = opens(read_only=True)
    with window.reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM patients").scalar_one()
        assert not erase(database, visit)
        assert is_erased(erased(database, visit))
    window.close()
    database.close()
    assert list(in_the_bytes(database.path)) == []


def test_that_where_nothing_can_be_written_nothing_is_removed(database: Opened, visit: Sitting) -> None:
    with locked_elsewhere(database.path), pytest.raises(StorageProblem):
        erase(database, visit)
    assert erased(database, visit) == visit.patient
