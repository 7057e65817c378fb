"""Handing out one session, by any name that only it has."""

import csv
import json
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from session.ports import Sample
from tests.storage.commands.office import EVENING, FORM, Office


@pytest.fixture
def session_id(office: Office) -> str:
    return office.transcribe()


def test_that_what_was_typed_in_comes_out_as_a_table(office: Office, session_id: str) -> None:
    rows = list(csv.DictReader(StringIO(office.run("export", session_id, "--format", "csv"), newline="")))
    assert len([row for row in rows if row["kind"] == "vitals.recorded"]) == 14
    assert {row["status"] for row in rows} == {"current"}
    assert {row["source"] for row in rows} == {"transcribed"}
    assert [row["value"] for row in rows if row["name"] == "systolic"] == ["125", "128"]
    assert office.out.count("\r\n") == len(rows) + 1


def test_that_what_was_typed_in_comes_out_as_a_document(office: Office, session_id: str) -> None:
    read = json.loads(office.run("export", session_id, "--format", "json"), parse_float=Decimal)
    assert read["session"]["session_id"] == session_id
    assert read["summary"]["given_mg"] == Decimal("49.59")
    assert [found["sentence"].partition(",")[0] for found in read["summary"]["findings"]] == [
        "The record does not show that the start gate was passed.",
        "Ready",
    ]
    assert [event["seq"] for event in read["events"]] == list(range(1, 12))
    chain = [("", ""), *((event["prev_hash"], event["hash"]) for event in read["events"])]
    assert all(before[1] == after[0] for before, after in pairwise(chain))


def test_that_a_document_counts_what_a_monitor_sent(office: Office, session_id: str) -> None:
    with office.held() as opened:
        samples = [Sample(EVENING, None, "spo2", Decimal(97)), Sample(EVENING, None, "heart_rate", Decimal(70))]
        opened.journal.append_samples(UUID(session_id), "VSCapture", samples)
    read = json.loads(office.run("export", session_id, "--format", "json"))
    assert read["samples"] == {"heart_rate": 1, "spo2": 1}


@pytest.mark.parametrize("length", [8, 12, 18, 36])
def test_that_a_beginning_is_enough(office: Office, session_id: str, length: int) -> None:
    assert session_id in office.run("export", session_id[:length], "--format", "json")


def test_that_dashes_and_case_do_not_count(office: Office, session_id: str) -> None:
    assert session_id in office.run("export", session_id.replace("-", "").upper(), "--format", "json")


@pytest.mark.parametrize("written", ["", "0", "1234567", "12345678x", "-" * 8, "0" * 33, "é" * 8])
def test_that_what_is_no_identifier_is_refused_in_a_sentence(office: Office, session_id: str, written: str) -> None:
    office.run("export", "--format", "csv", "--", written)
    assert (office.status, office.out) == (1, "")
    assert office.err.startswith(f"{written} is no identifier of a session.")


def test_that_a_session_that_is_not_there_is_refused_in_a_sentence(office: Office, session_id: str) -> None:
    office.run("export", "ffffffff", "--format", "csv")
    assert (office.status, office.out) == (1, "")
    assert office.err.startswith("No session begins with ffffffff.")


def test_that_a_beginning_that_two_have_names_both(office: Office, session_id: str) -> None:
    other = office.transcribe(FORM.replace("004182", "004183").replace("Miriam", "Grace"))
    assert other[:8] == session_id[:8]
    office.run("export", session_id[:8], "--format", "csv")
    assert (office.status, office.out) == (1, "")
    assert session_id in office.err
    assert other in office.err


def test_that_a_file_gets_the_same_bytes(office: Office, session_id: str) -> None:
    file = office.folder / "out.csv"
    file.write_text("old")
    assert office.run("export", session_id, "--format", "csv", "--output", str(file)) == ""
    assert file.read_bytes() == office.run("export", session_id, "--format", "csv").encode()
    assert sorted(path.name for path in office.folder.iterdir() if "out" in path.name) == ["out.csv"]


@pytest.mark.parametrize("place", ["", "missing/out.csv", "form.txt/out.csv"])
def test_that_a_place_that_cannot_be_written_is_told_in_a_sentence(
    office: Office, session_id: str, place: str, tmp_path: Path
) -> None:
    (tmp_path / "form.txt").write_text("a file")
    office.run("export", session_id, "--format", "csv", "--output", str(tmp_path / place))
    assert office.status == 1
    assert "cannot be written" in office.err
    assert office.err.count("\n") == 1


def test_that_a_record_that_is_not_there_is_told_and_not_made(office: Office) -> None:
    office.run("export", "01930000", "--format", "csv")
    assert office.status == 1
    assert not office.record.exists()


def test_that_a_file_that_is_no_record_is_told_and_left_alone(office: Office) -> None:
    office.record.write_text("a letter")
    office.run("export", "01930000", "--format", "csv")
    assert office.status == 1
    assert "is not a database of this program" in office.err
    assert office.record.read_text() == "a letter"
