"""A record of the first schema is brought to the second: all of it stays, and protocols can be saved in it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage.engine import reading_engine, writing_engine
from storage.journal import SqliteJournal
from storage.locations import PROTOCOLS
from storage.migrate import CURRENT, Schema, ensure_current, schema_version
from storage.opening import open_database
from storage.reader import Reader
from storage.registry import SqliteRegistry
from storage.system_clock import SystemClock
from storage.writer import Writer
from tests.storage.examples import START, STATION, Sitting, vitals


@pytest.fixture
def first(tmp_path: Path) -> tuple[Path, Sitting]:
    """Return a record of the first schema that holds a patient and a session."""
    migrations = shutil.copytree(CURRENT.migrations, tmp_path / "migrations")
    for file in (migrations / "versions").glob("[0-9]*.py"):
        if not file.name.startswith("0001"):
            file.unlink()
    path, sitting = tmp_path / "record.sqlite", Sitting()
    ensure_current(path, START, Schema(migrations, 1))
    writer = Writer(writing_engine(path), path, SystemClock().elapsed)
    reader = Reader(reading_engine(path), path)
    SqliteRegistry(writer, reader, HandClock(START, 60), STATION, PROTOCOLS).add_patient(sitting.patient, "A. Nurse")
    journal = SqliteJournal(writer, reader)
    journal.append([sitting.event(sitting.opening()), sitting.event(vitals(), 3)], sitting.head(2)).result()
    writer.close()
    reader.close()
    return path, sitting


def test_that_the_content_of_the_first_schema_stays(first: tuple[Path, Sitting], clock: HandClock) -> None:
    path, sitting = first
    assert schema_version(path) == 1
    opened = open_database(str(path), STATION, clock=clock)
    assert opened.copy is not None
    assert [event.body.KIND for event in opened.journal.events(sitting.session_id)] == [
        "session.opened",
        "vitals.recorded",
    ]
    assert opened.registry.patient(sitting.patient.patient_id) == sitting.patient
    assert opened.registry.protocols()[0].version == 1
    opened.registry.save_protocol(opened.registry.protocols()[0], "Dr Lang", "our own")
    assert opened.registry.protocols()[0].version == 2
    opened.close()


@pytest.mark.parametrize("change", ["UPDATE protocol_versions SET text = ''", "DELETE FROM protocol_versions"])
def test_that_a_saved_version_can_not_be_changed(first: tuple[Path, Sitting], clock: HandClock, change: str) -> None:
    path, _ = first
    opened = open_database(str(path), STATION, clock=clock)
    opened.registry.save_protocol(opened.registry.protocols()[0], "Dr Lang", "our own")
    opened.close()
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="the protocol versions are append-only"):
        connection.execute(change)
    connection.close()
