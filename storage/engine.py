"""Engines on one SQLite file, encrypted or plain: power-loss safe when writing, unable to write when reading."""

import os
import sys
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from session.problems import StorageProblem
from storage.driver import sqlite
from storage.keys import PLAIN, Key
from storage.problems import no_file_name

APPLICATION_ID: Final = 0x43485253
"""Marks our files in SQLite's header: the letters CHRS."""

BUSY_S: Final = 1.5
"""How long a lock of another program is waited for, in seconds, before it is told."""

BEGIN_WRITING: Final = "BEGIN IMMEDIATE"
"""Takes the write lock at once: a transaction that reads first and then finds it taken would have to start anew."""

_WRITING: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL may lose the last commits when the power fails
    "PRAGMA fullfsync = ON",  # on a Mac fsync alone leaves the disk's own cache unwritten
    "PRAGMA checkpoint_fullfsync = ON",
)
_CHECKING: Final = ("PRAGMA foreign_keys = ON",)
_READING: Final = (
    "PRAGMA query_only = ON",
    "PRAGMA cache_size = -16000",  # KiB, taken only as pages are read: a search touches the index in many places
)


def database_file(url: str) -> Path:
    """Return the SQLite file that a URL or a plain path names, links followed; raises StorageProblem for another."""
    if "://" not in url:
        return _followed(url)
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StorageProblem(
            f"{url} is not the address of a database. Write a file name, or sqlite:/// and a file name."
        ) from None
    if parsed.get_backend_name() != "sqlite":
        raise StorageProblem(
            f"This version keeps its record in an SQLite file and cannot use {parsed.get_backend_name()} yet. "
            "Write a file name, or sqlite:/// and a file name."
        )
    if parsed.database in {None, "", ":memory:"}:
        raise StorageProblem(
            "A record kept in memory would be lost with the program. Name a file: sqlite:/// and a file name."
        )
    return _followed(str(parsed.database))


def _followed(name: str) -> Path:
    """Return the file itself: a lease that followed its name would let two windows write to one file."""
    try:
        path = Path(name).expanduser().resolve()
        path.exists()  # the system says here whether a file can have such a name
    except OSError as error:
        raise no_file_name(name, str(error.strerror)) from error
    except (RuntimeError, ValueError) as error:  # a home that is not known, links in a circle, a NUL
        raise no_file_name(name, str(error)) from error
    return path


def writing_engine(path: Path, key: Key = PLAIN) -> Engine:
    """Return an engine whose transactions take the write lock at once and survive a power cut when committed."""
    return _engine(_url(path), NullPool, (*key.pragmas(), *_WRITING, *_CHECKING), BEGIN_WRITING)


def upgrading_engine(path: Path, key: Key = PLAIN) -> Engine:
    """Return an engine that may rebuild tables which others refer to; SQLite checks the references at once else."""
    return _engine(_url(path), NullPool, (*key.pragmas(), *_WRITING), BEGIN_WRITING)


def reading_engine(path: Path, key: Key = PLAIN) -> Engine:
    """Return an engine that reads: each transaction sees one moment of the record, and none can change it."""
    return _engine(_sealed_url(path), QueuePool, (*key.pragmas(), *_READING), "BEGIN")


def _engine(url: URL, pool: type[Pool], pragmas: tuple[str, ...], begin: str) -> Engine:
    # Without an isolation level the driver leaves BEGIN to us; its own comes too late to take the lock.
    arguments = {"isolation_level": None, "timeout": BUSY_S, "check_same_thread": False}
    engine = create_engine(url, module=sqlite, poolclass=pool, connect_args=arguments)
    _prepare(engine, pragmas, begin)
    return engine


def _url(path: Path) -> URL:
    """Return the URL of a file; where it is there, one that makes no other in its place once it is taken away."""
    if sys.platform == "win32" or not path.exists():  # Windows takes away no file that is open
        return URL.create("sqlite", database=str(path))
    return URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": "rw", "uri": "true"})


def _sealed_url(path: Path) -> URL:
    """Return the URL to read with; in a folder where nothing can be written SQLite has to be told to write nothing."""
    effective = os.access in os.supports_effective_ids
    if os.access(path.parent, os.W_OK, effective_ids=effective) or path.with_name(f"{path.name}-wal").exists():
        return _url(path)
    return URL.create("sqlite", database=path.as_uri(), query={"immutable": "1", "uri": "true"})


def _prepare(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    def connected(connection: sqlite.Connection, record: object) -> None:
        del record
        for pragma in pragmas:
            connection.execute(pragma)

    def begun(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        if driver is not None and not driver.in_transaction:
            driver.execute(begin)

    event.listen(engine, "connect", connected, insert=True)  # the key before anything is read
    event.listen(engine, "begin", begun)
