"""Whole journeys without a screen: a paper form goes in, and comes out again."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest

from tests.journeys.command_line import FORM, CommandLine


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


def test_that_a_paper_form_goes_in_and_comes_out(line: CommandLine) -> None:
    session_id = line.answer("transcribe", line.form()).strip()
    (listed,) = json.loads(line.answer("sessions", "--json"))
    assert listed["session_id"] == session_id == str(UUID(session_id))
    assert (listed["patient"], listed["phase"], listed["given_mg"]) == ("Okafor, Miriam", "left", 49.59)

    document = json.loads(line.answer("export", session_id, "--format", "json"), parse_float=Decimal)
    assert document["session"]["patient"]["mrn"] == "004182"
    assert document["session"]["started_at"] == "2024-11-20T10:00:00+01:00"
    assert document["summary"]["given_mg"] == Decimal("49.59")
    assert document["summary"]["infused_min"] == 90
    assert document["summary"]["readings"]["systolic"]["peak"] == 128
    assert document["summary"]["readings"]["systolic"]["peak_at"] == "2024-11-20T10:05:00+01:00"
    assert len(document["events"]) == 11

    file = line.folder / "session.csv"
    assert line.answer("export", session_id[:8], "--format", "csv", "--output", str(file)) == ""
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8"), newline="")))
    assert len(rows) == 35
    assert [(row["elapsed_min"], row["value"]) for row in rows if row["name"] == "rate"] == [
        ("0.00", "0.4"),
        ("15.00", "0.5"),
    ]
    assert [row["value"] for row in rows if row["name"] == "note"] == ['"Floating, comfortable."']


def test_that_a_form_is_read_from_standard_input_into_the_database_named_before_the_command(line: CommandLine) -> None:
    other = line.folder / "other.sqlite"
    session_id = line.answer("--database", f"sqlite:///{other.as_posix()}", "transcribe", "-", entered=FORM).strip()
    assert not line.record.exists()
    assert line.answer("sessions", "--database", str(other)).startswith(session_id)


def test_that_a_form_with_faults_names_each_and_leaves_nothing(line: CommandLine) -> None:
    faulty = FORM.replace("r15 p8\n10:00", "r15 p18\n10:00").replace("10:44  effect", "10.44  affect")
    done = line.run("transcribe", line.form(faulty))
    assert (done.returncode, done.stdout) == (1, "")
    told = done.stderr.splitlines()
    assert told[0] == "line 12: Pain 18 cannot be. It lies between 0 and 10."
    assert told[1].startswith("line 17: ")
    assert told[-1] == "Nothing was recorded. Correct the form and enter it again."
    listed = line.run("sessions", "--json")
    assert (listed.returncode, json.loads(listed.stdout)) == (0, [])
    assert listed.stderr == f"No session is recorded in {line.record} yet.\n"


def test_that_a_whole_session_is_simulated_into_the_users_own_record(line: CommandLine) -> None:
    del line.environment["CHAIRSIDE_DATABASE"]
    session_id = line.answer("simulate", "--minutes", "20", "--seed", "3").strip()
    assert line.answer("sessions").split()[0] == session_id


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "01930000", "--format", "csv"), "record.sqlite could not be opened"),
        (("transcribe", "nowhere.txt"), "nowhere.txt cannot be read"),
        (("sessions", "--database", "."), "could not be opened"),
        (("transcribe", "-", "--database", "x" * 5000), "File name too long"),
        (("sessions", "--database", "postgresql://clinic/chairside"), "cannot use postgresql yet"),
    ],
)
def test_that_a_known_problem_is_one_sentence_and_no_traceback(
    line: CommandLine, words: tuple[str, ...], said: str
) -> None:
    done = line.run(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_that_words_that_mean_nothing_end_with_the_usage(line: CommandLine) -> None:
    done = line.run("fly")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: main.py")
