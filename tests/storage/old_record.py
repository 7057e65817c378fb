"""A record as an older program left it: made by its migrations, holding what its tables had room for."""

import shutil
from pathlib import Path

from storage.driver import sqlite
from storage.migrate import CURRENT, Schema, ensure_current
from storage.opening import Opened
from tests.storage.examples import START

_TABLES = ("patients", "sessions", "events", "sample_chunks", "staff", "audit", "patient_words", "session_words")


def as_of(version: int, database: Opened, folder: Path) -> Path:
    """Return a record of an older schema with what an open one holds, in a folder of its own; that one is closed."""
    database.close()
    migrations = shutil.copytree(CURRENT.migrations, folder / "migrations")
    for file in (migrations / "versions").glob("[0-9]*.py"):
        if int(file.name[:4]) > version:
            file.unlink()
    path = folder / "old.sqlite"
    ensure_current(path, START, Schema(migrations, version))
    connection = sqlite.connect(path)
    connection.execute("ATTACH ? AS new", (str(database.path),))
    for table in _TABLES:
        names = [str(row[1]) for row in connection.execute(f"PRAGMA main.table_info({table})")]
        listed = ", ".join(f'"{name}"' for name in (["rowid"] if table.endswith("_words") else []) + names)
        copying = f"INSERT INTO main.{table} ({listed}) SELECT {listed} FROM new.{table}"  # noqa: S608 -- names of ours
        connection.execute(copying)
    connection.commit()
    connection.close()
    return path
