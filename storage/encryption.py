"""What can be done about the encryption of the open record: keep a new key, or keep the present one otherwise."""

from contextlib import suppress
from functools import partial
from typing import Final

from sqlalchemy import Connection

from session.encryption import KeptBy, NewKey, Protection, passphrase_problem
from session.people import Act
from session.problems import Refused, StorageProblem
from session.recovery_key import read_recovery, recovery_text
from storage.audit import Change, write_audit
from storage.changes import Changes
from storage.key_file import KeyFile
from storage.keyring_entries import refusal
from storage.keys import Key, key_of, random_key
from storage.people import require_may
from storage.unlocking import Unlocked

SUBJECT: Final = "encryption"


class SqliteEncryption:
    """Changes what is kept beside the record; the file itself gets its key when it is opened the next time."""

    def __init__(self, file: KeyFile, unlocked: Unlocked, changes: Changes) -> None:
        self._file, self._changes = file, changes
        self._key, self._kept, self._trouble = unlocked.key, unlocked.kept, unlocked.trouble
        self._keys = tuple(dict.fromkeys(key for key in (unlocked.wanted, unlocked.key, *unlocked.known) if key))

    def protection(self) -> Protection:
        awaited = not self._key and self._kept is not None
        waiting = awaited or (bool(self._keys) and self._keys[0] != self._key)
        trouble = self._trouble if waiting else ""
        return Protection(encrypted=bool(self._key), kept=self._kept, waiting=waiting, trouble=trouble)

    def keyring_refusal(self) -> str:
        return refusal()

    def new_key(self) -> NewKey:
        return NewKey(recovery_text(random_key().octets()))

    def begin(self, new: NewKey, passphrase: str, actor: str) -> None:
        """Keep a new key, in the keyring where the passphrase is empty; raises Refused or StorageProblem."""
        self._require(actor)
        key = key_of(read_recovery(new.recovery))
        used = tuple(each for each in self._keys if each == self._key or each != self._keys[0])
        self._keep((key, *used), passphrase, actor, "new key")

    def keep_otherwise(self, passphrase: str, actor: str) -> None:
        """Keep the present key in another way; raises Refused where there is none, or StorageProblem."""
        if not self._keys:
            raise Refused("This record is not encrypted, so there is no key to keep. Encrypt it first.")
        self._require(actor)
        self._keep(self._keys, passphrase, actor, "same key")

    def _require(self, actor: str) -> None:
        self._changes.make(partial(_allowed, actor=actor), actor, SUBJECT, "")

    def _keep(self, keys: tuple[Key, ...], passphrase: str, actor: str, which: str) -> None:
        if passphrase and (sentence := passphrase_problem(passphrase, passphrase)):
            raise Refused(sentence)
        kept = KeptBy.PASSPHRASE if passphrase else KeptBy.KEYRING
        old = {"key": f"kept by {self._kept}" if self._kept else "none kept"}
        keys = (*keys, *(each for each in self._unseen() if each not in self._keys))
        with self._file.put_back_on_failure():
            if passphrase:
                self._file.keep_behind(passphrase, keys)
            else:
                self._file.keep_in_keyring(keys)
            change = partial(_audited, old=old, new={"key": f"{which}, kept by {kept}"})
            self._changes.make(change, actor, SUBJECT, "")
        self._keys, self._kept = keys, kept

    def _unseen(self) -> tuple[Key, ...]:
        """Return the keys in a keyring that did not answer when the record was opened: backups may need them."""
        with suppress(StorageProblem):
            if self._file.kept_by() is KeptBy.KEYRING:
                return self._file.keys("")
        return ()


def _allowed(connection: Connection, actor: str, change: Change) -> None:
    del change
    require_may(connection, actor, Act.KEEP)


def _audited(connection: Connection, old: dict[str, str], new: dict[str, str], change: Change) -> None:
    write_audit(connection, change, old, new)
