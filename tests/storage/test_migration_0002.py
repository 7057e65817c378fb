"""A record of the first schema is brought to the present one: all of it stays, and protocols can be saved in it."""

from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from tests.storage.examples import STATION, Sitting, vitals
from tests.storage.old_record import as_of


@pytest.fixture
def first(database: Opened, sitting: Sitting, tmp_path: Path) -> tuple[Path, Sitting]:
    """Return a record of the first schema that holds a patient and a session."""
    database.journal.append([sitting.event(vitals(), 3)], sitting.head(2)).result()
    return as_of(1, database, tmp_path), sitting


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
    connection = sqlite.connect(path)
    with pytest.raises(sqlite.IntegrityError, match="the protocol versions are append-only"):
        connection.execute(change)
    connection.close()
