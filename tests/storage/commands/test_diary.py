"""Writing a diary from a file: all of it or nothing."""

import pytest

from session.people import AT_COMMAND_LINE as ACTOR
from storage.opening import Opened
from tests.storage.commands.office import Office
from tests.storage.examples import a_patient
from tests.storage.test_patients import audit

DIARY = "day;pain;note\n2026-11-18;6,5;slept badly\n2026-11-19;7;\n2026-11-20;5;\n"


@pytest.fixture
def clinic(office: Office) -> Office:
    """Return an office whose record knows one patient."""
    with office.held() as opened:
        opened.registry.add_patient(a_patient(), "A. Lindqvist")
    return office


def days(opened: Opened) -> list[tuple[str, str, str]]:
    patient = opened.registry.patient_by_mrn("004182")
    assert patient
    return [(str(one.day), str(one.pain), one.note) for one in opened.registry.courses.diary(patient.patient_id)]


def test_that_a_diary_is_written_and_counted(clinic: Office) -> None:
    answer = clinic.run("diary", "004 182", "-", entered=DIARY)
    assert (clinic.status, clinic.err) == (0, "")
    assert answer == "Okafor, Miriam: 3 days written, 0 days replaced\n"
    with clinic.held() as opened:
        assert days(opened) == [("2026-11-18", "6.5", "slept badly"), ("2026-11-19", "7", ""), ("2026-11-20", "5", "")]


def test_that_a_diary_in_a_file_may_come_from_a_spreadsheet(clinic: Office) -> None:
    file = clinic.folder / "diary.csv"
    file.write_text(DIARY, "utf-8-sig", newline="\r\n")
    assert clinic.run("diary", "004182", str(file)).startswith("Okafor, Miriam: 3 days written")


def test_that_days_told_again_are_replaced_and_audited(clinic: Office) -> None:
    clinic.run("diary", "004182", "-", entered=DIARY)
    answer = clinic.run("diary", "004182", "-", entered="day,pain\n2026-11-17,8\n2026-11-19,6\n2026-11-20,5\n")
    assert answer == "Okafor, Miriam: 1 day written, 1 day replaced, 1 day already there as told\n"
    with clinic.held() as opened:
        assert (ACTOR, "2026-11-19", "7, file", "6, file") in audit(opened)
        assert [pain for _, pain, _ in days(opened)] == ["8", "6.5", "6", "5"]


def test_that_every_faulty_line_is_told_and_nothing_is_written(clinic: Office) -> None:
    clinic.run("diary", "004182", "-", entered=f"{DIARY}2026-11-21;4;\n2026-11-17;11;\n")
    assert (clinic.status, clinic.out) == (1, "")
    assert clinic.err.splitlines() == [
        "line 5: 2026-11-21 has not come yet. Check the day.",
        "line 6: Pain 11 is outside 0 to 10. Write a number from 0 to 10.",
        "Nothing was written. Correct the file and enter it again.",
    ]
    with clinic.held() as opened:
        assert days(opened) == []


def test_that_somebody_unknown_has_no_diary(clinic: Office) -> None:
    clinic.run("diary", "77", "-", entered=DIARY)
    assert (clinic.status, clinic.out) == (1, "")
    assert clinic.err == "No patient has the MRN 77. Check the number, or register the patient first.\n"


def test_that_a_diary_makes_no_record(office: Office) -> None:
    office.run("diary", "004182", "-", entered=DIARY)
    assert office.status == 1
    assert "There is no record at" in office.err
    assert not office.record.exists()


def test_that_nothing_is_written_while_another_window_has_the_record(clinic: Office) -> None:
    with clinic.held() as opened:
        clinic.run("diary", "004182", "-", entered=DIARY)
        assert clinic.status == 1
        assert clinic.err.endswith("Nothing was recorded.\n")
        assert days(opened) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"day;pain\n\xe9", "is not UTF-8 text"),
        (b"x" * 1_000_001, "is too long for a diary: more than 1,000,000 bytes"),
    ],
)
def test_that_a_file_that_is_no_text_is_refused(clinic: Office, content: bytes, sentence: str) -> None:
    file = clinic.folder / "diary.csv"
    file.write_bytes(content)
    clinic.run("diary", "004182", str(file))
    assert clinic.status == 1
    assert sentence in clinic.err
