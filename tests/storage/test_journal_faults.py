"""A write that fails tells it in a sentence, leaves nothing behind, and the next one works."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from session.events import NoteWritten
from session.problems import StorageProblem
from storage.driver import sqlite
from storage.opening import Opened, open_database
from tests.storage.examples import STATION, Sitting, held_clock
from tests.storage.faults import files_no_longer_than, fill, locked_elsewhere

LONG = NoteWritten("long " * 4000)


def assert_alive_and_whole(database: Opened, sitting: Sitting, entries: int) -> None:
    """Write one more line, and find exactly what was acknowledged, with its chain whole and nothing locked."""
    database.journal.append([sitting.event()], sitting.head(entries + 1)).result()
    events = database.journal.events(sitting.session_id)
    assert len(events) == entries + 1
    assert database.journal.verify(sitting.session_id) == ()
    other = sqlite.connect(database.path, timeout=0, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_that_a_full_disk_is_told_and_the_line_is_not_there(database: Opened, sitting: Sitting) -> None:
    fill(database, full=True)
    line = [sitting.event(), sitting.event(LONG)]
    with pytest.raises(StorageProblem, match=r"is full, so nothing could be saved. Nothing that was saved is lost"):
        database.journal.append(line, sitting.head(3)).result()
    assert len(database.journal.events(sitting.session_id)) == 1
    fill(database, full=False)
    database.journal.append(line, sitting.head(3)).result()
    assert_alive_and_whole(database, sitting, 3)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 2 MiB with 400 KiB of ballast; only the superuser of Linux can have one made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=2m", "none", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here; the other tests of a full disk do without")
    (disk / "ballast").write_bytes(bytes(400 * 1024))
    yield disk
    subprocess.run([str(shutil.which("umount")), "--lazy", str(disk)], check=True)


def test_that_a_disk_that_runs_full_loses_nothing_and_goes_on_when_there_is_room(tiny_disk: Path) -> None:
    database, sitting = open_database(str(tiny_disk / "record.sqlite"), STATION, clock=held_clock()), Sitting()
    database.registry.add_patient(sitting.patient, sitting.nurse)
    saved = database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    line = database.journal.append([sitting.event(LONG)], sitting.head(2))
    while line.exception() is None:
        saved += line.result()
        line = database.journal.append([sitting.event(LONG)], sitting.head(len(saved) + 1))
    with pytest.raises(StorageProblem, match="is full, so nothing could be saved"):
        line.result()
    assert set(database.journal.events(sitting.session_id)) == set(saved)
    (tiny_disk / "ballast").unlink()
    assert_alive_and_whole(database, sitting, len(saved))
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_that_a_write_failing_at_the_commit_is_told_and_undone(database: Opened, sitting: Sitting) -> None:
    log = database.path.with_name("record.sqlite-wal")
    with files_no_longer_than(log.stat().st_size + 100):
        failed = database.journal.append([sitting.event(LONG)], sitting.head(2))
        with pytest.raises(StorageProblem, match="reported a fault, so this was not done"):
            failed.result()
    assert len(database.journal.events(sitting.session_id)) == 1
    assert_alive_and_whole(database, sitting, 1)


def test_that_a_lock_of_another_program_is_told_and_the_line_can_be_sent_again(
    database: Opened, sitting: Sitting
) -> None:
    line = [sitting.event()]
    with locked_elsewhere(database.path):
        with pytest.raises(StorageProblem, match=r"Another program holds .* locked, so nothing could be saved"):
            database.journal.append(line, sitting.head(2)).result()
        assert len(database.journal.events(sitting.session_id)) == 1, "reading goes on beside the lock"
    database.journal.append(line, sitting.head(2)).result()
    assert_alive_and_whole(database, sitting, 2)


def test_that_a_record_that_may_not_be_written_for_a_while_is_told(database: Opened, sitting: Sitting) -> None:
    def refuse(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    database.writer.submit(refuse).result()
    with pytest.raises(StorageProblem, match="may only be read, so nothing could be saved"):
        database.journal.append([sitting.event()], sitting.head(2)).result()
    assert_alive_and_whole(database, sitting, 1)


def test_that_a_damaged_page_is_told_when_it_is_read(database: Opened, sitting: Sitting) -> None:
    database.journal.append([sitting.event(LONG)], sitting.head(2)).result()
    path = database.path
    database.close()
    overwrite_all_but_the_first_page(path)
    with pytest.raises(StorageProblem, match=r"is damaged, so this was not done. Nothing was changed"):
        database.journal.events(sitting.session_id)


def overwrite_all_but_the_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def test_that_an_error_that_is_no_known_problem_passes_as_it_is_and_the_writer_lives_on(
    database: Opened, sitting: Sitting
) -> None:
    def broken(connection: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.writer.submit(broken).result()
    assert_alive_and_whole(database, sitting, 1)
