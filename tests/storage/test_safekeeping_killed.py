"""Killed at any moment of a backup or a restore, the record is whole and every backup that is listed too.

The same with hundreds of kills is among the benchmarks.
"""

import shutil
from pathlib import Path

from session.events import NoteWritten
from session.simulation.hand_clock import HandClock
from storage.backups import Backups
from storage.opening import Opened
from tests.storage.examples import STATION, Sitting
from tests.storage.killed_safekeeping import kill_backups, kill_restores

KILLS = 20


def two_backups(database: Opened, sitting: Sitting, clock: HandClock, folder: Path) -> dict[Path, int]:
    """Return two backups of a record and how many entries each has, and close it."""
    backups, made = Backups(database.path, clock, STATION), {}
    for entry in (2, 3):
        database.journal.append([sitting.event(NoteWritten(f"{entry}."), entry)], sitting.head(entry)).result()
        made[Path(shutil.copy(backups.write().backup.file, folder / f"{entry}.backup"))] = entry
    database.close()
    return made


def test_that_every_backup_that_is_listed_is_whole_whenever_the_process_was_killed(
    database: Opened, sitting: Sitting, clock: HandClock
) -> None:
    database.close()
    kill_backups(database.path, clock, KILLS)


def test_that_the_record_is_one_or_the_other_whenever_a_restore_was_killed(
    database: Opened, sitting: Sitting, clock: HandClock, tmp_path: Path
) -> None:
    kill_restores(database.path, two_backups(database, sitting, clock, tmp_path), KILLS)
