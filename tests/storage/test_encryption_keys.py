"""Whatever is typed or kept for an encrypted record is a sentence at worst, and no key is lost on the way."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from session.encryption import KeyNeeded, passphrase_problem
from session.problems import StorageProblem
from session.recovery_key import recovery_text
from storage.driver import sqlite
from storage.key_file import KeyFile
from storage.keys import random_key
from storage.unlocking import unlock
from tests.storage.examples import Sitting
from tests.storage.faults import files_no_longer_than
from tests.storage.locked_record import ACTOR, PASSPHRASE, give_key, keep_key, opened, with_keyring

OTHER = "another passphrase"
_OPENING = """
import sys
from pathlib import Path
from session.problems import KnownProblem
from tests.storage.locked_record import opened
for name in sys.argv[1:]:
    try:
        opened(Path(name)).close()
    except KnownProblem as problem:
        print(problem.sentence)
"""

pytestmark = pytest.mark.usefixtures("few_rounds")


def test_that_a_keyring_that_locks_meanwhile_does_not_lose_the_key(record: Path, entered: Sitting) -> None:
    with with_keyring() as keyring:
        give_key(record, "")
        with closing(opened(record)) as database:
            with closing(sqlite.connect(record)) as other:
                for pragma in unlock(record).key.pragmas():
                    other.execute(pragma)
                other.execute("CREATE TRIGGER fails BEFORE INSERT ON audit BEGIN SELECT RAISE(FAIL, 'no'); END")
            delete = keyring.delete_password

            def deletes_and_locks(service: str, username: str) -> None:
                delete(service, username)
                keyring.locked = True

            keyring.delete_password = deletes_and_locks  # type: ignore[method-assign]
            with pytest.raises(Exception, match="no"):
                database.encryption.keep_otherwise(PASSPHRASE, ACTOR)
        keyring.locked = False
        with closing(opened(record)) as database:
            assert database.encryption.protection().encrypted is True


def test_that_former_keys_in_a_keyring_that_was_locked_are_kept(record: Path, entered: Sitting) -> None:
    with with_keyring() as keyring:
        give_key(record, "")
        former = unlock(record).key
        new = give_key(record, "")
        keyring.locked = True
        with closing(opened(record, new.recovery)) as database:
            keyring.locked = False
            database.encryption.keep_otherwise(PASSPHRASE, ACTOR)
        assert former in KeyFile.of_record(record).keys(PASSPHRASE)


def test_that_a_key_that_waits_in_a_locked_keyring_is_said_to_wait(record: Path, entered: Sitting) -> None:
    with with_keyring() as keyring:
        keep_key(record, "")
        keyring.locked = True
        with closing(opened(record)) as database:
            assert database.encryption.protection().waiting is True
            trouble = database.encryption.protection().trouble
            assert trouble == "The keyring of this computer is locked. Unlock it, then try again."


def test_that_a_key_that_waits_behind_a_passphrase_nobody_typed_is_said_to_wait(record: Path, entered: Sitting) -> None:
    keep_key(record)
    with closing(opened(record)) as database:
        assert database.encryption.protection().waiting is True


def test_that_the_new_sheet_leads_to_the_former_one_until_the_record_has_its_key(
    record: Path, entered: Sitting
) -> None:
    former = give_key(record)
    new = keep_key(record, OTHER, given=PASSPHRASE)
    with pytest.raises(KeyNeeded, match="the sheet before"):
        opened(record, new.recovery)
    opened(record, former.recovery).close()


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: key + "7", lambda key: key[5:]])
def test_that_a_letter_too_few_in_the_recovery_key_is_said(
    record: Path, entered: Sitting, change: Callable[[str], str]
) -> None:
    given = change(give_key(record).recovery)
    with pytest.raises(KeyNeeded, match="A recovery key has 56 letters and digits"):
        opened(record, given)
    KeyFile.of_record(record).path.unlink()
    with pytest.raises(KeyNeeded, match="A recovery key has 56 letters and digits"):
        opened(record, given)


@pytest.mark.parametrize("given", ["a nul \0 in the middle", "\udcff" * 12, "'; DROP TABLE keys; --"])
def test_that_whatever_is_typed_is_a_sentence(record: Path, entered: Sitting, given: str) -> None:
    give_key(record)
    with pytest.raises(KeyNeeded):
        opened(record, given)


def test_that_a_passphrase_that_no_file_keeps_is_refused() -> None:
    assert "\udcff" not in passphrase_problem("\udcff" * 12, "\udcff" * 12)
    assert passphrase_problem("\udcff" * 12, "\udcff" * 12)


def test_that_a_passphrase_that_reads_like_a_recovery_key_is_refused() -> None:
    words = "correct horse battery staple garden mellow window pebble tinsels"
    assert passphrase_problem(words[:-1], words[:-1]) == "", "with another length it is taken for what it is"
    for passphrase in (words, recovery_text(bytes(32))):
        assert "taken for a recovery key" in passphrase_problem(passphrase, passphrase)


def test_that_a_passphrase_opens_however_its_accents_are_written(record: Path, entered: Sitting) -> None:
    give_key(record, "un \u00e9t\u00e9 sans fin")
    opened(record, "un e\u0301te\u0301 sans fin").close()


def test_that_a_full_disk_while_the_key_is_kept_is_a_sentence(record: Path, entered: Sitting) -> None:
    with files_no_longer_than(2_000), pytest.raises(StorageProblem):
        KeyFile.of_record(record).keep_behind(PASSPHRASE, [random_key()])
    assert not list(record.parent.glob("*.key*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_that_a_pipe_is_no_record_and_no_key(tmp_path: Path, record: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sqlite")
    os.mkfifo(tmp_path / "record.sqlite.key")
    names = [str(tmp_path / "pipe.sqlite"), "/dev/zero", str(tmp_path), str(record)]
    done = subprocess.run(
        [sys.executable, "-c", _OPENING, *names], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stderr == ""
    assert [line.split(" could not be opened. ")[0] for line in done.stdout.splitlines()] == names[:3]


def test_that_another_default_of_the_library_does_not_shut_a_record(record: Path, entered: Sitting) -> None:
    give_key(record)
    with closing(sqlite.connect(":memory:")) as other:
        other.execute("PRAGMA cipher_default_compatibility = 3")
        try:
            opened(record, PASSPHRASE).close()
            give_key(record, OTHER, given=PASSPHRASE)
            opened(record, OTHER).close()
        finally:
            other.execute("PRAGMA cipher_default_compatibility = 4")
