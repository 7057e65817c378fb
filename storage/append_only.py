"""The tables to which rows are only added, and the triggers with which the database itself refuses anything else."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

from session.safekeeping import Misfit

TABLES: Final = ("events", "audit", "protocol_versions", "assessments", "day_heads", "looked", "erasures")
_REFUSED: Final = ("update", "delete", "replace")
_TRIGGERS: Final = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def trigger_misfits(connection: Connection) -> Iterator[Misfit]:
    """Yield each table whose trigger is gone: somebody has opened the record to changes."""
    there = set(connection.exec_driver_sql(_TRIGGERS).scalars())
    for table in TABLES:
        gone = [change for change in _REFUSED if f"{table}_refuse_{change}" not in there]
        if gone:
            what = f"The record no longer refuses changes in {table} ({', '.join(gone)}): somebody took that away."
            yield Misfit(session_id=None, station="", seq=0, at=None, what=what)
