"""The schema is what the program's tables say; an older database is copied, then upgraded; a newer one refused."""

import logging
import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from session.problems import StorageProblem
from storage.driver import sqlite
from storage.engine import APPLICATION_ID
from storage.migrate import CURRENT, Schema, ensure_current, require_current, schema_version
from storage.opening import Opened
from storage.tables import METADATA
from tests.storage.conftest import Opens
from tests.storage.examples import START, Sitting, vitals

NEXT = CURRENT.version + 1
LATER = '''"""A later schema, as a later version of the program will bring it."""

from alembic import op

revision = "{revision:04}"
down_revision = "{before:04}"


def upgrade() -> None:
    for statement in {statements}:
        op.execute(statement)
'''
ADD_A_COLUMN = "ALTER TABLE patients ADD COLUMN preferred_name TEXT"


def definitions(connection: Connection) -> dict[str, str]:
    """Return how each table and index is defined, checks included, with the parts of a table in one order."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'"))
    ours = {name: sql for name, sql in rows if "_words" not in name and name != "alembic_version"}
    return {name: normal(sql) for name, sql in ours.items()}


def normal(sql: str) -> str:
    """Return the parts in one order; a column that was added later stands on the line of the one before it."""
    columns = r", (?=\w+ (?:VARCHAR|SMALLINT|INTEGER|TEXT)\b)"
    parts = re.split(rf",\s*\n|{columns}", re.sub(r"[ \t]+", " ", sql).replace("\n)", ",\n)"))
    return "\n".join(sorted(part.strip() for part in parts))


def later_schema(folder: Path, *statements: str) -> Schema:
    """Return the migrations of a later version of the program."""
    migrations = shutil.copytree(CURRENT.migrations, folder / "migrations")
    text = LATER.format(revision=NEXT, before=CURRENT.version, statements=statements)
    (migrations / "versions" / f"{NEXT:04}_later.py").write_text(text)
    return Schema(migrations, NEXT)


def test_that_the_migrated_schema_is_the_one_the_program_uses(record: Path) -> None:
    fresh = create_engine("sqlite://")
    migrated = create_engine(f"sqlite:///{record}")
    METADATA.create_all(fresh)
    with fresh.connect() as expected, migrated.connect() as found:
        assert definitions(found) == definitions(expected)
    fresh.dispose()
    migrated.dispose()


def test_that_autogenerate_finds_nothing_to_migrate(record: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = create_engine(f"sqlite:///{record}")
    with engine.connect() as connection:
        known = set(METADATA.tables)
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in known}
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_that_the_version_in_the_header_is_the_last_migration() -> None:
    files = sorted((CURRENT.migrations / "versions").glob("[0-9]*.py"))
    assert int(files[-1].name[:4]) == CURRENT.version


def test_that_the_file_is_marked_as_ours(record: Path) -> None:
    connection = sqlite.connect(record)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT.version,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_that_a_current_database_is_neither_copied_nor_changed(record: Path) -> None:
    before = record.read_bytes()
    assert ensure_current(record, START) is None
    assert record.read_bytes() == before


def test_that_an_upgrade_copies_first_and_keeps_every_entry(
    database: Opened, sitting: Sitting, opens: Opens, tmp_path: Path
) -> None:
    database.journal.append([sitting.event(vitals(), 3)], sitting.head(2)).result()
    path = database.path
    database.close()
    copy = ensure_current(path, START, later_schema(tmp_path, ADD_A_COLUMN))
    assert copy == path.with_name(f"record.version-{CURRENT.version}.20261120T095200Z.sqlite")
    assert schema_version(copy) == CURRENT.version
    assert schema_version(path) == NEXT
    for each, has_column in ((copy, False), (path, True)):
        connection = sqlite.connect(each)
        columns = {row[1] for row in connection.execute("PRAGMA table_info(patients)")}
        assert ("preferred_name" in columns) is has_column
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (2,)
        connection.close()


def test_that_a_failing_upgrade_changes_nothing(database: Opened, sitting: Sitting, tmp_path: Path) -> None:
    path = database.path
    database.close()
    broken = later_schema(tmp_path, ADD_A_COLUMN, "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(Exception, match="no such table: nowhere"):
        ensure_current(path, START, broken)
    assert schema_version(path) == CURRENT.version
    require_current(path)
    connection = sqlite.connect(path)
    assert "preferred_name" not in {row[1] for row in connection.execute("PRAGMA table_info(patients)")}
    connection.close()


def test_that_an_upgrade_that_would_leave_rows_alone_is_undone(
    database: Opened, sitting: Sitting, tmp_path: Path
) -> None:
    path = database.path
    database.close()
    with pytest.raises(StorageProblem, match="was undone: rows of sessions would be left alone"):
        ensure_current(path, START, later_schema(tmp_path, "DELETE FROM patients"))
    require_current(path)


def test_that_a_database_that_cannot_be_copied_is_not_upgraded(database: Opened, tmp_path: Path) -> None:
    path = database.path
    database.close()
    path.with_name(f"record.version-{CURRENT.version}.20261120T095200Z.sqlite").mkdir()
    with pytest.raises(StorageProblem, match="could not be opened"):
        ensure_current(path, START, later_schema(tmp_path, ADD_A_COLUMN))
    assert schema_version(path) == CURRENT.version


def test_that_a_database_whose_copy_is_not_whole_is_not_upgraded(
    database: Opened, sitting: Sitting, tmp_path: Path
) -> None:
    path = database.path
    database.close()
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(StorageProblem, match="of the record is not whole, so the record was left as it is"):
        ensure_current(path, START, later_schema(tmp_path, ADD_A_COLUMN))
    assert schema_version(path) == CURRENT.version


def test_that_a_newer_database_is_refused_with_a_sentence(record: Path, opens: Opens) -> None:
    connection = sqlite.connect(record)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(StorageProblem, match=r"newer version of this program \(its version 99, ours \d\)"):
            opens(read_only=read_only)


def test_that_an_older_database_is_not_upgraded_for_reading_only(record: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="has to be upgraded before it can be read"):
        require_current(record, later_schema(tmp_path, ADD_A_COLUMN))


def test_that_the_upgrade_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    levels = {name: logging.getLogger(name).level for name in ("", "alembic", "sqlalchemy")}
    ensure_current(tmp_path / "new.sqlite", START)
    assert {name: logging.getLogger(name).level for name in levels} == levels
