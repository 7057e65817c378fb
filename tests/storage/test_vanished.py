"""A record that is taken away while it is open acknowledges nothing more, and has everything when it is back."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from session.problems import StorageProblem
from storage.opening import Opened, open_database
from tests.storage.conftest import Opens
from tests.storage.examples import STATION, Sitting, held_clock, vitals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")
GONE = "is not there any more, or another file stands in its place, so nothing could be saved"


def deleted(record: Path) -> None:
    record.unlink()


def moved(record: Path) -> None:
    record.rename(record.with_name("moved.sqlite"))


def replaced(record: Path) -> None:
    other = record.with_name("other.sqlite")
    shutil.copy(record, other)
    other.replace(record)


@pytest.mark.parametrize("taken_away", [deleted, moved, replaced])
def test_that_nothing_is_acknowledged_once_the_file_is_taken_away(
    database: Opened, sitting: Sitting, taken_away: Callable[[Path], None]
) -> None:
    taken_away(database.path)
    there = sorted(database.path.parent.iterdir())
    for _ in range(2):
        with pytest.raises(StorageProblem, match=GONE):
            database.journal.append([sitting.event()], sitting.head(2)).result()
    assert sorted(database.path.parent.iterdir()) == there, "no other file is made in its place"


def test_that_a_stick_pulled_out_and_put_back_has_lost_nothing_and_goes_on(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    database, sitting = open_database(str(stick / "record.sqlite"), STATION, clock=held_clock()), Sitting()
    database.registry.add_patient(sitting.patient, sitting.nurse)
    saved = database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    line = [sitting.event(vitals(), 3)]
    stick.rename(tmp_path / "pulled out")
    with pytest.raises(StorageProblem, match="Connect the disk again"):
        database.journal.append(line, sitting.head(2)).result()
    (tmp_path / "pulled out").rename(stick)
    saved += database.journal.append(line, sitting.head(2)).result()
    database.close()
    again = open_database(str(stick / "record.sqlite"), STATION, clock=held_clock())
    assert set(again.journal.events(sitting.session_id)) == set(saved)
    assert again.journal.verify(sitting.session_id) == ()
    again.close()


def test_that_a_log_taken_away_by_another_program_costs_nothing_that_was_saved(
    database: Opened, sitting: Sitting, opens: Opens
) -> None:
    database.journal.append([sitting.event()], sitting.head(2)).result()
    database.path.with_name("record.sqlite-wal").unlink()
    with pytest.raises(StorageProblem, match="was taken away by another program, so nothing could be saved"):
        database.journal.append([sitting.event()], sitting.head(3)).result()
    database.close()
    assert len(opens().journal.events(sitting.session_id)) == 2


def test_that_a_log_cut_off_at_any_byte_leaves_whole_lines_and_a_whole_chain(
    database: Opened, sitting: Sitting, tmp_path: Path
) -> None:
    for minute in range(1, 6):
        line = [sitting.event(vitals(), minute), sitting.event(minute=minute)]
        database.journal.append(line, sitting.head(minute + 1)).result()
    log = database.path.with_name("record.sqlite-wal").read_bytes()
    main = database.path.read_bytes()
    found = set()
    for cut in [*range(0, len(log), len(log) // 40), len(log) - 1, len(log)]:
        copy = tmp_path / "cut.sqlite"
        copy.write_bytes(main)
        copy.with_name("cut.sqlite-wal").write_bytes(log[:cut])
        copy.with_name("cut.sqlite-shm").unlink(missing_ok=True)
        opened = open_database(str(copy), STATION, clock=held_clock())
        entries = len(opened.journal.events(sitting.session_id))
        assert entries in {0, *range(1, 12, 2)}, "the check-in, and lines of two entries each"
        assert opened.journal.verify(sitting.session_id) == ()
        opened.close()
        found.add(entries)
    assert {0, 11} < found
