"""What goes wrong while a record is brought under its key: other windows, kills, odd names, and what is left over."""

from contextlib import closing
from pathlib import Path

import pytest

from session.problems import StorageProblem
from storage import rewriting
from storage.backup import put_in_place
from storage.backup_check import check_copy
from storage.driver import sqlite
from storage.key_file import KeyFile
from storage.keys import Key, random_key
from storage.opening import Opened
from storage.restoring import restore
from tests.storage.empty_record import lay_empty_record
from tests.storage.examples import STATION, Sitting, held_clock
from tests.storage.locked_record import ACTOR, PASSPHRASE, give_key, is_plain, keep_key, opened
from tests.storage.old_record import as_of

OTHER = "another passphrase"

pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.mark.logs("The record was not brought under its key")
def test_that_a_window_that_reads_keeps_its_file_while_the_key_waits(record: Path, entered: Sitting) -> None:
    keep_key(record)
    with closing(opened(record, read_only=True)) as reading:
        assert len(reading.journal.events(entered.session_id)) == 1
        with closing(opened(record, PASSPHRASE)) as writing:
            assert writing.encryption.protection().waiting is True
            assert "window" in writing.encryption.protection().trouble
        assert len(reading.journal.events(entered.session_id)) == 1
    opened(record, PASSPHRASE).close()
    assert not is_plain(record)


def test_that_a_note_of_another_window_is_not_lost_while_the_file_is_written_anew(
    record: Path, entered: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_key(record)
    refused = []

    def late(path: Path, *, key: Key) -> object:
        with closing(sqlite.connect(record, timeout=0.1, isolation_level=None)) as other:
            try:
                other.execute("CREATE TABLE late (a)")
            except sqlite.DatabaseError as error:  # the second time it is encrypted
                refused.append(str(error))
        return check_copy(path, key=key)

    monkeypatch.setattr(rewriting, "check_copy", late)
    opened(record, PASSPHRASE).close()
    assert refused[:1] == ["database is locked"]


def test_that_a_failure_behind_the_last_step_opens_with_the_new_key(
    record: Path, entered: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_key(record)

    def fails(partial: Path, path: Path) -> None:
        put_in_place(partial, path)
        if path == record:
            raise StorageProblem("The folder could not be written.")

    monkeypatch.setattr(rewriting, "put_in_place", fails)
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.encryption.protection().encrypted is True
        assert database.encryption.protection().waiting is False
        assert database.journal.verify(entered.session_id) == ()


@pytest.mark.logs("The record was not brought under its key")
def test_that_copies_do_not_pile_up_where_the_file_cannot_be_put_in_its_place(
    record: Path, entered: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_key(record)

    def fails(partial: Path, path: Path) -> None:
        if path == record:
            raise StorageProblem("The record is open elsewhere.")
        put_in_place(partial, path)

    monkeypatch.setattr(rewriting, "put_in_place", fails)
    opened(record, PASSPHRASE).close()
    assert is_plain(record)
    assert not list(record.parent.glob("record.before-encryption.*"))


@pytest.mark.parametrize("name", ["clinic [1].sqlite", 'l\'été 50 % #2? "x" & ü.sqlite', "*.sqlite"])
def test_that_a_record_of_any_name_leaves_nothing_plain(tmp_path: Path, name: str) -> None:
    record = lay_empty_record(tmp_path / name)
    sitting = Sitting()
    with closing(opened(record)) as database:
        database.registry.add_patient(sitting.patient, ACTOR)
        database.safekeeping.back_up().result()
    before = record.with_name(f"{record.stem}.version-3.20261101T080000Z.sqlite")
    before.write_bytes(record.read_bytes())
    give_key(record)
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.registry.find_patients("okafor")
        assert database.safekeeping.back_up().result().trouble == ""
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"Okafor" not in path.read_bytes(), path.name


def test_that_the_copy_of_another_record_is_left_alone(record: Path, entered: Sitting) -> None:
    give_key(record)
    others = [
        record.with_name("record.before-encryption.20261120T095200Z.db"),
        record.with_name("recorded.before-encryption.20261120T095200Z.sqlite"),
    ]
    for copy in others:
        copy.write_bytes(b"what was there")
    opened(record, PASSPHRASE).close()
    assert all(copy.exists() for copy in others)


def test_that_what_a_kill_left_of_a_plain_copy_is_taken_away(record: Path, entered: Sitting) -> None:
    with closing(opened(record)) as database:
        backup = Path(database.safekeeping.back_up().result().backup.file)
    plain = record.read_bytes()
    left = [
        record.with_name(".record.sqlite.partial"),
        record.with_name(".record.before-encryption.20261119T095200Z.sqlite.partial"),
        record.with_name(".record.before-restore.20261120T095200Z.sqlite.partial"),
        backup.with_name(".record.20261101T095200Z.sqlite.partial"),
        backup.with_name(".record.20261101T095200Z.sqlite.partial-journal"),
    ]
    give_key(record)
    for path in left:
        path.write_bytes(plain)
    with closing(opened(record, PASSPHRASE)) as database:
        database.safekeeping.back_up().result()
    assert [path.name for path in left if path.exists()] == []


def test_that_a_record_with_statistics_of_its_own_is_encrypted(record: Path, entered: Sitting) -> None:
    with closing(sqlite.connect(record)) as other:
        other.execute("ANALYZE")
    give_key(record)
    assert not is_plain(record)


@pytest.mark.parametrize("version", [3, 7])
def test_that_a_record_of_an_older_program_is_encrypted_and_upgraded(
    database: Opened, sitting: Sitting, tmp_path: Path, version: int
) -> None:
    old = as_of(version, database, tmp_path)
    KeyFile.of_record(old).keep_behind(PASSPHRASE, [random_key()])
    with closing(opened(old, PASSPHRASE)) as upgraded:
        assert upgraded.encryption.protection().encrypted is True
        assert upgraded.journal.verify(sitting.session_id) == ()
        assert upgraded.copy is not None
        assert not is_plain(upgraded.copy)


def test_that_a_note_in_a_file_that_was_taken_away_is_not_said_to_be_kept(record: Path, entered: Sitting) -> None:
    with closing(opened(record)) as database:
        backup = Path(database.safekeeping.back_up().result().backup.file)
    with closing(opened(record, read_only=True)) as reading:
        reading.journal.events(entered.session_id)
        restore(backup, record, STATION, held_clock())
        with pytest.raises(StorageProblem, match="another file stands in its place"), reading.reader.noting() as noted:
            noted.exec_driver_sql("SELECT 1")
