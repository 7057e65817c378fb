"""Brings a database to the schema this program works with; a current one costs a look at its header."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from session.problems import StorageProblem
from storage.backup import copy_beside
from storage.engine import APPLICATION_ID, reading_engine, upgrading_engine
from storage.keys import PLAIN, Key
from storage.problems import cannot_open, not_ours, told


@dataclass(frozen=True, slots=True)
class Schema:
    """The migrations in a folder, of which `version` is the last."""

    migrations: Path
    version: int


_FILLED: Final = 4
"""The schema that brought what the list shows and finds sessions by; the rows before it are filled once."""
Tell = Callable[[str], None]
"""Is told in a sentence what is being done, where that may take longer than one waits without a word."""
CURRENT: Final = Schema(Path(__file__).resolve().parent / "migrations", 9)


def silent(sentence: str) -> None:
    """Tell nobody."""
    del sentence


def schema_version(path: Path, key: Key = PLAIN) -> int:
    """Return the version of a database, 0 for one that holds nothing yet; raises StorageProblem if not ours."""
    engine = reading_engine(path, key)
    try:
        with told(path), engine.connect() as connection:
            application_id = _number(connection, "PRAGMA application_id")
            version = _number(connection, "PRAGMA user_version")
            tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    finally:
        engine.dispose()
    if application_id != APPLICATION_ID and (application_id, version, tables) != (0, 0, 0):
        raise not_ours(path)
    return version


def ensure_current(
    path: Path, at: datetime, schema: Schema = CURRENT, tell: Tell = silent, key: Key = PLAIN
) -> Path | None:
    """Make or upgrade the database where it needs it; return the copy made before an upgrade, else None.

    `tell` is given a sentence now and then while an upgrade goes on.
    Raises StorageProblem for a database that is newer than this program, not ours, or cannot be written.
    """
    version = schema_version(path, key)
    if version == schema.version:
        return None
    _refuse_newer(path, version, schema)
    copy = copy_beside(path, version, at, key) if version else None
    _upgrade(path, key, schema, tell if 0 < version < _FILLED <= schema.version else None)
    return copy


def require_current(path: Path, schema: Schema = CURRENT, key: Key = PLAIN) -> None:
    """Raise StorageProblem unless the database can be read as it is, without changing it."""
    if not path.exists():
        raise cannot_open(path)
    version = schema_version(path, key)
    _refuse_newer(path, version, schema)
    if version != schema.version:
        raise StorageProblem(
            f"{path} has to be upgraded before it can be read, and it may only be read now. Nothing was changed. "
            "Open it once with the program alone, then again."
        )


def newer(path: Path, version: int, schema: Schema = CURRENT) -> StorageProblem:
    """Return the problem of a database that a newer program has written."""
    return StorageProblem(
        f"{path} was written by a newer version of this program (its version {version}, ours {schema.version}). "
        "Nothing was changed. Open it with the newer program."
    )


def require_ours(path: Path, key: Key, schema: Schema = CURRENT) -> None:
    """Raise StorageProblem unless this program, or an older one, has written something to the database."""
    version = schema_version(path, key)
    if version < 1:
        raise not_ours(path)
    _refuse_newer(path, version, schema)


def _refuse_newer(path: Path, version: int, schema: Schema) -> None:
    if version > schema.version:
        raise newer(path, version, schema)


def _upgrade(path: Path, key: Key, schema: Schema, filling: Tell | None) -> None:
    """Carry out the migrations that are missing, and fill the rows of sessions where `filling` is to be told of it."""
    from alembic import command
    from alembic.config import Config

    from storage.filling import fill_heads

    config = Config()
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    engine = upgrading_engine(path, key)
    try:
        with told(path), engine.connect() as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if filling is not None:
                fill_heads(connection, filling)
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StorageProblem(f"The upgrade of {path} was undone: rows of {broken[0]} would be left alone.")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")
    finally:
        engine.dispose()


def _number(connection: Connection, question: str) -> int:
    return int(connection.exec_driver_sql(question).scalar_one())
