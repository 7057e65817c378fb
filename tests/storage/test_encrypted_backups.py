"""Backups are under the record's key, those from before are brought under it, and a restore gives it its key."""

from contextlib import closing
from pathlib import Path

import pytest

from session.encryption import KeyNeeded
from session.events import NoteWritten
from session.problems import StorageProblem
from session.safekeeping import BackupSettings
from session.simulation.hand_clock import HandClock
from storage import restoring
from storage.backups import Backups
from storage.opening import Opened
from storage.restoring import restore
from storage.unlocking import Secret, opens, unlock
from tests.storage.examples import STATION, Sitting, held_clock
from tests.storage.locked_record import ACTOR, PASSPHRASE, give_key, is_plain, opened, with_keyring

OTHER = "another passphrase"

pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.fixture
def plain_backup(database: Opened, sitting: Sitting, clock: HandClock) -> Path:
    """Return a backup from before the record was encrypted; the record is closed."""
    database.journal.append([sitting.event(NoteWritten("Before."), 3)], sitting.head(2)).result()
    path = Path(Backups(database.path, clock, STATION).write().backup.file)
    database.close()
    return path


def backed_up(record: Path, passphrase: str, second: Path | None = None, hours: int = 2) -> tuple[Path, str]:
    """Make a backup as the window does; return it, and what could not be done."""
    clock = held_clock()
    clock.advance(minutes=60 * hours)
    backups = Backups(record, clock, STATION, unlocked=unlock(record, Secret(passphrase)))
    if second:
        backups.choose(BackupSettings(second=str(second)))
    done = backups.write()
    return Path(done.backup.file), done.trouble


def test_that_a_backup_is_under_the_records_key_and_those_from_before_as_well(record: Path, plain_backup: Path) -> None:
    give_key(record)
    backup, trouble = backed_up(record, PASSPHRASE)
    key = unlock(record, Secret(PASSPHRASE)).key
    assert trouble == ""
    for path in (backup, plain_backup):
        assert not is_plain(path)
        assert opens(path, key)
        assert b"Okafor" not in path.read_bytes()


def test_that_what_was_kept_before_an_upgrade_or_a_restore_is_brought_under_the_key(
    record: Path, plain_backup: Path
) -> None:
    before = record.with_name("record.version-3.20261101T080000Z.sqlite")
    before.write_bytes(plain_backup.read_bytes())
    restored = restore(plain_backup, record, STATION, held_clock())
    assert restored.kept is not None
    give_key(record)
    assert backed_up(record, PASSPHRASE)[1] == ""
    key = unlock(record, Secret(PASSPHRASE)).key
    for path in (before, restored.kept):
        assert opens(path, key)
        assert b"Okafor" not in path.read_bytes()


def test_that_a_backup_that_no_known_key_opens_is_left_and_counted(record: Path, plain_backup: Path) -> None:
    give_key(record)
    content = b"\xa5" * plain_backup.stat().st_size
    plain_backup.write_bytes(content)
    _, trouble = backed_up(record, PASSPHRASE)
    assert trouble == "Copies of the record that could not be brought under its key, left as they are: 1."
    assert plain_backup.read_bytes() == content


def test_that_a_new_key_brings_the_backups_under_it(record: Path, plain_backup: Path) -> None:
    give_key(record)
    first, _ = backed_up(record, PASSPHRASE)
    former = unlock(record, Secret(PASSPHRASE)).key
    give_key(record, OTHER, given=PASSPHRASE)
    assert opens(first, former)
    backed_up(record, OTHER, hours=4)
    key = unlock(record, Secret(OTHER)).key
    assert all(opens(path, key) and not opens(path, former) for path in (first, plain_backup))


def test_that_the_second_copy_opens_with_the_passphrase_where_the_computer_is_gone(
    record: Path, plain_backup: Path, sitting: Sitting, tmp_path: Path
) -> None:
    disk, elsewhere = tmp_path / "stick", tmp_path / "new computer"
    disk.mkdir()
    elsewhere.mkdir()
    new = give_key(record)
    backup, trouble = backed_up(record, PASSPHRASE, second=disk)
    assert trouble == ""
    (copy,) = disk.rglob(backup.name)
    for number, typed in enumerate((PASSPHRASE, new.recovery)):
        target = elsewhere / f"{number}.sqlite"
        restored = restore(copy, target, STATION, held_clock(), secret=Secret(typed))
        assert restored.found.entries == 2
        with closing(opened(target, new.recovery)) as database:
            assert database.journal.verify(sitting.session_id) == ()
    with pytest.raises(KeyNeeded):
        restore(copy, elsewhere / "third.sqlite", STATION, held_clock())
    assert not (elsewhere / "third.sqlite").exists()


def test_that_a_restored_backup_gets_the_records_key_whatever_its_own(
    record: Path, plain_backup: Path, sitting: Sitting
) -> None:
    plain = plain_backup.read_bytes()
    give_key(record)
    former, _ = backed_up(record, PASSPHRASE)
    under_former = former.read_bytes()
    give_key(record, OTHER, given=PASSPHRASE)
    for content in (plain, under_former):
        backup = record.with_name("one.backup")
        backup.write_bytes(content)
        restored = restore(backup, record, STATION, held_clock(), secret=Secret(OTHER))
        assert restored.found.entries == 2
        assert opens(record, unlock(record, Secret(OTHER)).wanted)
        with closing(opened(record, OTHER)) as database:
            assert len(database.journal.events(sitting.session_id)) == 2


def test_that_without_the_passphrase_a_plain_backup_is_restored_plain_and_encrypted_when_it_is_typed(
    record: Path, plain_backup: Path
) -> None:
    plain = record.with_name("plain.backup")
    plain.write_bytes(plain_backup.read_bytes())
    give_key(record)
    restore(plain, record, STATION, held_clock())
    assert is_plain(record)
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.encryption.protection().encrypted is True


def test_that_the_passphrase_that_restored_a_record_elsewhere_opens_it_there(
    record: Path, plain_backup: Path, tmp_path: Path
) -> None:
    disk, there = tmp_path / "stick", tmp_path / "new computer"
    disk.mkdir()
    there.mkdir()
    give_key(record)
    backup, _ = backed_up(record, PASSPHRASE, second=disk)
    (copy,) = disk.rglob(backup.name)
    other = there / "record.sqlite"
    with closing(opened(other)) as database:
        database.encryption.begin(database.encryption.new_key(), OTHER, ACTOR)
    opened(other, OTHER).close()
    restored = [
        restore(copy, target, STATION, held_clock(), secret=Secret(PASSPHRASE))
        for target in (there / "new.sqlite", other)
    ]
    for target in (there / "new.sqlite", other):
        opened(target, PASSPHRASE).close()
    assert restored[1].kept is not None
    opened(restored[1].kept, OTHER, read_only=True).close()


def test_that_a_restore_that_fails_leaves_the_record_its_own_passphrase(
    record: Path, plain_backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, other = tmp_path / "stick", tmp_path / "other.sqlite"
    disk.mkdir()
    give_key(record)
    backup, _ = backed_up(record, PASSPHRASE, second=disk)
    (copy,) = disk.rglob(backup.name)
    give_key(other, OTHER)

    def fails(*_: object) -> None:
        raise StorageProblem("The disk is full.")

    monkeypatch.setattr(restoring, "put_instead", fails)
    with pytest.raises(StorageProblem, match="The disk is full"):
        restore(copy, other, STATION, held_clock(), secret=Secret(PASSPHRASE))
    opened(other, OTHER).close()


def test_that_the_passphrase_may_be_typed_when_a_backup_asks_for_it(record: Path, plain_backup: Path) -> None:
    give_key(record)
    backup, _ = backed_up(record, PASSPHRASE)
    typed = iter(["a wrong passphrase", PASSPHRASE])
    restore(backup, record, STATION, held_clock(), secret=Secret(ask=lambda _: next(typed)))
    opened(record, PASSPHRASE).close()


def test_that_a_key_file_of_before_goes_from_the_second_folder_once_the_keyring_keeps_the_key(
    record: Path, plain_backup: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "stick"
    disk.mkdir()
    give_key(record)
    backed_up(record, PASSPHRASE, second=disk)
    assert list(disk.rglob("*.key"))
    with with_keyring():
        with closing(opened(record, PASSPHRASE)) as database:
            database.encryption.keep_otherwise("", ACTOR)
        backed_up(record, "", second=disk, hours=4)
    assert not list(disk.rglob("*.key"))
