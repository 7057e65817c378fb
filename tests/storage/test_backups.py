"""A backup is a whole copy that was read again; one that fails leaves a sentence and everything as it was."""

import shutil
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from session.backup_rotation import Kept
from session.events import NoteWritten
from session.problems import StorageProblem
from session.safekeeping import BackupSettings
from session.simulation.hand_clock import HandClock
from storage.backup_check import check_copy
from storage.backups import Backups
from storage.driver import sqlite
from storage.opening import Opened, open_database
from storage.verification import unwatched
from tests.storage.conftest import Opens
from tests.storage.examples import START, STATION, Sitting, a_patient
from tests.storage.faults import files_no_longer_than, ordinary_user

NURSE = "A. Lindqvist"


@pytest.fixture
def backups(database: Opened, sitting: Sitting, clock: HandClock) -> Backups:
    return Backups(database.path, clock, STATION)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_that_a_backup_holds_what_was_on_disk_and_is_for_its_owner_alone(
    backups: Backups, database: Opened, sitting: Sitting, clock: HandClock
) -> None:
    done = backups.write()
    path = Path(done.backup.file)
    assert path == database.path.with_name("record.backups") / "record.20261120T095200Z.sqlite"
    assert (done.checked, done.trouble, done.backup.made_at) == ("1 session read again", "", START)
    assert backups.listed() == (done.backup,)
    assert path.stat().st_mode & 0o077 == 0
    assert files(path.parent) == [path.name]
    with closing(open_database(str(path), STATION, clock=clock)) as opened:
        assert opened.journal.events(sitting.session_id) == database.journal.events(sitting.session_id)


def test_that_entries_are_committed_while_a_backup_is_made_and_are_not_in_it(
    backups: Backups, database: Opened, sitting: Sitting
) -> None:
    """Between the steps of the copy a line goes to the disk each time, and none of them makes it start anew."""
    for number in range(6):
        note = NoteWritten("Calm. " * 60_000)
        database.journal.append([sitting.event(note, number)], sitting.head(number + 2)).result()
    before = len(database.journal.events(sitting.session_id))
    written = 0

    def write() -> None:
        nonlocal written
        written += 1
        database.journal.append([sitting.event(NoteWritten("Meanwhile."), 20)], sitting.head(30)).result(timeout=5)

    done = backups.write(write)
    assert written >= 3
    found, _ = check_copy(Path(done.backup.file))
    assert found.entries == before
    assert len(database.journal.events(sitting.session_id)) == before + written


def test_that_only_so_many_are_kept(backups: Backups, clock: HandClock) -> None:
    backups.choose(BackupSettings(kept=Kept(hours=2, days=1, months=1)))
    for _ in range(4):
        backups.write()
        clock.advance(minutes=60)
    made = [backup.made_at - START for backup in backups.listed()]
    assert made == [timedelta(hours=3), timedelta(hours=2)]
    again = Backups(backups.folder.with_name("record.sqlite"), clock, STATION)
    assert again.settings == backups.settings


@pytest.mark.parametrize("back_s", [0, 600, 40 * 24 * 3600])
def test_that_the_last_backup_stays_the_last_where_the_clock_was_put_back(
    backups: Backups, clock: HandClock, back_s: int
) -> None:
    before = backups.write().backup
    clock.jump(-back_s)
    for _ in range(3):
        last = backups.write().backup
        assert backups.listed()[0] == last
        assert last.made_at > before.made_at


def test_that_a_second_folder_gets_the_same_under_the_name_of_the_station(
    backups: Backups, clock: HandClock, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backups.choose(BackupSettings(str(second)))
    (second / "letter.pdf").write_text("not ours")
    done = backups.write()
    name = Path(done.backup.file).name
    assert (second / f"{STATION}.record.backups" / name).read_bytes() == Path(done.backup.file).read_bytes()
    shutil.rmtree(second)
    clock.advance(minutes=60)
    done = backups.write()
    assert f"{STATION}.record.backups" in done.trouble
    assert "is not there" in done.trouble
    assert len(backups.listed()) == 2


def test_that_a_second_folder_has_to_be_there_and_elsewhere(backups: Backups, tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="is no folder that can be reached"):
        backups.choose(BackupSettings(str(tmp_path / "nowhere")))
    with pytest.raises(StorageProblem, match="A second copy helps only on another disk"):
        backups.choose(BackupSettings(str(tmp_path)))
    assert backups.settings == BackupSettings()


def test_that_settings_that_cannot_be_read_are_the_designed_ones(backups: Backups, clock: HandClock) -> None:
    backups.choose(BackupSettings(kept=Kept(hours=0, days=0, months=0)))
    record = backups.folder.with_name("record.sqlite")
    assert Backups(record, clock, STATION).settings.kept == Kept(hours=1, days=1, months=0)
    (backups.folder / "settings.json").write_text("{")
    assert Backups(record, clock, STATION).settings == BackupSettings()


def test_that_a_record_that_does_not_fit_gives_no_backup(backups: Backups, database: Opened) -> None:
    first = backups.write().backup
    with closing(sqlite.connect(database.path)) as file:
        file.execute("DROP TRIGGER events_refuse_update")
        file.execute("UPDATE events SET actor = 'somebody else'")
        file.commit()
    with pytest.raises(StorageProblem, match="is not as it was written: Station chair-3: entry 1"):
        backups.write()
    assert backups.listed() == (first,)
    assert files(backups.folder) == [Path(first.file).name]


def test_that_a_copy_that_is_damaged_is_refused(backups: Backups, tmp_path: Path) -> None:
    path = Path(backups.write().backup.file)
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xa5" * 4096
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(content)
    with pytest.raises(StorageProblem, match="damaged"):
        check_copy(damaged)
    damaged.write_bytes(content[: len(content) // 2])
    with pytest.raises(StorageProblem, match="damaged"):
        check_copy(damaged)


def test_that_of_many_sessions_the_changed_ones_and_a_sample_are_read(
    database: Opened, sitting: Sitting, clock: HandClock
) -> None:
    for number in range(60):
        new = Sitting(patient=a_patient(mrn=str(number)), opened_at=START - timedelta(days=90))
        database.registry.add_patient(new.patient, "A. Lindqvist")
        database.journal.append([new.event(new.opening())], new.head()).result()
    backups = Backups(database.path, clock, STATION, most=10)
    assert backups.write().checked == "all 61 sessions read again"
    clock.advance(minutes=60)
    assert backups.write().checked == "51 of 61 sessions read again: those changed since the last backup, and a sample"


def test_that_a_full_disk_is_told_and_costs_nothing(backups: Backups, database: Opened, sitting: Sitting) -> None:
    first = backups.write().backup
    note = NoteWritten("Calm. " * 60_000)
    database.journal.append([sitting.event(note, 3)], sitting.head(2)).result()
    with files_no_longer_than(first.size), pytest.raises(StorageProblem) as told:
        backups.write()
    assert "Nothing that was saved is lost." in told.value.sentence
    assert files(backups.folder) == [Path(first.file).name]
    assert database.journal.verify(sitting.session_id) == ()


def test_that_a_folder_that_may_only_be_read_is_told(backups: Backups) -> None:
    first = backups.write().backup
    backups.folder.chmod(0o555)
    for parent in backups.folder.parents[:3]:
        parent.chmod(parent.stat().st_mode | 0o055)
    try:
        with ordinary_user(), pytest.raises(StorageProblem) as told:
            backups.write()
    finally:
        backups.folder.chmod(0o755)
    assert "Nothing that was saved is lost." in told.value.sentence
    assert backups.listed() == (first,)


def test_that_a_vanished_folder_is_made_again_and_a_file_in_its_place_is_told(backups: Backups) -> None:
    backups.write()
    shutil.rmtree(backups.folder)
    assert backups.listed() == ()
    backups.write()
    shutil.rmtree(backups.folder)
    backups.folder.write_text("a file")
    with pytest.raises(StorageProblem, match="could not be written"):
        backups.write()
    assert backups.listed() == ()


def test_that_a_backup_that_is_given_up_leaves_nothing(backups: Backups) -> None:
    def stop() -> None:
        raise StorageProblem("This was given up.")

    with pytest.raises(StorageProblem, match="given up"):
        backups.write(stop)
    assert files(backups.folder) == []


def test_that_the_open_record_is_sealed_copied_and_checked_on_a_thread_of_its_own(
    database: Opened, sitting: Sitting, clock: HandClock
) -> None:
    safe = database.safekeeping
    clock.advance(minutes=2)
    assert safe.due(clock.wall())
    done = safe.back_up().result(timeout=30)
    assert safe.backups() == (done.backup,)
    assert not safe.due(clock.wall())
    clock.advance(minutes=60)
    assert safe.due(clock.wall())
    seal = safe.latest_seal()
    assert seal is not None
    told: list[tuple[int, int, str]] = []
    told_of = safe.verify(lambda done, of: told.append((done, of, threading.current_thread().name)), NURSE)
    found = told_of.result(timeout=30)
    assert (found.sessions, found.entries, found.seals, found.whole) == (1, 1, 1, True)
    assert [(done, of) for done, of, _ in told] == [(1, 1)]
    assert told[0][2].startswith("safekeeping")


def test_that_a_backup_that_failed_is_tried_again_after_ten_minutes(database: Opened, clock: HandClock) -> None:
    safe = database.safekeeping
    database.path.with_name("record.backups").write_text("a file")
    clock.advance(minutes=2)
    with pytest.raises(StorageProblem):
        safe.back_up().result(timeout=30)
    assert not safe.due(clock.wall())
    clock.advance(minutes=10)
    assert safe.due(clock.wall())
    clock.jump(-3 * 3600)
    assert safe.due(clock.wall())


def test_that_a_window_that_may_only_read_makes_none_and_may_check(
    database: Opened, sitting: Sitting, opens: Opens, clock: HandClock
) -> None:
    reading = opens("bay-2", read_only=True).safekeeping
    clock.advance(minutes=90)
    assert not reading.due(clock.wall())
    with pytest.raises(StorageProblem, match="can only read"):
        reading.back_up().result(timeout=30)
    assert reading.verify(unwatched, NURSE).result(timeout=30).whole


def test_that_a_closed_record_is_sealed_and_takes_no_more_work(
    database: Opened, sitting: Sitting, clock: HandClock
) -> None:
    safe = database.safekeeping
    safe.finish()
    assert safe.latest_seal() is not None
    assert not safe.due(clock.wall() + timedelta(days=1))
    with pytest.raises(StorageProblem, match="has been closed"):
        safe.back_up().result(timeout=30)
