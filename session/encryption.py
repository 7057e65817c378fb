"""Encryption of the record as the rest of the program sees it: what protects it, and how it is to be."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from session.problems import StorageProblem
from session.recovery_key import looks_like_recovery

SHORTEST_PASSPHRASE: Final = 12
"""Fewer characters than this can be tried out by machine (this project's own choice)."""
LONGEST_PASSPHRASE: Final = 200
_UNKEPT: Final = re.compile("[\0\ud800-\udfff]")
"""What no file keeps: a NUL, and half of a character, as a terminal hands over what it cannot read."""


class KeptBy(StrEnum):
    """Where the key of a record is kept."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 -- the name of a way, no secret


@dataclass(frozen=True, slots=True)
class Protection:
    """Whether the file is encrypted, how its key is kept, and whether it gets another key at the next start.

    `kept` is None where no key is kept, or where it had to be typed since what kept it could not be reached. `trouble`
    says why the file could not be brought under its key when it was opened.
    """

    encrypted: bool
    kept: KeptBy | None
    waiting: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that nobody has used yet, as it is written down; not shown in a traceback."""

    recovery: str

    def __repr__(self) -> str:
        return "NewKey(...)"


class KeyNeeded(StorageProblem):
    """A record is encrypted and its key is not at hand, or what was given does not open it."""


class KeyAwaited(KeyNeeded):
    """A record that is still plain waits for its key; it can be opened without."""


class Encryption(Protocol):
    """What can be done about the encryption of the open record; each change takes effect at the next start."""

    def protection(self) -> Protection: ...

    def keyring_refusal(self) -> str:
        """Return a sentence that says why this computer's keyring cannot be used; empty where it can."""

    def new_key(self) -> NewKey: ...

    def begin(self, new: NewKey, passphrase: str, actor: str) -> None:
        """Keep a new key, in the keyring where the passphrase is empty; the file gets it at the next start.

        Raises Refused or StorageProblem with the sentence why not; then everything is as it was.
        """

    def keep_otherwise(self, passphrase: str, actor: str) -> None:
        """Keep the present key in another way, or behind another passphrase; raises Refused or StorageProblem."""


def can_be_passphrase(text: str) -> bool:
    """Say whether what was typed can be a passphrase at all."""
    return bool(text) and not _UNKEPT.search(text)


def passphrase_problem(passphrase: str, again: str) -> str:
    """Return a sentence that says why a passphrase cannot be used; empty where it can."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return f"A passphrase has at least {SHORTEST_PASSPHRASE} characters. A few words that you remember are good."
    if len(passphrase) > LONGEST_PASSPHRASE:
        return f"A passphrase has at most {LONGEST_PASSPHRASE} characters. Choose a shorter one."
    if sentence := _misread(passphrase):
        return sentence
    if passphrase != again:
        return "The two passphrases differ. Type both again."
    return ""


def _misread(passphrase: str) -> str:
    """Return a sentence for a passphrase that would not be taken for what it is when it is typed again."""
    if not can_be_passphrase(passphrase):
        return "A passphrase cannot hold a NUL character or half of a character. Choose another one."
    if looks_like_recovery(passphrase):
        return "This would be taken for a recovery key. Choose a passphrase that is a little longer or shorter."
    if passphrase != passphrase.strip():
        return "A passphrase neither begins nor ends with a space: nobody sees it. Choose it without."
    return ""
