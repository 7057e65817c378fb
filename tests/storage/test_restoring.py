"""A backup takes the place of the record once it was checked, and what was there is kept."""

import shutil
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from session.events import NoteWritten
from session.problems import StorageProblem
from session.recorder import Recorder
from session.simulation.hand_clock import HandClock
from storage.backups import Backups
from storage.driver import sqlite
from storage.opening import Opened, open_database
from storage.restoring import restore
from tests.storage.conftest import Opens
from tests.storage.examples import STATION, Sitting
from tests.storage.faults import files_no_longer_than, ordinary_user
from tests.storage.old_record import as_of


def notes(path: Path, session_id: UUID, clock: HandClock) -> list[str]:
    with closing(open_database(str(path), "bay-9", clock=clock)) as opened:
        assert opened.journal.verify(session_id) == ()
        events = opened.journal.events(session_id)
        return [event.body.note for event in events if isinstance(event.body, NoteWritten)]


@pytest.fixture
def backup(database: Opened, sitting: Sitting, clock: HandClock) -> Path:
    """Return a backup with one note; the record has a second one and is closed."""
    database.journal.append([sitting.event(NoteWritten("Before."), 3)], sitting.head(2)).result()
    path = Path(Backups(database.path, clock, STATION).write().backup.file)
    database.journal.append([sitting.event(NoteWritten("After."), 5)], sitting.head(3)).result()
    database.close()
    return path


def test_that_the_record_is_as_the_backup_and_what_was_there_is_kept(
    backup: Path, record: Path, sitting: Sitting, clock: HandClock
) -> None:
    restored = restore(backup, record, STATION, clock)
    assert restored.found.entries == 2
    assert restored.kept == record.with_name("record.before-restore.20261120T095200Z.sqlite")
    assert notes(record, sitting.session_id, clock) == ["Before."]
    assert notes(restored.kept, sitting.session_id, clock) == ["Before.", "After."]
    again = restore(restored.kept, record, STATION, clock)
    assert again.kept is not None
    assert again.kept != restored.kept
    assert notes(record, sitting.session_id, clock) == ["Before.", "After."]
    assert not list(record.parent.glob(".*.partial*"))


def test_that_a_record_that_is_gone_is_restored(backup: Path, record: Path, sitting: Sitting, clock: HandClock) -> None:
    record.unlink()
    assert restore(backup, record, STATION, clock).kept is None
    assert notes(record, sitting.session_id, clock) == ["Before."]


def test_that_a_damaged_record_is_kept_byte_for_byte_and_its_log_does_not_meet_the_backup(
    backup: Path, record: Path, sitting: Sitting, clock: HandClock
) -> None:
    record.write_bytes(b"\xa5" * 8192)
    log = record.with_name("record.sqlite-wal")
    log.write_bytes(b"\x5a" * 4096)
    kept = restore(backup, record, STATION, clock).kept
    assert kept is not None
    assert kept.read_bytes() == b"\xa5" * 8192
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"\x5a" * 4096
    assert notes(record, sitting.session_id, clock) == ["Before."]


def test_that_a_record_that_a_window_has_is_refused(backup: Path, record: Path, opens: Opens, clock: HandClock) -> None:
    with closing(open_database(str(record), "bay-2", clock=clock)) as held:
        assert not held.read_only
        with pytest.raises(StorageProblem, match="is open in a window on bay-2, so nothing was restored"):
            restore(backup, record, STATION, clock)


@pytest.mark.parametrize("what", ["changed", "newer", "not ours", "empty", "cut", "missing", "itself"])
def test_that_a_backup_that_cannot_be_used_is_refused_and_nothing_changes(
    backup: Path, record: Path, clock: HandClock, tmp_path: Path, what: str
) -> None:
    if what == "changed":
        alter(backup, "DROP TRIGGER events_refuse_delete", "DELETE FROM events WHERE seq = 1")
    elif what == "newer":
        alter(backup, "PRAGMA user_version = 99")
    elif what == "not ours":
        alter(backup, "PRAGMA application_id = 7")
    elif what == "empty":
        backup.write_bytes(b"")
    elif what == "cut":
        backup.write_bytes(backup.read_bytes()[:-8192])
    elif what == "missing":
        backup.unlink()
    chosen, before = record if what == "itself" else backup, record.read_bytes()
    with pytest.raises(StorageProblem) as told:
        restore(chosen, record, STATION, clock)
    assert told.value.sentence.endswith(".")
    assert record.read_bytes() == before
    assert not list(record.parent.glob("*before-restore*"))
    assert not list(record.parent.glob(".*.partial*"))
    open_database(str(record), STATION, clock=clock).close()


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_that_a_backup_of_an_older_program_is_restored_and_then_upgraded(
    database: Opened, sitting: Sitting, record: Path, clock: HandClock, tmp_path: Path
) -> None:
    database.journal.append([sitting.event(NoteWritten("Before."), 3)], sitting.head(2)).result()
    old = as_of(3, database, tmp_path)
    assert restore(old, record, STATION, clock).found.entries == 2
    assert notes(record, sitting.session_id, clock) == ["Before."]


def test_that_a_session_that_was_running_goes_on_with_what_the_backup_held(
    database: Opened, sitting: Sitting, record: Path, clock: HandClock
) -> None:
    clock.advance(minutes=4)
    recorder = Recorder.reopen(database.journal, clock, sitting.session_id, actor=sitting.nurse, station=STATION)
    recorder.settle(recorder.submit((NoteWritten("Before."),)))
    backup = Path(database.safekeeping.back_up().result(timeout=30).backup.file)
    recorder.settle(recorder.submit((NoteWritten("After."),)))
    database.close()
    restore(backup, record, STATION, clock)
    clock.advance(minutes=2)
    with closing(open_database(str(record), STATION, clock=clock)) as opened:
        assert [row.head.session_id for row in opened.registry.running()] == [sitting.session_id]
        again = Recorder.reopen(opened.journal, clock, sitting.session_id, actor=sitting.nurse, station=STATION)
        assert len(again.state.events) == 2
        again.settle(again.submit((NoteWritten("Once more."),)))
        assert opened.journal.verify(sitting.session_id) == ()
    assert notes(record, sitting.session_id, clock) == ["Before.", "Once more."]


def test_that_a_full_disk_leaves_the_record_as_it_was(
    backup: Path, record: Path, sitting: Sitting, clock: HandClock
) -> None:
    before = record.read_bytes()
    for size in (40_000, len(before) - 4096):
        with files_no_longer_than(size), pytest.raises(StorageProblem) as told:
            restore(backup, record, STATION, clock)
        assert "Nothing that was saved is lost." in told.value.sentence
        assert record.read_bytes() == before
    assert not list(record.parent.glob("*before-restore*"))


def test_that_a_folder_that_may_only_be_read_is_told(backup: Path, record: Path, clock: HandClock) -> None:
    elsewhere = Path(
        shutil.copytree(record.parent, record.parent / "elsewhere", ignore=shutil.ignore_patterns("elsewhere"))
    )
    for folder in (elsewhere, *elsewhere.parents[:4]):
        folder.chmod(folder.stat().st_mode | 0o055)
    backup.parent.chmod(0o755)
    backup.chmod(0o644)
    try:
        with ordinary_user(), pytest.raises(StorageProblem):
            restore(backup, elsewhere / record.name, STATION, clock)
    finally:
        elsewhere.chmod(0o755)
    assert not list(elsewhere.glob("*before-restore*"))
