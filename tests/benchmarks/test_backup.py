"""A durable entry while a backup of a clinic's record is made and read again, beside one without."""

import statistics
import time
from pathlib import Path

from session.events import NoteWritten
from session.simulation.whole_session import Script, simulate
from storage.opening import Opened, open_database
from storage.system_clock import SystemClock
from tests.storage.examples import STATION, Sitting

SESSIONS = 20
ENTRIES = 200
GOAL_MS = 50.0
"""No entry may wait longer than this for a backup in the middle of them (this project's own choice)."""


def test_that_an_entry_does_not_wait_for_a_backup(tmp_path: Path) -> None:
    opened = open_database(str(tmp_path / "record.sqlite"), STATION, clock=SystemClock())
    for seed in range(SESSIONS):
        simulate(opened.journal, opened.registry, SystemClock(), Script(60, seed, with_monitor=seed % 4 == 0))
    sitting = Sitting()
    opened.registry.add_patient(sitting.patient, sitting.nurse)
    opened.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    alone = [appended(opened, sitting) for _ in range(ENTRIES)]
    start = time.perf_counter()
    backup = opened.safekeeping.back_up()
    meanwhile = []
    while not backup.done():
        meanwhile.append(appended(opened, sitting))
    took = time.perf_counter() - start
    done = backup.result()
    opened.close()
    print(
        f"\n{done.backup.size / 1e6:.1f} MB, {done.checked}, {took:.2f} s; an entry alone "
        f"{statistics.median(alone):.2f} ms, 99 % {at_99(alone):.2f} ms; meanwhile ({len(meanwhile)}) "
        f"{statistics.median(meanwhile):.2f} ms, 99 % {at_99(meanwhile):.2f} ms, worst {max(meanwhile):.2f} ms"
    )
    assert statistics.median(meanwhile) < GOAL_MS


def appended(opened: Opened, sitting: Sitting) -> float:
    """Return how many milliseconds an entry took to be on disk."""
    event = sitting.event(NoteWritten("Calm."), 20)
    start = time.perf_counter()
    opened.journal.append([event], sitting.head(2)).result()
    return (time.perf_counter() - start) * 1000


def at_99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]
