"""A record is encrypted, opened by what keeps its key or by its recovery key, and given another key."""

from contextlib import closing
from pathlib import Path

import pytest

from session.encryption import KeptBy, KeyNeeded, Protection, passphrase_problem
from session.events import NoteWritten
from session.people import Role
from session.problems import KnownProblem, Refused, StorageProblem
from storage.driver import sqlite
from storage.opening import Opened
from storage.unlocking import Secret, unlock
from tests.session.people_cases import a_person
from tests.storage.examples import Sitting
from tests.storage.faults import files_no_longer_than
from tests.storage.locked_record import ACTOR, PASSPHRASE, give_key, is_plain, opened, with_keyring

NAME = b"Okafor"
OTHER = "another passphrase"

pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.fixture
def entered(database: Opened, sitting: Sitting) -> Sitting:
    """Return a session with a note that stands in the record, which is closed."""
    database.journal.append([sitting.event(NoteWritten("Okafor floats."), 3)], sitting.head(2)).result()
    database.close()
    return sitting


def notes(database: Opened, sitting: Sitting) -> list[str]:
    assert database.journal.verify(sitting.session_id) == ()
    events = database.journal.events(sitting.session_id)
    return [event.body.note for event in events if isinstance(event.body, NoteWritten)]


def read_all(record: Path, sitting: Sitting) -> None:
    """Open a record, read its session, and back it up, which reads every page."""
    with closing(opened(record, PASSPHRASE)) as database:
        database.journal.events(sitting.session_id)
        database.safekeeping.back_up(None).result()


def files(record: Path) -> list[str]:
    return sorted(path.name for path in record.parent.iterdir() if not path.name.endswith((".lock", ".holder")))


def test_that_nothing_readable_is_left_in_the_file_and_everything_is_there(record: Path, entered: Sitting) -> None:
    assert NAME in record.read_bytes()
    give_key(record)
    assert not is_plain(record)
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.encryption.protection() == Protection(encrypted=True, kept=KeptBy.PASSPHRASE, waiting=False)
        assert notes(database, entered) == ["Okafor floats."]
        assert database.registry.find_patients("okafor miriam")
        database.journal.append([entered.event(NoteWritten("Okafor sleeps."), 5)], entered.head(3)).result()
        for path in record.parent.iterdir():
            assert NAME not in path.read_bytes(), path.name
    assert files(record) == ["record.sqlite", "record.sqlite.key"]


def test_that_the_file_waits_for_its_key_until_it_is_opened_again(record: Path, entered: Sitting) -> None:
    with closing(opened(record)) as database:
        database.encryption.begin(database.encryption.new_key(), PASSPHRASE, ACTOR)
        assert database.encryption.protection() == Protection(encrypted=False, kept=KeptBy.PASSPHRASE, waiting=True)
        assert notes(database, entered) == ["Okafor floats."]
    with closing(opened(record)) as database:  # nobody types the passphrase
        assert database.encryption.protection().encrypted is False
    assert is_plain(record)
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.encryption.protection().encrypted is True


def test_that_the_recovery_key_opens_what_the_passphrase_opens(record: Path, entered: Sitting) -> None:
    new = give_key(record)
    for typed in (new.recovery, new.recovery.lower().replace(" ", "")):
        with closing(opened(record, typed)) as database:
            assert notes(database, entered) == ["Okafor floats."]
            assert database.encryption.protection().kept is None


def test_that_the_keyring_opens_it_without_a_question(record: Path, entered: Sitting) -> None:
    with with_keyring() as keyring:
        give_key(record, "")
        assert len(keyring.kept) == 1
        with closing(opened(record)) as database:
            assert database.encryption.protection() == Protection(encrypted=True, kept=KeptBy.KEYRING, waiting=False)
            assert notes(database, entered) == ["Okafor floats."]


@pytest.mark.usefixtures("entered")
def test_that_what_keeps_it_from_being_opened_is_said(record: Path) -> None:
    new = give_key(record)
    slip = new.recovery[:-1] + ("0" if new.recovery[-1] != "0" else "2")
    for typed, words in {
        "": "opens with its passphrase, or with the recovery key",
        "wrong passphrase": "This passphrase does not open the record. Nothing was changed.",
        slip: "There is a slip in this recovery key",
        "0" * 51 + new.recovery.replace(" ", "")[51:]: "There is a slip",
    }.items():
        for read_only in (False, True):
            with pytest.raises(KeyNeeded, match=words):
                opened(record, typed, read_only=read_only)
    record.with_name("record.sqlite.key").unlink()
    with pytest.raises(KeyNeeded, match="encrypted and its key is not kept here, or it is not a database"):
        opened(record)
    with pytest.raises(KeyNeeded, match="no passphrase is known for it here"):
        opened(record, PASSPHRASE)


def test_that_another_records_recovery_key_is_said_not_to_open_it(
    record: Path, entered: Sitting, tmp_path: Path
) -> None:
    give_key(record)
    with closing(opened(tmp_path / "other.sqlite")) as database:
        stranger = database.encryption.new_key()
    with pytest.raises(KeyNeeded, match="This recovery key does not open"):
        opened(record, stranger.recovery)


def test_that_a_keyring_that_lost_the_key_or_is_locked_leads_to_the_recovery_key(
    record: Path, entered: Sitting
) -> None:
    with with_keyring() as keyring:
        new = give_key(record, "")
        keyring.locked = True
        with pytest.raises(KeyNeeded, match=r"keyring of this computer is locked\. .* Type the recovery key"):
            opened(record)
        keyring.locked = False
        keyring.kept.clear()
        with pytest.raises(KeyNeeded, match=r"not where it was kept\. Type the recovery key"):
            opened(record)
    with pytest.raises(KeyNeeded, match=r"no keyring that could keep the key\. Type the recovery key"):
        opened(record)
    with closing(opened(record, new.recovery)) as database:
        assert notes(database, entered) == ["Okafor floats."]
        database.encryption.keep_otherwise(PASSPHRASE, ACTOR)  # nothing here keeps it any more, until now
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.encryption.protection() == Protection(encrypted=True, kept=KeptBy.PASSPHRASE, waiting=False)


@pytest.mark.usefixtures("entered")
def test_that_without_a_keyring_nothing_is_changed_and_that_is_said(record: Path) -> None:
    with closing(opened(record)) as database:
        assert database.encryption.keyring_refusal() == "This computer has no keyring that could keep the key."
        with pytest.raises(StorageProblem, match="no keyring"):
            database.encryption.begin(database.encryption.new_key(), "", ACTOR)
        assert database.encryption.protection() == Protection(encrypted=False, kept=None, waiting=False)
    assert files(record) == ["record.sqlite"]


@pytest.mark.usefixtures("entered")
@pytest.mark.logs("The keyring did not answer: OSError")
def test_that_a_keyring_that_fails_in_its_own_way_is_a_sentence(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("the bus went away")

    with with_keyring() as keyring, closing(opened(record)) as database:
        monkeypatch.setattr(keyring, "set_password", fails)
        with pytest.raises(StorageProblem, match="keyring of this computer does not answer"):
            database.encryption.begin(database.encryption.new_key(), "", ACTOR)


def test_that_a_new_key_shuts_out_the_old_one(record: Path, entered: Sitting) -> None:
    old = give_key(record)
    new = give_key(record, OTHER, given=PASSPHRASE)
    for typed in (PASSPHRASE, old.recovery):
        with pytest.raises(KeyNeeded):
            opened(record, typed)
    for typed in (OTHER, new.recovery):
        with closing(opened(record, typed)) as database:
            assert notes(database, entered) == ["Okafor floats."]


def test_that_a_window_that_only_reads_opens_it_and_changes_nothing(record: Path, entered: Sitting) -> None:
    give_key(record)
    with closing(opened(record, PASSPHRASE)), closing(opened(record, PASSPHRASE, read_only=True)) as reading:
        assert notes(reading, entered) == ["Okafor floats."]
        with pytest.raises(StorageProblem, match="opened for reading only"):
            reading.encryption.begin(reading.encryption.new_key(), OTHER, ACTOR)
    opened(record, PASSPHRASE).close()


@pytest.mark.usefixtures("entered")
def test_that_only_an_administrator_gives_it_a_key_and_that_it_is_audited(record: Path) -> None:
    with closing(opened(record)) as database:
        chief, nurse = a_person("Adebayo", Role.ADMINISTRATOR), a_person("Lindqvist", Role.NURSE)
        database.registry.people.add(chief, "2468", chief.name)
        database.registry.people.add(nurse, "2020", chief.name)
        for actor in (nurse.name, "somebody"):
            with pytest.raises(Refused):
                database.encryption.begin(database.encryption.new_key(), PASSPHRASE, actor)
        assert not record.with_name("record.sqlite.key").exists()
        database.encryption.begin(database.encryption.new_key(), PASSPHRASE, chief.name)
    with closing(opened(record, PASSPHRASE)) as database, database.reader.reading() as connection:
        rows = connection.exec_driver_sql("SELECT actor, field, old, new FROM audit WHERE subject = 'encryption'").all()
        assert [tuple(row) for row in rows] == [("Adebayo", "key", "none kept", "new key, kept by passphrase")]


@pytest.mark.parametrize(
    ("passphrase", "again", "words"),
    [
        ("short", "short", "at least 12 characters"),
        ("x" * 201, "x" * 201, "at most 200"),
        (" leading spaces", " leading spaces", "neither begins nor ends with a space"),
        ("a nul \0 in the middle", "a nul \0 in the middle", "NUL"),
        ("correct horse battery", "correct horse batterz", "differ"),
    ],
)
def test_that_a_passphrase_that_cannot_be_used_is_refused(passphrase: str, again: str, words: str) -> None:
    assert words in passphrase_problem(passphrase, again)


@pytest.mark.parametrize("passphrase", ["l'été « 50 % » \" ' -- ;", "пароль из слов", "\U0001f511" * 12])
def test_that_a_passphrase_of_any_letters_opens_it(record: Path, entered: Sitting, passphrase: str) -> None:
    assert passphrase_problem(passphrase, passphrase) == ""
    give_key(record, passphrase)
    with closing(opened(record, passphrase)) as database:
        assert notes(database, entered) == ["Okafor floats."]


@pytest.mark.logs("The record was not brought under its key")
def test_that_a_full_disk_leaves_the_record_as_it_was_and_it_opens_all_the_same(record: Path, entered: Sitting) -> None:
    with closing(opened(record)) as database:
        database.encryption.begin(database.encryption.new_key(), PASSPHRASE, ACTOR)
    with files_no_longer_than(record.stat().st_size // 2):
        database = opened(record, PASSPHRASE)
    with closing(database):
        assert database.encryption.protection().encrypted is False
        assert database.encryption.protection().waiting is True
        assert database.encryption.protection().trouble.endswith("call your support.")
        assert notes(database, entered) == ["Okafor floats."]
        database.journal.append([entered.event(NoteWritten("Sleeps."), 5)], entered.head(3)).result()
    assert is_plain(record)
    assert files(record) == ["record.sqlite", "record.sqlite.key"]
    with closing(opened(record, PASSPHRASE)) as database:
        assert database.encryption.protection() == Protection(encrypted=True, kept=KeptBy.PASSPHRASE, waiting=False)
        assert notes(database, entered) == ["Okafor floats.", "Sleeps."]


def test_that_the_copy_from_before_is_taken_away_only_once_the_record_is_whole(record: Path, entered: Sitting) -> None:
    give_key(record)
    copy = record.with_name("record.before-encryption.20261120T095200Z.sqlite")
    copy.write_bytes(b"what was there")
    opened(record, PASSPHRASE).close()
    assert not copy.exists()


@pytest.mark.logs("The record is not whole")
def test_that_the_copy_from_before_stays_while_the_record_is_damaged(record: Path, entered: Sitting) -> None:
    give_key(record)
    copy = record.with_name("record.before-encryption.20261120T095200Z.sqlite")
    copy.write_bytes(b"what was there")
    content = bytearray(record.read_bytes())
    content[len(content) // 2] ^= 0xFF
    record.write_bytes(content)
    opened(record, PASSPHRASE).close()
    assert copy.exists()


def test_that_a_key_file_that_cannot_be_written_changes_nothing(
    record: Path, entered: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(record)) as database:
        trigger = "CREATE TRIGGER fails BEFORE INSERT ON audit BEGIN SELECT RAISE(FAIL, 'no'); END"
        with closing(sqlite.connect(record)) as other:
            other.execute(trigger)
        with pytest.raises(Exception, match="no"):
            database.encryption.begin(database.encryption.new_key(), PASSPHRASE, ACTOR)
        assert database.encryption.protection() == Protection(encrypted=False, kept=None, waiting=False)
    assert files(record) == ["record.sqlite"]


@pytest.mark.parametrize("place", [20, 4096 + 100, -50])
def test_that_a_flipped_byte_in_an_encrypted_record_is_a_sentence(record: Path, entered: Sitting, place: int) -> None:
    give_key(record)
    content = bytearray(record.read_bytes())
    content[place] ^= 0xFF
    record.write_bytes(content)
    with pytest.raises(KnownProblem) as caught:
        read_all(record, entered)
    assert caught.value.sentence.endswith(".")


def test_that_neither_key_nor_passphrase_stands_in_a_traceback(record: Path, entered: Sitting) -> None:
    new = give_key(record)
    unlocked = unlock(record, Secret(PASSPHRASE))
    for shown in (repr(unlocked), repr(Secret(PASSPHRASE)), repr(new)):
        assert PASSPHRASE not in shown
        assert unlocked.key.digits not in shown
        assert new.recovery not in shown
