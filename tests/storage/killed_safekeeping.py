"""Processes that back up and restore until they are killed, and what is looked at then."""

import multiprocessing
import os
import random
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from session.problems import StorageProblem
from session.simulation.hand_clock import HandClock
from storage.backup_check import check_copy
from storage.backups import Backups
from storage.opening import open_database
from storage.restoring import restore
from storage.system_clock import SystemClock
from tests.storage.examples import STATION, held_clock

BEGUN = "begun"
PATIENCE_S = 30.0
LOOK = 10
"""After so many kills what lies about is looked at and taken away."""
if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(["tests.storage.killed_safekeeping", "tests.storage.killed_writer"])


def back_up_until_killed(ear: Connection, record: str) -> None:
    """Make one backup after another, and tell each that is there."""
    backups = Backups(Path(record), SystemClock(), STATION)
    while True:
        ear.send(BEGUN)
        ear.send(backups.write().backup.file)


def restore_until_killed(ear: Connection, record: str, *backups: str) -> None:
    """Put one backup after another in the place of the record, each process in an order of its own."""
    chance = random.Random(os.getpid())
    while True:
        ear.send(BEGUN)
        try:
            ear.send(str(restore(Path(chance.choice(backups)), Path(record), STATION, SystemClock()).kept))
        except StorageProblem as problem:
            ear.send(problem.sentence)
            return


class Killer:
    """Starts a process again and again and kills it at a moment up to a little more than its work takes."""

    def __init__(self, seed: int, work: Callable[..., None], *given: str) -> None:
        self._chance, self._work, self._given = random.Random(seed), work, given
        clock = SystemClock()
        mouth, process = self._started()
        began = clock.elapsed()
        assert mouth.poll(PATIENCE_S)
        assert mouth.recv() != BEGUN
        self._whole_s = clock.elapsed() - began
        process.kill()
        process.join()

    def kill(self) -> list[str]:
        """Return what a process told of its work before it died."""
        mouth, process = self._started()
        process.join(self._chance.uniform(0, 1.5 * self._whole_s))
        process.kill()
        told: list[str] = []
        try:
            while True:
                told.append(mouth.recv())
        except (EOFError, OSError):
            process.join()
        done = [word for word in told if word != BEGUN]
        self._whole_s *= 0.9 if done else 1.2  # the machine may have become slower or faster meanwhile
        return done

    def _started(self) -> tuple[Connection, "multiprocessing.process.BaseProcess"]:
        mouth, ear = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=self._work, args=(ear, *self._given))
        process.start()
        ear.close()
        assert mouth.poll(PATIENCE_S)
        assert mouth.recv() == BEGUN
        return mouth, process


def entries(path: Path) -> int:
    """Open a record for writing, as a window does, and return how many entries it has, of which none may be wrong."""
    with closing(open_database(str(path), "bay-9", clock=held_clock())) as opened:
        assert not opened.read_only
        (row,) = opened.registry.find_sessions()
        assert opened.journal.verify(row.head.session_id) == ()
        return len(opened.journal.events(row.head.session_id))


def kill_backups(record: Path, clock: HandClock, kills: int) -> None:
    """Kill processes that back up; every backup that is listed is whole, and so is the record."""
    backups, killer = Backups(record, clock, STATION), Killer(20261126, back_up_until_killed, str(record))
    expected, halves, whole = entries(record), 0, 0
    for kill in range(1, kills + 1):
        told = killer.kill()
        listed = [backup.file for backup in backups.listed()]
        assert not told or listed[0] >= told[-1], "what was told is there, or stands back behind a newer one"
        halves += len(list(backups.folder.glob(".*.partial")))
        if kill % LOOK == 0:
            for file in listed:
                assert check_copy(Path(file))[0].entries == expected
            whole += len(listed)
            shutil.rmtree(backups.folder)
            assert entries(record) == expected
    assert halves > kills // 20, "many of the kills fell into a backup"
    assert whole >= kills // LOOK


def kill_restores(record: Path, backups: dict[Path, int], kills: int) -> None:
    """Kill processes that restore two backups in turn, each with its count of entries; the record is one of them."""
    killer = Killer(1126, restore_until_killed, str(record), *map(str, backups))
    halves, seen = 0, set()
    for kill in range(1, kills + 1):
        killer.kill()
        halves += len(list(record.parent.glob(f".{record.name}.partial")))
        seen.add(entries(record))
        if kill % LOOK == 0:
            for kept in record.parent.glob(f"{record.stem}.before-restore*{record.suffix}"):
                assert check_copy(kept)[0].entries in backups.values()
                kept.unlink()
    assert seen == set(backups.values())
    assert halves > kills // 20, "many of the kills fell into a restore"
