"""Opens a copy and reads it again: ours, no newer than this program, whole, and every session in it fits."""

import random
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.pool import StaticPool

from session.problems import StorageProblem
from session.safekeeping import Progress, Verification
from storage import migrate
from storage.backup import at_rest
from storage.driver import sqlite
from storage.engine import APPLICATION_ID
from storage.keys import PLAIN, Key
from storage.problems import cannot_open, not_ours, told
from storage.tables import SESSIONS
from storage.verification import unwatched, verify

ALL_UP_TO: Final = 500
"""A record with no more sessions is read whole after each backup (this project's own choice)."""
SAMPLE: Final = 50
"""So many of the sessions that have not changed since are read of a larger one (this project's own choice)."""
_CHANGED: Final = select(SESSIONS.c.session_id)


def check_copy(
    path: Path,
    since: datetime | None = None,
    progress: Progress = unwatched,
    most: int = ALL_UP_TO,
    key: Key = PLAIN,
) -> tuple[Verification, str]:
    """Read a copy that nobody writes to, and return what was found and in words what was read.

    Of one with more than `most` sessions, those that changed after `since` are read, and a sample of the others; all
    without `since`. Raises StorageProblem, with a sentence, where the copy is not whole or not ours.
    """
    if not path.is_file():
        raise cannot_open(path)
    engine = create_engine("sqlite://", creator=lambda: at_rest(path, key), module=sqlite, poolclass=StaticPool)
    try:
        with told(path), closing(engine.connect()) as connection:
            _sound(connection, path)
            changed = _changed(connection, since)
            every: list[UUID] = []

            def chosen(sessions: Iterable[UUID]) -> Sequence[UUID]:
                every.extend(sorted(sessions))
                return _some(every, changed) if since and len(every) > most else every

            found = verify(connection, chosen, progress)
    finally:
        engine.dispose()
    if not found.whole:
        raise StorageProblem(
            f"{path} is not as it was written: {found.misfits[0].what} It was not used. "
            "Nothing that was saved is lost. Take another copy, and check the record itself."
        )
    return found, _words(found.sessions, len(every))


def _sound(connection: Connection, path: Path) -> None:
    """Raise StorageProblem unless the file is ours, no newer than this program, and whole."""
    version = _number(connection, "PRAGMA user_version")
    if _number(connection, "PRAGMA application_id") != APPLICATION_ID or version < 1:
        raise not_ours(path)
    if version > migrate.CURRENT.version:
        raise migrate.newer(path, version)
    faults = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    alone = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if faults != "ok" or alone:
        raise StorageProblem(
            f"{path} is damaged, so it was not used. Nothing that was saved is lost. "
            "Check the disk it is on, and take another copy."
        )


def _changed(connection: Connection, since: datetime | None) -> frozenset[UUID]:
    asked = _CHANGED if since is None else _CHANGED.where(SESSIONS.c.last_at >= since)
    return frozenset(connection.execute(asked).scalars())


def _some(every: Sequence[UUID], changed: frozenset[UUID]) -> Sequence[UUID]:
    others = [session_id for session_id in every if session_id not in changed]
    sample = random.sample(others, min(SAMPLE, len(others)))
    return sorted({*sample, *(session_id for session_id in every if session_id in changed)})


def _words(read: int, of: int) -> str:
    if of == 0:
        return "no session to read again"
    if read == of:
        return "1 session read again" if of == 1 else f"all {of:,} sessions read again"
    return f"{read:,} of {of:,} sessions read again: those changed since the last backup, and a sample"


def _number(connection: Connection, question: str) -> int:
    return int(connection.exec_driver_sql(question).scalar_one())
