"""Copies of the record: whole, checked, and never half there under their own name."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from session.problems import StorageProblem
from storage.driver import sqlite
from storage.engine import reading_engine
from storage.keys import PLAIN, Key
from storage.private_file import make_private
from storage.problems import SAFE, cannot_write, told

_PAGES: Final = 256
"""So many pages are copied in one step, a megabyte; between two steps others come to the disk."""
Step = Callable[[], None]
"""Is called between two steps; it may wait, or raise to give up."""


def onward() -> None:
    """Go on at once."""


def copy_beside(path: Path, version: int, at: datetime, key: Key = PLAIN) -> Path:
    """Copy the database as it is, write-ahead log included, and return the copy; raises StorageProblem."""
    copy = path.with_name(f"{path.stem}.version-{version}.{at:%Y%m%dT%H%M%SZ}{path.suffix}")
    make_private(copy)
    with told(copy), closing(_keyed(path, key)) as source, closing(_keyed(copy, key)) as target:
        source.backup(target)
        faults = target.execute("PRAGMA quick_check(1)").fetchone()[0]
    if faults != "ok":
        raise StorageProblem(
            f"The copy {copy} of the record is not whole, so the record was left as it is. {SAFE} "
            "Check the disk, then open the program again."
        )
    return copy


def copy_database(path: Path, target: Path, between: Step = onward, key: Key = PLAIN) -> None:
    """Copy one moment of a database to a file that is not there yet, write-ahead log included, under the same key.

    A writer goes on meanwhile: the moment is held by a reader's transaction, which keeps no writer waiting. Raises
    StorageProblem; then the file may be there by half.
    """
    with written(target):
        make_private(target)
    engine = reading_engine(path, key)
    try:
        with told(path), engine.connect() as source, closing(_made(target, key)) as copy:
            source.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()  # from here on it is one moment
            driver = source.connection.driver_connection
            assert driver is not None  # noqa: S101 -- a connection that was just made has one
            with told(target):
                driver.backup(copy, pages=_PAGES, progress=lambda *_: between())
    finally:
        engine.dispose()
    with written(target):
        to_disk(target)


def _made(target: Path, key: Key) -> sqlite.Connection:
    """Return a connection to write a copy with; it is on the disk for good before it gets its name, not before."""
    with told(target):
        copy = _keyed(target, key)
        copy.execute("PRAGMA synchronous = OFF")
        return copy


def at_rest(path: Path, key: Key = PLAIN) -> sqlite.Connection:
    """Return a connection to a file that nobody writes to, which changes nothing and leaves nothing beside it."""
    with told(path):
        return _keyed(f"{path.as_uri()}?mode=ro&immutable=1", key)


def _keyed(name: Path | str, key: Key) -> sqlite.Connection:
    connection = sqlite.connect(name, uri=isinstance(name, str), isolation_level=None)
    for pragma in key.pragmas():
        connection.execute(pragma)
    return connection


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a name beside a file under which it is made first; what is left there is taken away, also of before."""
    partial = path.with_name(f".{path.name}.partial")
    if not path.parent.is_dir():
        raise gone(path)
    try:
        with written(partial):
            partial.unlink(missing_ok=True)
        yield partial
    finally:
        for name in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                partial.with_name(partial.name + name).unlink(missing_ok=True)


def put_in_place(partial: Path, path: Path) -> None:
    """Give a file its own name, for good; raises StorageProblem."""
    with written(path):
        partial.replace(path)
        to_disk(path.parent)


def to_disk(path: Path) -> None:
    """Wait until a file or the names in a folder are on the disk; a folder can be waited for on POSIX only."""
    if path.is_dir() and os.name == "nt":
        return
    # Windows waits only for a file that may be written to.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Turn a system's error inside the block into its StorageProblem."""
    try:
        yield
    except FileNotFoundError as error:
        raise gone(path) from error
    except PermissionError as error:
        raise cannot_write(path) from error
    except OSError as error:
        raise StorageProblem(
            f"{path} could not be written: {error.strerror}. {SAFE} Check the disk and its free space, then try again."
        ) from error


def gone(path: Path) -> StorageProblem:
    """Return the problem of a folder that is not there to write a file in."""
    return StorageProblem(
        f"The folder {path.parent} is not there, so {path.name} could not be written in it. {SAFE} "
        "Connect the disk again, or choose another folder."
    )
