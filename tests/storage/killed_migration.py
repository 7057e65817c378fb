"""A process that upgrades a record until it is killed, and what is looked at then."""

import multiprocessing
import random
import shutil
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event

from sqlalchemy import Engine, event

from storage.driver import sqlite
from storage.migrate import CURRENT, ensure_current
from storage.opening import open_database
from tests.storage.examples import START, STATION, Sitting, held_clock, vitals
from tests.storage.old_record import as_of

PATIENCE_S = 30.0
COMMIT_S = 0.012
"""About how long the commit of an upgrade takes; half of the kills fall into it."""
LOOK = 10
"""After so many kills the record is upgraded to the end and opened as the program does."""
if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(["tests.storage.killed_migration", "alembic.command", "storage.filling"])


def upgrade_until_killed(ear: Connection, record: str) -> None:
    """Upgrade a record, telling when it begins, commits and is done; then wait for the end."""

    def committing(connection: object) -> None:
        del connection
        ear.send("committing")

    event.listen(Engine, "commit", committing)
    ear.send("begun")
    ensure_current(Path(record), START)
    ear.send("done")
    Event().wait()


@dataclass
class Upgrades:
    """Upgrades copies of one old record, each in a process that is killed; `found` counts the versions left behind."""

    old: Path
    folder: Path
    chance: random.Random
    found: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._events = rows(self.old)
        self._before = self._shape(self.old)
        new = self.laid("new")
        ensure_current(new, START)
        self._after = self._shape(new)

    def kill(self, times: int) -> None:
        """Kill so many upgrades, half of them within their commit, and look at what each left."""
        for number in range(times):
            record = self.laid(str(number))
            told = self._killed(record, within_commit=number % 2 == 0)
            self.look(record, told)
            if number % LOOK == 0:
                self._open(record)
            shutil.rmtree(record.parent)

    def laid(self, name: str) -> Path:
        """Lay a copy of the old record in a folder of its own."""
        folder = self.folder / name
        folder.mkdir()
        return Path(shutil.copy(self.old, folder / "record.sqlite"))

    def _killed(self, record: Path, *, within_commit: bool) -> set[str]:
        mouth, ear = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=upgrade_until_killed, args=(ear, str(record)))
        process.start()
        ear.close()
        told = set()
        awaited = "committing" if within_commit else "begun"
        while awaited not in told and mouth.poll(PATIENCE_S):
            told.add(mouth.recv())
        process.join(self.chance.uniform(0, COMMIT_S if within_commit else 0.25))
        process.kill()
        process.join()
        process.close()
        while mouth.poll():
            try:
                told.add(mouth.recv())
            except EOFError:
                break
        mouth.close()
        return told

    def look(self, record: Path, told: set[str]) -> None:
        """The record is the old one or the new one, with every entry; a copy is whole, or holds nothing at all."""
        shape = self._shape(record)
        assert shape in (self._before, self._after)
        assert rows(record) == self._events
        assert shape == self._after or "done" not in told
        copies = [file for file in record.parent.glob("record.version-*.sqlite") if tables(file)]
        assert all(self._shape(copy) == self._before and rows(copy) == self._events for copy in copies)
        assert copies or shape == self._before, "nothing is upgraded before there is a copy"
        self.found["new" if shape == self._after else "old with a copy" if copies else "old"] += 1

    def _open(self, record: Path) -> None:
        database = open_database(str(record), STATION, clock=held_clock())
        (row,) = database.registry.running()
        assert len(database.journal.events(row.head.session_id)) == len(self._events)
        assert database.journal.verify(row.head.session_id) == ()
        database.close()
        assert self._shape(record) == self._after

    def _shape(self, record: Path) -> tuple[int, tuple[str, ...]]:
        """Return the version in the header and everything that is defined; the file has to be whole."""
        with closing(sqlite.connect(record)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert version in range(1, CURRENT.version + 1)
        return version, tables(record)


def rows(record: Path) -> list[tuple[object, ...]]:
    """Return every entry as it stands in the file, in the order of the chain."""
    with closing(sqlite.connect(record)) as connection:
        return connection.execute("SELECT event_id, kind, body, hash FROM events ORDER BY station, seq").fetchall()


def tables(record: Path) -> tuple[str, ...]:
    """Return the definition of everything in a file, in order."""
    with closing(sqlite.connect(record)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name, sql")
        return tuple(sql for (sql,) in found)


def old_upgrades(version: int, folder: Path) -> Upgrades:
    """Return the upgrades of a record of an older schema in which a session of eight entries is running."""
    database, sitting = open_database(str(folder / "made.sqlite"), STATION, clock=held_clock()), Sitting()
    database.registry.add_patient(sitting.patient, sitting.nurse)
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    for minute in range(1, 8):
        database.journal.append([sitting.event(vitals(), minute)], sitting.head(minute + 1)).result()
    killed = folder / "killed"
    killed.mkdir()
    return Upgrades(as_of(version, database, folder), killed, random.Random(version))
