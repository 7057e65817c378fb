"""Puts a file that was made beside a record in its place, in one step, with what was there kept or not."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from session.problems import StorageProblem
from storage.backup import Step, put_in_place, to_disk, written
from storage.beside_names import kept_name
from storage.driver import sqlite
from storage.engine import BEGIN_WRITING, writing_engine
from storage.file_copy import copy_file
from storage.keys import PLAIN, Key
from storage.problems import SAFE, told

_LOGS = ("-wal", "-shm")


@contextmanager
def held(record: Path, key: Key) -> Iterator[Callable[[], None]]:
    """Bring the log into a record that nobody else has open, and let nobody write to it meanwhile.

    Gives what lets go of it early: Windows replaces no file that is open. Raises StorageProblem where a window has it,
    which would go on with the file that was there.
    """
    engine = writing_engine(record, key)
    try:
        with told(record), closing(engine.raw_connection()) as lent:
            driver = lent.driver_connection
            assert driver is not None  # noqa: S101 -- a connection that was just made has one
            try:
                driver.execute("PRAGMA journal_mode = DELETE")  # which SQLite does for the only one who has it open
            except sqlite.OperationalError as error:
                if getattr(error, "sqlite_errorcode", None) != sqlite.SQLITE_BUSY:
                    raise
                raise StorageProblem(
                    f"{record.name} is open in another window as well, so it was not written anew. {SAFE} "
                    "Close all windows, then open one."
                ) from error
            driver.execute(BEGIN_WRITING)
            yield lent.close
    finally:
        engine.dispose()


def kept_copy(record: Path, why: str, at: datetime, between: Step) -> Path:
    """Copy what is there to a name of its own, byte for byte and with its log, for it may be damaged; return it."""
    kept = kept_name(record, why, at)
    log = record.with_name(f"{record.name}-wal")
    if log.exists():
        copy_file(log, kept.with_name(f"{kept.name}-wal"), between)
    copy_file(record, kept, between)
    return kept


def put_instead(partial: Path, record: Path, *keys: Key) -> None:
    """Put a file in the place of a record that nobody has open; one of `keys` opens it, or it is plain.

    Whoever is cut off finds one of the two. Raises StorageProblem; then the record is there as it was.
    """
    for key in (*keys, PLAIN) if record.exists() else ():
        gather(record, key)
    _clear_logs(record)
    put_in_place(partial, record)


def gather(record: Path, key: Key) -> None:
    """Bring the write-ahead log into the file that a key opens: who is cut off before the last step has all of it."""
    engine = writing_engine(record, key)
    with suppress(DBAPIError, sqlite.Error), closing(engine.connect()) as connection:
        connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    engine.dispose()


def _clear_logs(record: Path) -> None:
    """Take away a log that belongs to what was there: with the new file it would be another record."""
    with written(record):
        for suffix in _LOGS:
            record.with_name(f"{record.name}{suffix}").unlink(missing_ok=True)
        if record.exists():
            to_disk(record.parent)
