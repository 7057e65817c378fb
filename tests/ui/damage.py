"""What a later program or a failing disk leaves in a record: done to the file itself, for tests."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

from storage.driver import sqlite


def write_as_later_program(path: Path, session_id: UUID) -> None:
    """Give a session an event of a later schema, which this program cannot read whole."""
    with closing(sqlite.connect(path)) as file, file:
        guards = file.execute("select name from sqlite_master where type = 'trigger' and tbl_name = 'events'")
        for (name,) in guards.fetchall():
            file.execute(f"drop trigger {name}")
        file.execute("update events set schema = 99 where replace(session_id, '-', '') = ?", (session_id.hex,))
        assert file.total_changes


def damage_samples(path: Path) -> None:
    """Spoil every stored chunk of device samples."""
    with closing(sqlite.connect(path)) as file, file:
        file.execute("update sample_chunks set packed = x'00'")
        assert file.total_changes


def damage_table(path: Path, name: str) -> None:
    """Let a table be neither read nor written any more: what lies where it should begin is something else."""
    with closing(sqlite.connect(path, isolation_level=None)) as file:
        file.execute("pragma writable_schema = on")
        file.execute(
            "update sqlite_master set rootpage = (select max(rootpage) from sqlite_master where type = 'index') "
            "where type = 'table' and name = ?",
            (name,),
        )
        (version,) = file.execute("pragma schema_version").fetchone()
        file.execute(f"pragma schema_version = {version + 1}")
