"""Puts a backup in the place of the record; at every moment one of the two is there, whole.

The backup is copied beside the record and checked there. Then what was there is copied to a name of its own, and only
then the new file takes its place, in one step. Whoever is cut off finds the record as it was, or the backup.
"""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from session.ports import Clock
from session.problems import StorageProblem
from session.safekeeping import Verification
from storage import lease
from storage.backup import Step, beside, copy_database, onward, put_in_place, to_disk, written
from storage.backup_check import check_copy
from storage.backups import copy_file
from storage.engine import writing_engine
from storage.migrate import require_ours
from storage.problems import cannot_open, no_folder

_LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the record now, and where what was there is kept; None where nothing was."""

    found: Verification
    kept: Path | None


def restore(backup: Path, record: Path, station: str, clock: Clock, between: Step = onward) -> Restored:
    """Check a backup and put it in the place of the record; what was there is kept beside it, under another name.

    Raises StorageProblem where the backup cannot be used or a window has the record; then the record is as it was.
    """
    if not record.parent.is_dir():
        raise no_folder(record)
    if not backup.is_file():
        raise cannot_open(backup)
    if record.exists() and record.samefile(backup):
        raise StorageProblem(f"{backup} is the record itself. Nothing was changed. Name a backup of it.")
    require_ours(backup)
    taken = lease.take(record, station, clock.wall())
    if taken is None:
        raise _in_use(record)
    try:
        with beside(record) as partial:
            copy_database(backup, partial, between)
            found, _ = check_copy(partial, progress=lambda *_: between())
            kept = _kept(record, clock.wall(), between) if record.exists() else None
            if kept:
                _gather(record)
            _clear_logs(record)
            put_in_place(partial, record)
    finally:
        taken.release()
    return Restored(found, kept)


def _in_use(record: Path) -> StorageProblem:
    holder = lease.holder(record)
    where = f" on {holder.station}" if holder else ""
    return StorageProblem(
        f"{record} is open in a window{where}, so nothing was restored. Close that window, then restore again."
    )


def _kept(record: Path, at: datetime, between: Step) -> Path:
    """Copy what is there to a name of its own, byte for byte and with its log, for it may be damaged; return it."""
    name = f"{record.stem}.before-restore.{at:%Y%m%dT%H%M%SZ}"
    kept = record.with_name(f"{name}{record.suffix}")
    while kept.exists():
        kept = kept.with_name(f"{kept.stem}-again{record.suffix}")
    log = record.with_name(f"{record.name}-wal")
    if log.exists():
        copy_file(log, kept.with_name(f"{kept.name}-wal"), between)
    copy_file(record, kept, between)
    return kept


def _gather(record: Path) -> None:
    """Bring the write-ahead log into the file, so that whoever is cut off before the last step has all of it."""
    engine = writing_engine(record)
    with suppress(DBAPIError, sqlite3.Error), closing(engine.connect()) as connection:
        connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    engine.dispose()


def _clear_logs(record: Path) -> None:
    """Take away a log that belongs to what was there: with the new file it would be another record."""
    with written(record):
        for suffix in _LOGS:
            record.with_name(f"{record.name}{suffix}").unlink(missing_ok=True)
        if record.exists():
            to_disk(record.parent)
