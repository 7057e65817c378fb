"""What keeps the key of a record may be damaged, emptied or another program's: it is never a crash."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session.encryption import KeptBy
from session.problems import StorageProblem
from storage import key_file
from storage.driver import sqlite
from storage.key_file import KEPT, KeyFile, WrongPassphrase
from storage.keys import Key, random_key
from tests.storage.locked_record import PASSPHRASE, with_keyring

pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile.of_record(tmp_path / "record.sqlite")


def test_that_keys_come_back_in_their_order_and_the_oldest_are_dropped(file: KeyFile) -> None:
    keys = tuple(random_key() for _ in range(KEPT + 3))
    assert len(set(keys)) == KEPT + 3
    file.keep_behind(PASSPHRASE, keys)
    assert file.kept_by() is KeptBy.PASSPHRASE
    assert file.keys(PASSPHRASE) == keys[: KEPT + 1]
    with with_keyring() as keyring:
        file.keep_in_keyring(keys)
        assert file.kept_by() is KeptBy.KEYRING
        assert file.keys("") == keys[: KEPT + 1]
        assert keys[0].digits.encode() not in file.path.read_bytes()
        with file.put_back_on_failure():
            file.keep_behind(PASSPHRASE, keys)
        assert not keyring.kept


def test_that_no_key_is_readable_in_the_file(file: KeyFile) -> None:
    key = random_key()
    file.keep_behind(PASSPHRASE, [key])
    content = file.path.read_bytes()
    assert key.digits.encode() not in content
    assert key.octets() not in content
    assert file.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("wrong", ["", "correct horse batterY", "correct horse battery ", PASSPHRASE * 2])
def test_that_another_passphrase_is_said_to_be_wrong(file: KeyFile, wrong: str) -> None:
    file.keep_behind(PASSPHRASE, [random_key()])
    with pytest.raises(WrongPassphrase, match="does not open"):
        file.keys(wrong)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=9000), st.text().map(str.encode), st.just(b'{"entry": 7}')))
def test_that_whatever_lies_there_is_refused_in_a_sentence(file: KeyFile, content: bytes) -> None:
    file.path.write_bytes(content)
    try:
        keys = file.keys(PASSPHRASE)
    except StorageProblem:
        return
    assert keys == ()


@pytest.mark.parametrize("kept", ["", "[", '["zz"]', '{"a": 1}', '["00ff"]', "[1, 2]"])
def test_that_what_another_program_left_in_the_keyring_is_no_key(file: KeyFile, kept: str) -> None:
    with with_keyring() as keyring:
        file.keep_in_keyring([random_key()])
        (entry,) = keyring.kept
        keyring.kept[entry] = kept
        assert file.keys("") == ()


def keep_and_fail(file: KeyFile, keep: Callable[[Sequence[Key]], None], keys: Sequence[Key]) -> None:
    with file.put_back_on_failure():
        keep(keys)
        raise ZeroDivisionError


def test_that_a_failure_puts_back_what_was_kept(file: KeyFile) -> None:
    old, new = random_key(), random_key()
    with with_keyring():
        file.keep_in_keyring([old])
        for keep in (partial(file.keep_behind, PASSPHRASE), file.keep_in_keyring):
            with pytest.raises(ZeroDivisionError):
                keep_and_fail(file, keep, [new, old])
            assert file.keys("") == (old,)


def test_that_a_passphrase_is_derived_as_sqlcipher_does(file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert key_file.ROUNDS == 256_000
    file.keep_behind("plain words here", [Key("ab" * 32)])
    other = sqlite.connect(file.path)
    other.execute("PRAGMA key = 'plain words here'")
    assert other.execute("SELECT digits FROM keys").fetchone() == ("ab" * 32,)
    other.close()
