"""Typing in a paper form: all of it or nothing."""

from pathlib import Path
from uuid import UUID

import pytest

from session.problems import StorageProblem
from tests.storage.commands.office import FORM, UNSHOWN, Office, beside_unshown


def patients(office: Office) -> tuple[str, ...]:
    with office.held() as opened:
        return tuple(patient.name for patient in opened.registry.find_patients(""))


def test_that_a_form_is_answered_with_the_sessions_identifier_and_nothing_else(office: Office) -> None:
    answer = office.transcribe()
    assert (office.status, beside_unshown(office.err)) == (0, [])
    assert office.out == f"{UUID(answer)}\n"
    assert office.sessions() == 1


def test_that_a_form_in_a_file_may_begin_with_a_byte_order_mark_and_end_lines_as_windows_does(office: Office) -> None:
    file = office.folder / "form.txt"
    file.write_text(FORM, "utf-8-sig", newline="\r\n")
    office.run("transcribe", str(file))
    assert (office.status, office.sessions()) == (0, 1)


def test_that_every_faulty_line_is_told_and_nothing_is_recorded(office: Office) -> None:
    office.transcribe(FORM.replace("128/80 74", "80/128").replace("effect nausea mild", "effect nausea"))
    assert (office.status, office.out) == (1, "")
    assert office.err.splitlines() == [
        "line 14: Diastolic 128 is not below systolic 80. Are the two swapped?",
        "line 17: Write the effect and how bad it is: effect nausea mild, moderate, severe, or over.",
        "Nothing was recorded. Correct the form and enter it again.",
    ]
    assert office.sessions() == 0
    assert patients(office) == ()


def test_that_a_faulty_header_is_told_by_its_line(office: Office) -> None:
    office.transcribe(FORM.replace("68.4 kg", "68.4 lb").replace("ketamine 2 mg/mL", "ketamine"))
    assert [line.partition(":")[0] for line in office.err.splitlines()[:2]] == ["line 5", "line 8"]
    assert office.sessions() == 0


def test_that_a_value_beyond_a_limit_is_recorded_with_a_warning(office: Office) -> None:
    office.transcribe(FORM.replace("128/80", "252/120"))
    assert office.status == 0
    assert beside_unshown(office.err) == ["warning: 10:05 Systolic pressure 252 mmHg is unusual."]


def test_that_what_a_form_has_no_place_for_is_told_once(office: Office) -> None:
    office.transcribe()
    assert [line.startswith(begins) for line, begins in zip(office.err.splitlines(), UNSHOWN, strict=True)] == [
        True
    ] * 2


def test_that_a_form_without_left_is_recorded_with_a_warning(office: Office) -> None:
    office.transcribe(FORM.replace("12:06  left\n", ""))
    assert office.status == 0
    (told,) = beside_unshown(office.err)
    assert told.startswith("warning: The form does not end with left")


def test_that_a_form_entered_twice_is_refused_the_second_time(office: Office) -> None:
    first = office.transcribe()
    office.transcribe()
    assert office.status == 1
    assert f"This patient has a session at that time already: {first}." in office.err
    assert office.sessions() == 1


def test_that_patient_nurse_and_session_are_one_transaction(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise StorageProblem("The disk is full.")

    office.sessions()
    with monkeypatch.context() as patched:
        patched.setattr("storage.journal.write_head", fails)
        office.transcribe()
    assert (office.status, office.err) == (1, "The disk is full.\n")
    assert office.sessions() == 0
    assert patients(office) == ()


def test_that_the_nurse_of_a_form_is_remembered(office: Office) -> None:
    office.transcribe()
    with office.held() as opened:
        assert opened.registry.staff() == ("A. Lindqvist",)


def test_that_nothing_is_recorded_while_another_window_has_the_record(office: Office) -> None:
    with office.held():
        office.transcribe()
    assert office.status == 1
    assert "open on bay-2 since 2026-11-20 18:00" in office.err
    assert office.err.endswith("Nothing was recorded.\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"patient Okafor \xe9", "is not UTF-8 text: byte 16 cannot be read."),
        (FORM.encode("utf-16"), "is not UTF-8 text: byte 1 cannot be read."),
        (b"patient \0", "is not a text file."),
        (b"x" * 1_000_001, "is too long for a paper form"),
    ],
)
def test_that_a_file_that_is_no_form_is_refused_in_a_sentence(office: Office, content: bytes, sentence: str) -> None:
    file = office.folder / "form.txt"
    file.write_bytes(content)
    office.run("transcribe", str(file))
    assert office.status == 1
    assert sentence in office.err


def test_that_a_missing_form_makes_no_record(office: Office) -> None:
    office.run("transcribe", str(office.folder / "none.txt"))
    assert office.status == 1
    assert "none.txt cannot be read: No such file or directory." in office.err
    assert not office.record.exists()


def test_that_a_folder_is_no_form(office: Office, tmp_path: Path) -> None:
    office.run("transcribe", str(tmp_path))
    assert office.status == 1
    assert "cannot be read" in office.err
    assert office.err.count("\n") == 1


def test_that_an_empty_form_is_refused(office: Office) -> None:
    office.transcribe("")
    assert office.status == 1
    assert "line 1: patient is missing from the form's header." in office.err
    assert office.sessions() == 0


def test_that_a_form_of_a_day_that_has_not_come_is_told_once(office: Office) -> None:
    office.transcribe(FORM.replace("2026-11-20", "2027-11-20").replace("nausea mild", "nausea"))
    assert [line.partition(":")[0] for line in office.err.splitlines()[:-1]] == ["line 9", "line 17"]
    assert office.err.startswith("line 9: 2027-11-20 has not come yet. Check the year.")
    assert office.sessions() == 0
