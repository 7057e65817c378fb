"""A database opens, or a sentence says why it does not; what was there stays as it was."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from session.problems import StorageProblem
from storage.driver import sqlite
from storage.opening import Opened, open_database
from tests.storage.conftest import Opens
from tests.storage.examples import STATION, Sitting, held_clock
from tests.storage.faults import locked_elsewhere, ordinary_user

needs_permissions = pytest.mark.skipif(
    sys.platform == "win32", reason="a folder's read-only mark does not stop anybody on Windows"
)


def opened(place: Path | str, *, read_only: bool = False) -> Opened:
    return open_database(str(place), STATION, clock=held_clock(), read_only=read_only)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Return a folder that every user can reach; the folders of tests are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_that_a_new_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    new = opened(tmp_path / "new.sqlite")
    assert new.registry.find_sessions() == ()
    assert not new.read_only
    assert new.notice == ""
    new.close()


def test_that_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").touch()
    opened(tmp_path / "empty.sqlite").close()


def test_that_url_and_path_name_the_same_database(record: Path) -> None:
    for place in (str(record), f"sqlite:///{record.as_posix()}"):
        database = opened(place)
        assert database.path == record
        database.close()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://clinic/chairside", "keeps its record in an SQLite file and cannot use postgresql yet"),
        ("sqlite://", "would be lost with the program"),
        ("sqlite:///:memory:", "would be lost with the program"),
        ("::://x", "is not the address of a database"),
        ("x" * 5000, r"'x{80}\.\.\.' cannot be used as a file: File name too long. Nothing that was saved is lost"),
        ("re\0cord.sqlite", "cannot be used as a file: embedded null"),
        ("sqlite:///re%00cord.sqlite", "cannot be used as a file: embedded null"),
        ("~nobody-here/record.sqlite", "cannot be used as a file: "),
    ],
)
def test_that_what_is_no_file_of_sqlite_is_refused_with_a_sentence(url: str, sentence: str) -> None:
    with pytest.raises(StorageProblem, match=sentence):
        opened(url)


def test_that_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match=r"The folder .*nowhere does not exist.*Make the folder"):
        opened(tmp_path / "nowhere" / "record.sqlite")
    assert not (tmp_path / "nowhere").exists()


def test_that_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="could not be opened"):
        opened(tmp_path)


def test_that_reading_only_does_not_make_a_database(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="could not be opened"):
        opened(tmp_path / "none.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


@needs_permissions
def test_that_a_folder_that_may_only_be_read_is_told(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    with ordinary_user(), pytest.raises(StorageProblem, match="may only be read, so nothing could be saved"):
        opened(public_folder / "record.sqlite")


@needs_permissions
def test_that_a_file_that_may_only_be_read_is_told(public_folder: Path, record: Path) -> None:
    copy = public_folder / "record.sqlite"
    copy.write_bytes(record.read_bytes())
    copy.chmod(0o444)
    public_folder.chmod(0o777)
    with ordinary_user():
        database = opened(copy)
        with pytest.raises(StorageProblem, match="may only be read, so nothing could be saved"):
            database.registry.add_staff("A. Lindqvist", "A. Lindqvist")
        database.close()
    assert copy.read_bytes() == record.read_bytes()


@needs_permissions
def test_that_a_record_in_a_folder_that_may_only_be_read_can_be_read(public_folder: Path, record: Path) -> None:
    copy = public_folder / "record.sqlite"
    copy.write_bytes(record.read_bytes())
    copy.chmod(0o444)
    public_folder.chmod(0o555)
    with ordinary_user():
        database = opened(copy, read_only=True)
        assert database.registry.find_sessions() == ()
        database.close()


def test_that_a_text_file_is_not_taken_for_a_database(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague,\n" * 100)
    with pytest.raises(StorageProblem, match=r"is not a database of this program. Nothing was changed"):
        opened(letter)
    assert letter.read_text() == "Dear colleague,\n" * 100


def test_that_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    foreign = sqlite.connect(path)
    foreign.execute("CREATE TABLE bookmarks (url TEXT)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(StorageProblem, match=r"is not a database of this program. Nothing was changed"):
        opened(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_damaged_database_is_told(record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[100:4096] = b"\xa5" * 3996
    record.write_bytes(content)
    with pytest.raises(StorageProblem, match=r"is damaged, so this was not done. Nothing was changed"):
        opened(record)
    assert record.read_bytes() == content


def test_that_a_database_locked_whole_by_another_program_is_told(record: Path) -> None:
    with (
        locked_elsewhere(record, "PRAGMA locking_mode = EXCLUSIVE"),
        pytest.raises(StorageProblem, match=r"Another program holds .* locked"),
    ):
        opened(record)
    opened(record).close()


def test_that_a_failed_opening_lets_go_of_the_lease(record: Path) -> None:
    good = record.read_bytes()
    record.write_bytes(b"x" * 5000)
    with pytest.raises(StorageProblem):
        opened(record)
    record.write_bytes(good)
    database = opened(record)
    assert not database.read_only
    database.close()


def test_that_reading_only_takes_no_lease_and_refuses_every_change(database: Opened, opens: Opens) -> None:
    reading, sitting = opens(read_only=True), Sitting()
    assert reading.read_only
    with pytest.raises(StorageProblem, match="opened for reading only"):
        reading.registry.add_patient(sitting.patient, "A. Lindqvist")
    with pytest.raises(StorageProblem, match="opened for reading only"):
        reading.journal.append([sitting.event()], sitting.head()).result()
    database.registry.add_patient(sitting.patient, "A. Lindqvist")
    assert reading.registry.patient(sitting.patient.patient_id) == sitting.patient


def test_that_a_current_database_opens_without_the_slow_imports(record: Path) -> None:
    program = (
        "import sys\n"
        "from storage.opening import open_database\n"
        "from storage.system_clock import SystemClock\n"
        "open_database(sys.argv[1], 'chair', clock=SystemClock()).close()\n"
        "print('alembic' in sys.modules)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, str(record)], capture_output=True, text=True, check=True, env=os.environ
    )
    assert found.stdout == "False\n"
