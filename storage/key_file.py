"""The file beside a record that says how its key is kept; behind a passphrase it holds the key itself.

That file is then a small SQLCipher database under the passphrase, so that the derivation of a key from it and the
check of what was typed are the library's and not ours. Where the system's keyring keeps the key, the file names the
entry in it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import msgspec

from session.encryption import KeptBy, can_be_passphrase
from session.problems import StorageProblem
from storage.backup import beside, put_in_place, to_disk, written
from storage.driver import sqlite
from storage.keyring_entries import forget_entry, read_entry, write_entry
from storage.keys import SETTLED, Key
from storage.private_file import make_private
from storage.problems import known, told

SUFFIX: Final = ".key"
ROUNDS: Final = 256_000
"""Of PBKDF2-HMAC-SHA512: SQLCipher 4's default, above the 210,000 that OWASP names (Password Storage Cheat Sheet)."""
_WRONG: Final = (
    "This passphrase does not open the record. Nothing was changed. Type it again, or type the recovery key."
)
KEPT: Final = 4
"""So many former keys are kept beside the present one, for backups on disks that were not connected meanwhile."""


_NAME_MOST: Final = 256
"""The name of an entry in the keyring is far shorter; whatever else lies there need not be read whole."""


class WrongPassphrase(StorageProblem):
    """What was typed does not open the file that holds the key."""


class _Named(msgspec.Struct, frozen=True):
    entry: UUID


class KeyFile:
    """How the keys of one record are kept: the present one first, then former ones."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of_record(cls, record: Path) -> "KeyFile":
        return cls(record.with_name(record.name + SUFFIX))

    def kept_by(self) -> KeptBy | None:
        """Return how the key is kept; None where none is."""
        if not self.path.is_file():
            return None
        return KeptBy.KEYRING if self._entry() else KeptBy.PASSPHRASE

    def keys(self, passphrase: str) -> tuple[Key, ...]:
        """Return the keys, none where none are kept; raises WrongPassphrase, or StorageProblem with a sentence."""
        if not self.path.is_file():
            return ()
        if entry := self._entry():
            return _keys(read_entry(entry))
        return self._behind(passphrase)

    def keep_in_keyring(self, keys: Sequence[Key]) -> None:
        """Keep keys in the system's keyring; raises StorageProblem, then they are kept as they were."""
        entry = self._entry() or uuid4()
        write_entry(entry, [key.digits for key in keys[: KEPT + 1]])
        self._write(msgspec.json.encode(_Named(entry)))

    def keep_behind(self, passphrase: str, keys: Sequence[Key]) -> None:
        """Keep keys behind a passphrase; raises StorageProblem, then they are kept as they were."""
        with beside(self.path) as partial:
            make_private(partial)
            with told(self.path), closing(_opened(partial, passphrase)) as made:
                made.execute("CREATE TABLE keys (place INTEGER PRIMARY KEY, digits TEXT NOT NULL)")
                for key in keys[: KEPT + 1]:
                    made.execute("INSERT INTO keys (digits) VALUES (?)", (key.digits,))
            with written(self.path):
                to_disk(partial)
            put_in_place(partial, self.path)

    @contextmanager
    def put_back_on_failure(self) -> Iterator[None]:
        """Keep the keys as they were kept where the block fails; else forget the entry that is no longer named.

        Not before: an entry that was taken away could not be put back in a keyring that has been locked since.
        """
        content = self.path.read_bytes() if self.path.is_file() else None
        entry, kept = self._entry(), None
        if entry:
            with suppress(StorageProblem):
                kept = read_entry(entry)
        try:
            yield
        except BaseException:
            with suppress(StorageProblem, OSError):
                self._put_back(content, entry)
                if entry and kept is not None:
                    write_entry(entry, kept)
            raise
        if entry and entry != self._entry():
            forget_entry(entry)

    def _put_back(self, content: bytes | None, entry: UUID | None) -> None:
        made = self._entry()
        if content is None:
            self.path.unlink(missing_ok=True)
        else:
            self._write(content)
        if made and made != entry:
            forget_entry(made)

    def _write(self, content: bytes) -> None:
        with beside(self.path) as partial, written(self.path):
            make_private(partial)
            partial.write_bytes(content)
            to_disk(partial)
            put_in_place(partial, self.path)

    def _entry(self) -> UUID | None:
        """Return the entry of the keyring that the file names; None where the file holds the key itself."""
        try:
            with self.path.open("rb") as file:
                return msgspec.json.decode(file.read(_NAME_MOST), type=_Named).entry
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _behind(self, passphrase: str) -> tuple[Key, ...]:
        if not can_be_passphrase(passphrase):
            raise WrongPassphrase(_WRONG)
        with closing(_opened(self.path, passphrase)) as file:
            try:
                found = file.execute("SELECT digits FROM keys ORDER BY place").fetchall()
            except sqlite.Error as error:
                if getattr(error, "sqlite_errorcode", None) == sqlite.SQLITE_NOTADB:
                    raise WrongPassphrase(_WRONG) from None
                raise known(error, self.path) or StorageProblem(_WRONG) from error
        return _keys([digits for (digits,) in found])


def _keys(kept: Sequence[str]) -> tuple[Key, ...]:
    """Return the keys, without what another program left there in their place."""
    found = []
    for digits in kept:
        with suppress(ValueError):
            found.append(Key(digits))
    return tuple(key for key in found if key)


def _opened(path: Path, passphrase: str) -> sqlite.Connection:
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(SETTLED)
    # One keyboard writes an accent into its letter, another behind it.
    quoted = unicodedata.normalize("NFC", passphrase).replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")
    connection.execute(f"PRAGMA kdf_iter = {ROUNDS}")
    return connection
