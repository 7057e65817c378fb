"""Hundreds of kills during backups and restores, and hundreds of changes behind the program's back."""

import shutil
from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage.opening import open_database
from tests.storage.examples import STATION, Sitting, held_clock
from tests.storage.killed_safekeeping import kill_backups, kill_restores
from tests.storage.tampering import CHANGES, Change, tamper
from tests.storage.test_safekeeping_killed import two_backups
from tests.storage.test_seals import checked, three_days

KILLS = 250
SEEDS = 500


@pytest.fixture
def clock() -> HandClock:
    return held_clock()


def test_that_backups_survive_hundreds_of_kills(tmp_path: Path, clock: HandClock) -> None:
    database, sitting = open_database(str(tmp_path / "record.sqlite"), STATION, clock=clock), Sitting()
    database.registry.add_patient(sitting.patient, sitting.nurse)
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    database.close()
    kill_backups(database.path, clock, KILLS)


def test_that_the_record_survives_hundreds_of_kills_of_a_restore(tmp_path: Path, clock: HandClock) -> None:
    database, sitting = open_database(str(tmp_path / "record.sqlite"), STATION, clock=clock), Sitting()
    database.registry.add_patient(sitting.patient, sitting.nurse)
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    kill_restores(database.path, two_backups(database, sitting, clock, tmp_path), KILLS)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_that_every_one_of_hundreds_of_changes_is_found(tmp_path: Path, clock: HandClock, change: Change) -> None:
    record = three_days(open_database(str(tmp_path / "record.sqlite"), STATION, clock=clock), clock)
    for seed in range(SEEDS):
        path = Path(shutil.copy(record, tmp_path / "changed.sqlite"))
        tamper(path, change, seed)
        assert not checked(path).whole, (change.__name__, seed)
