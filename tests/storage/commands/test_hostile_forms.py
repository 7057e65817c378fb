"""Files that nobody means well with, against a record on disk: all of one is stored, or nothing and it is said why."""

from contextlib import closing
from pathlib import Path

import pytest

from session.state import replay
from storage.driver import sqlite
from tests.session.hostile_texts import kind_named
from tests.storage.commands.office import Office
from tests.storage.examples import a_patient

FILES = 60
_COUNTED = ("patients", "sessions", "events", "diary", "staff", "audit")


def counts(record: Path) -> dict[str, int]:
    """Return how many rows each table has that a form or a diary writes to."""
    with closing(sqlite.connect(record)) as connection:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED}  # noqa: S608 -- names of ours


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office with a record in which one patient is known."""
    made = Office(tmp_path)
    with made.held() as opened:
        opened.registry.add_patient(a_patient("Dubois, Anne", "77"), "A. Lindqvist")
    return made


def hand_in(office: Office, name: str, *words: str) -> int:
    """Hand in hostile files and return how many were stored; each is stored whole, or nothing of it and it is said."""
    stored = 0
    for number, text in enumerate(kind_named(name).hostile.texts(FILES, seed=20261120)):
        file = office.folder / f"{number}.txt"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        before = counts(office.record)
        office.run(*words, str(file))
        after = counts(office.record)
        if office.status:
            assert after == before
            assert office.err.rstrip().endswith((".", "?"))
            assert "Traceback" not in office.err
        else:
            stored += 1
            assert after["events"] - before["events"] != 1, "a check-in alone is no session"
    return stored


def test_that_a_form_is_recorded_whole_or_not_at_all(office: Office) -> None:
    stored = hand_in(office, "paper form", "transcribe")
    assert counts(office.record)["sessions"] == stored
    with office.held() as opened:
        for row in opened.registry.find_sessions(limit=FILES):
            events = opened.journal.events(row.head.session_id)
            assert row.head.entries == len(events) - 1, "the check-in is no entry"
            assert replay(events).opened
            assert opened.journal.verify(row.head.session_id) == ()


def test_that_a_diary_is_written_whole_or_not_at_all(office: Office) -> None:
    assert hand_in(office, "diary", "diary", "77") > 0
    with office.held() as opened:
        patient = opened.registry.patient_by_mrn("77")
        assert patient
        assert all(0 <= entry.pain <= 10 for entry in opened.registry.courses.diary(patient.patient_id))
