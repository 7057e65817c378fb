"""A record of the eighth schema is brought to the ninth: nothing takes the place of a row that is only added."""

from contextlib import closing
from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage.append_only import TABLES
from storage.driver import sqlite
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from storage.verification import verify_file
from tests.storage.examples import STATION, Sitting
from tests.storage.old_record import as_of


def trigger_names(path: Path) -> set[str]:
    with closing(sqlite.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}


def test_that_a_record_of_the_eighth_schema_refuses_what_it_took(
    database: Opened, sitting: Sitting, clock: HandClock, tmp_path: Path
) -> None:
    path = as_of(8, database, tmp_path)
    assert schema_version(path) == 8
    assert not any(name.endswith("_replace") for name in trigger_names(path))
    open_database(str(path), STATION, clock=clock).close()
    expected = {f"{table}_refuse_{change}" for table in TABLES for change in ("update", "delete", "replace")}
    assert trigger_names(path) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "REPLACE INTO audit SELECT number, at, 'Eve', station, subject, subject_id, field, old, new, reason FROM audit",
        "INSERT OR REPLACE INTO events SELECT * FROM events",
        "UPDATE OR REPLACE events SET actor = 'Eve'",
    ],
)
@pytest.mark.usefixtures("sitting")
def test_that_a_row_is_not_replaced(database: Opened, statement: str) -> None:
    database.close()
    with closing(sqlite.connect(database.path)) as connection:
        with pytest.raises(sqlite.IntegrityError, match="append-only"):
            connection.execute(statement)
        connection.rollback()
        assert not connection.execute("SELECT 1 FROM audit WHERE actor = 'Eve'").fetchall()


def test_that_another_entry_does_not_take_a_place_in_the_chain(database: Opened, sitting: Sitting) -> None:
    database.close()
    with closing(sqlite.connect(database.path)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(events)")]
        values = ", ".join("lower(hex(randomblob(16)))" if name == "event_id" else name for name in names)
        with pytest.raises(sqlite.IntegrityError, match="append-only"):
            connection.execute(f"REPLACE INTO events SELECT {values} FROM events")  # noqa: S608 -- names of ours
        connection.rollback()


@pytest.mark.parametrize("table", TABLES)
def test_that_a_trigger_that_was_taken_away_is_found(database: Opened, table: str) -> None:
    with database.reader.reading() as connection:
        assert verify_file(connection).misfits == ()
    with closing(sqlite.connect(database.path)) as connection:
        connection.execute(f"DROP TRIGGER {table}_refuse_delete")
    with database.reader.reading() as connection:
        (misfit,) = verify_file(connection).misfits
    assert misfit.what == (f"The record no longer refuses changes in {table} (delete): somebody took that away.")
