"""Real faults for the storage: a full disk, a failing write, a lock of another process, an ordinary user."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from storage.opening import Opened

LOCKING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
connection.execute("BEGIN IMMEDIATE")
connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
print("locked", flush=True)
sys.stdin.readline()
"""
NOBODY = 65534


def fill(database: Opened, *, full: bool) -> None:
    """Let the database grow no further, as on a full disk, or let it grow again."""

    def limit(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages if full else pages + 1_000_000}")

    database.writer.submit(limit).result()


@contextmanager
def locked_elsewhere(path: Path, first: str = "PRAGMA query_only") -> Iterator[None]:
    """Have another process hold the write lock of a database."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCKING, str(path), first], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
        other.stdin.close()
        other.wait()


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Let every write of this process beyond `size` bytes of a file fail, as a failing disk does."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Act as a user whom permissions bind; the superuser may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
