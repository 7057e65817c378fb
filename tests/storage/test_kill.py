"""Killed at any moment, the record opens again and holds everything that was acknowledged.

The same with hundreds of kills is among the benchmarks.
"""

import multiprocessing
import random
import signal
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from storage.driver import sqlite
from storage.opening import Opened, open_database
from tests.storage.examples import STATION, held_clock
from tests.storage.killed_writer import BATCH, Told, heard, write_until_killed

KILLS = 60
KILLS_AT_BIRTH = 15
PATIENCE_S = 30.0
if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(["tests.storage.killed_writer"])


def killed_after(seconds: float, path: Path, seed: int, *, writing: bool) -> Told:
    """Start a process, kill it some time after its start or after its first word, and return what it told."""
    mouth, ear = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=write_until_killed, args=(str(path), seed, ear))
    process.start()
    ear.close()
    if writing:
        mouth.poll(PATIENCE_S)
    process.join(seconds)
    process.kill()
    told = heard(mouth)
    process.join()
    mouth.close()
    assert sys.platform == "win32" or process.exitcode == -signal.SIGKILL
    process.close()
    return told


def opened_again(path: Path) -> Opened:
    database = open_database(str(path), STATION, clock=held_clock())
    assert not database.read_only
    return database


def assert_complete(database: Opened, told: Told) -> None:
    """Everything saved is there, every line is there whole or not at all, and the chain holds."""
    for patient_id in told.patients:
        assert database.registry.patient(patient_id) is not None
    if told.session_id is None:
        return
    present = [event.event_id for event in sorted(database.journal.events(told.session_id), key=lambda e: e.seq)]
    whole = [line for line in told.sent if line[0] in present]
    assert present == [event_id for line in whole for event_id in line]
    assert whole[: len(told.saved)] == told.saved
    assert database.journal.verify(told.session_id) == ()
    row = database.registry.session_row(told.session_id)
    assert (row.head.entries if row else 0) == len(whole), "the list was written with the line"
    assert_samples_complete(database, told)


def assert_samples_complete(database: Opened, told: Told) -> None:
    assert told.session_id is not None
    tracks = database.journal.samples(told.session_id)
    at = list(tracks["spo2"].at) if tracks else []
    assert len(at) in {told.batches * BATCH, (told.batches + 1) * BATCH}
    assert all(after - before == 1.0 for before, after in pairwise(at))


def assert_sound(path: Path) -> None:
    """Let SQLite look at every page and at the index of the search."""
    with closing(sqlite.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO session_words(session_words) VALUES ('integrity-check')")
        connection.execute("INSERT INTO patient_words(patient_words) VALUES ('integrity-check')")


def kill_writers(record: Path, kills: int) -> None:
    """Kill processes that write, one after the other; everything that they were told is saved is there."""
    chance = random.Random(20261120)
    lines = 0
    for kill in range(kills):
        told = killed_after(chance.uniform(0.0, 0.08), record, kill, writing=kill % 8 != 0)
        database = opened_again(record)
        assert_complete(database, told)
        database.close()
        lines += len(told.saved)
    assert lines > kills, "the processes lived long enough to save something"
    assert_sound(record)


def test_that_nothing_acknowledged_is_lost_by_killing_the_process(record: Path) -> None:
    kill_writers(record, KILLS)


def test_that_a_process_killed_while_it_makes_the_database_leaves_nothing_half_made(tmp_path: Path) -> None:
    chance = random.Random(1979)
    for kill in range(KILLS_AT_BIRTH):
        path = tmp_path / f"{kill}.sqlite"
        told = killed_after(chance.uniform(0.0, 0.4), path, kill, writing=False)
        database = opened_again(path)
        assert_complete(database, told)
        database.close()
        assert_sound(path)
