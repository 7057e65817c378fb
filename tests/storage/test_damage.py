"""Bytes a failing disk changed: what can be read is right, the rest is said in a sentence, and a check finds it."""

import random
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from session.events import Event, NoteWritten
from session.problems import StorageProblem
from storage.driver import sqlite
from storage.opening import Opened, open_database
from storage.verification import verify_file
from tests.storage.examples import STATION, Sitting, a_patient, held_clock, samples, vitals

DAMAGES = 25
PAGE = 4096
Truth = dict[UUID, tuple[Event, ...]]


def three_sessions(path: Path) -> Truth:
    """Write three sessions with samples, and return what each of them holds."""
    database = open_database(str(path), STATION, clock=held_clock())
    sittings = [Sitting(patient=a_patient(mrn=mrn)) for mrn in "123"]
    for sitting in sittings:
        database.registry.add_patient(sitting.patient, sitting.nurse)
        database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
        for minute in range(1, 9):
            line = [sitting.event(vitals(), minute), sitting.event(NoteWritten("Calm. " * 40), minute)]
            database.journal.append(line, sitting.head(minute + 1)).result()
        database.journal.append_samples(sitting.session_id, "monitor", samples(120))
    truth = {sitting.session_id: database.journal.events(sitting.session_id) for sitting in sittings}
    database.close()
    return truth


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a file in one page of which some bits were turned over; the first page is another test's."""
    changed, page = bytearray(content), chance.randrange(1, len(content) // PAGE)
    for _ in range(chance.choice((1, 1, 4, 40))):
        changed[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def is_whole(database: Opened) -> bool:
    try:
        with database.reader.reading() as connection:
            return verify_file(connection).whole
    except StorageProblem:
        return False


def right(database: Opened, truth: Truth) -> dict[UUID, bool | None]:
    """Return for each session whether what is read of it is what was written; None where it says that it cannot be."""
    found: dict[UUID, bool | None] = {}
    for session_id, events in truth.items():
        try:
            found[session_id] = database.journal.events(session_id) == events
        except StorageProblem:
            found[session_id] = None
    return found


def test_that_a_flipped_byte_is_said_in_a_sentence_and_what_can_be_read_is_right(tmp_path: Path) -> None:
    truth = three_sessions(tmp_path / "good.sqlite")
    good = (tmp_path / "good.sqlite").read_bytes()
    refused, others = 0, 0
    for seed in range(DAMAGES):
        path = tmp_path / f"{seed}.sqlite"
        path.write_bytes(damaged(good, random.Random(seed)))
        try:
            database = open_database(str(path), STATION, clock=held_clock())
        except StorageProblem:
            continue
        found = right(database, truth)
        assert False not in found.values() or not is_whole(database), "what is wrong is found by the check"
        refused += None in found.values()
        others += None in found.values() and True in found.values()
        database.close()
    assert refused
    assert others, "one damaged session leaves the others readable"


def test_that_a_damaged_index_that_hides_entries_is_found_by_the_check(database: Opened, sitting: Sitting) -> None:
    for minute in range(1, 4):
        database.journal.append([sitting.event(vitals(), minute)], sitting.head(minute + 1)).result()
    path = database.path
    database.close()
    with closing(sqlite.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA writable_schema = ON")
        file.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'staff') "
            "WHERE type = 'index' AND tbl_name = 'events'"
        )
    database = open_database(str(path), STATION, clock=held_clock())
    assert not is_whole(database)
    database.close()


def test_that_an_entry_of_which_a_byte_is_no_text_is_a_sentence(database: Opened, sitting: Sitting) -> None:
    database.journal.append([sitting.event(NoteWritten("Calm."))], sitting.head(2)).result()
    path = database.path
    database.close()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Calm.", b"C\xfflm."))
    database = open_database(str(path), STATION, clock=held_clock())
    with pytest.raises(StorageProblem, match="is damaged, so this was not done"):
        database.journal.events(sitting.session_id)
    database.close()


def test_that_words_that_no_file_can_keep_are_refused_in_a_sentence(database: Opened) -> None:
    with pytest.raises(StorageProblem, match="hold a character that no file can keep, so nothing was done"):
        database.registry.add_staff("A. \ud800", "A. Lindqvist")
    assert database.registry.staff() == ()
