"""A record with entries that is given a key, and what is typed to open it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, PasswordDeleteError

from session.encryption import NewKey
from storage.opening import Opened, open_database
from storage.unlocking import Secret
from tests.storage.examples import STATION, held_clock

PASSPHRASE = "correct horse battery"  # noqa: S105 -- it guards nothing
ACTOR = "A. Lindqvist"


def is_plain(path: Path) -> bool:
    """Say whether a file begins as every plain SQLite file does (sqlite.org/fileformat.html)."""
    return path.read_bytes().startswith(b"SQLite format 3\0")


class MemoryKeyring(KeyringBackend):
    """Keeps entries as long as the test runs; `locked` as a keyring is that was not unlocked with the login."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library types it no further
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@contextmanager
def with_keyring() -> Iterator[MemoryKeyring]:
    """Put a keyring in the place of none."""
    made = MemoryKeyring()
    keyring.set_keyring(made)
    try:
        yield made
    finally:
        keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]


def opened(record: Path, given: str = "", *, read_only: bool = False) -> Opened:
    """Open a record with what is typed, where nobody is asked again."""
    clock = held_clock()
    return open_database(str(record), STATION, clock=clock, read_only=read_only, secret=Secret(given))


def keep_key(record: Path, passphrase: str = PASSPHRASE, given: str = "") -> NewKey:
    """Keep a new key that a record gets when it is opened the next time; return it as it is written down."""
    with closing(opened(record, given)) as database:
        new = database.encryption.new_key()
        database.encryption.begin(new, passphrase, ACTOR)
    return new


def give_key(record: Path, passphrase: str = PASSPHRASE, given: str = "") -> NewKey:
    """Keep a new key for a record, and bring it under the key; return it as it is written down."""
    new = keep_key(record, passphrase, given)
    opened(record, passphrase).close()
    return new
