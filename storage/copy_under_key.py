"""Copies a record under another key: SQLCipher writes it, and the two are compared row by row."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from session.problems import StorageProblem
from storage.backup import Step, beside, onward, to_disk, written
from storage.driver import sqlite
from storage.engine import reading_engine
from storage.keys import PLAIN, SETTLED, Key
from storage.private_file import make_private
from storage.problems import SAFE, told
from storage.replacing import put_instead
from storage.unlocking import opens

_HEADERS: Final = ("application_id", "user_version")
"""What SQLCipher's export does not write: a file's own numbers in its head."""
_STEPS: Final = 100_000
"""So many steps of SQLite's machine pass between two looks at whether to give up."""


def copy_under(path: Path, old: Key, target: Path, new: Key, between: Step = onward) -> None:
    """Write all of a database to a file that is not there yet, under another key, and compare the two row by row.

    Raises StorageProblem; then the file may be there by half.
    """
    make_private(target)
    with told(target):
        _export(path, old, target, new, between)
    if _digest(path, old, between) != _digest(target, new, between):
        raise StorageProblem(
            f"The copy of {path.name} under its new key is not the same, so it was not used. {SAFE} "
            "Check the disk, then open the program again."
        )
    with written(target):
        to_disk(target)


def bring_copy_under(copy: Path, key: Key, known: Iterable[Key], between: Step = onward) -> bool:
    """Bring a copy that nobody writes to under a key where one that is known opens it; say whether it is under it."""
    try:
        former = next((each for each in (key, PLAIN, *known) if opens(copy, each)), None)
        if former is None or former == key:
            return former == key
        with beside(copy) as partial:
            copy_under(copy, former, partial, key, between)
            put_instead(partial, copy, former)
    except (StorageProblem, OSError):  # damaged, or on a disk that is full; it stays as it is
        return False
    return True


def _export(path: Path, old: Key, target: Path, new: Key, between: Step) -> None:
    """Let SQLCipher write every row, index, trigger and search word to another file; nobody may write to this one."""
    given_up: list[StorageProblem] = []

    def goes_on() -> int:
        try:
            between()
        except StorageProblem as problem:
            given_up.append(problem)  # SQLite itself would only say that it was interrupted
        return len(given_up)

    with _connection(path, old) as driver:
        driver.execute(SETTLED)
        driver.execute(f"ATTACH DATABASE ? AS made KEY {new.attached()}", (str(target),))
        driver.execute("PRAGMA query_only = OFF")  # for the file that is made
        driver.execute("PRAGMA made.synchronous = OFF")  # it is on the disk before it gets its name
        driver.set_progress_handler(goes_on, _STEPS)
        try:
            driver.execute("SELECT sqlcipher_export('made')").fetchall()
        except sqlite.Error:
            if given_up:
                raise given_up[0] from None
            raise
        finally:
            driver.set_progress_handler(None, 0)
        for header in _HEADERS:
            value = driver.execute(f"PRAGMA main.{header}").fetchone()[0]
            driver.execute(f"PRAGMA made.{header} = {int(value)}")
        driver.execute("DETACH DATABASE made")


def _digest(path: Path, key: Key, between: Step) -> str:
    """Return a hash over the schema and every row of every table, in the order in which they lie there."""
    digest = hashlib.sha256()
    with told(path), _connection(path, key) as driver:
        schema = driver.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        digest.update(repr(schema).encode())
        for kind, name, _ in schema:
            if kind != "table":
                continue
            for row in driver.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 -- a name from the file's own schema
                digest.update(repr(row).encode())
            between()
    return digest.hexdigest()


@contextmanager
def _connection(path: Path, key: Key) -> Iterator[sqlite.Connection]:
    """Give the driver's own connection, outside any transaction: a database cannot be attached within one."""
    engine = reading_engine(path, key)
    try:
        with closing(engine.raw_connection()) as lent:
            driver = lent.driver_connection
            assert driver is not None  # noqa: S101 -- a connection that was just made has one
            yield driver
    finally:
        engine.dispose()
