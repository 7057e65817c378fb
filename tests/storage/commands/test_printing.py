"""Writing documents for paper from the command line."""

import json
from pathlib import Path

import pytest

from tests.storage.commands.office import Office
from tests.storage.documents.pages import sizes, texts


def test_that_a_session_is_written_as_its_record(office: Office) -> None:
    session_id, file = office.transcribe(), office.folder / "record.pdf"
    office.run("export", session_id[:12], "--format", "pdf", "--paper", "letter", "--output", str(file))
    assert (office.status, office.out, office.err) == (0, "", "")
    assert sizes(file.read_bytes()) == {(612, 792)}
    first = texts(file.read_bytes())[0]
    assert "Okafor, Miriam" in first
    assert "49.59 mg" in first


@pytest.mark.parametrize("output", [(), ("--output", "-")])
def test_that_pages_are_not_written_to_a_terminal(
    office: Office, output: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        office.run("export", "01980000", "--format", "pdf", *output)
    assert "--format pdf needs --output FILE" in capsys.readouterr().err


def test_that_paper_is_for_what_is_printed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        office.run("export", "01980000", "--format", "csv", "--paper", "letter")
    assert "--paper is for --format pdf" in capsys.readouterr().err


def test_that_the_letter_about_a_whole_course_is_written(office: Office) -> None:
    office.run("simulate", "--course", "--patients", "1", "--seed", "3")
    mrn = json.loads(office.run("sessions", "--json"))[0]["mrn"]
    file = office.folder / "letter.pdf"
    office.run("letter", mrn, "--signed-by", "Dr Lang", "--output", str(file))
    assert (office.status, office.err) == (0, "")
    (page,) = texts(file.read_bytes())
    headings = ("Course", "Infusions", "What helped", "What was borne badly", "Response", "What is planned next")
    assert all(heading in page for heading in headings)
    assert "What is not known This is one patient's own report" in page
    assert "Dr Lang" in page


def test_that_somebody_unknown_has_no_letter(office: Office) -> None:
    office.transcribe()
    office.run("letter", "77", "--output", str(office.folder / "letter.pdf"))
    assert (office.status, office.err) == (1, "No patient has the MRN 77. Check the number.\n")


def test_that_a_record_that_cannot_be_written_is_a_sentence(office: Office, tmp_path: Path) -> None:
    session_id = office.transcribe()
    office.run("export", session_id, "--format", "pdf", "--output", str(tmp_path / "none" / "record.pdf"))
    assert office.status == 1
    assert "cannot be written" in office.err
