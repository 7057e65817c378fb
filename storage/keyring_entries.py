"""Keys in the system's keyring: Secret Service or KWallet, the Keychain of a Mac, the Credential Manager of Windows."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final
from uuid import UUID

import msgspec

from session.problems import StorageProblem

log = logging.getLogger(__name__)

SERVICE: Final = "Chairside record"
_TRIED: Final = "whether this keyring can be used"


def read_entry(entry: UUID) -> list[str]:
    """Return what an entry holds, nothing where there is none; raises StorageProblem where no keyring answers."""
    import keyring  # it looks for every backend that is installed: only an encrypted record needs it

    with _told():
        kept = keyring.get_password(SERVICE, str(entry))
    try:
        return msgspec.json.decode(kept or "[]", type=list[str])
    except msgspec.DecodeError:
        return []


def write_entry(entry: UUID, digits: Sequence[str]) -> None:
    """Put keys in an entry and read them back; raises StorageProblem where the keyring does not keep them."""
    import keyring

    kept = msgspec.json.encode(list(digits)).decode()
    with _told():
        keyring.set_password(SERVICE, str(entry), kept)
        if keyring.get_password(SERVICE, str(entry)) == kept:
            return
    raise StorageProblem("The keyring of this computer did not keep the key. Nothing was changed. Choose a passphrase.")


def forget_entry(entry: UUID) -> None:
    """Take an entry away; where the keyring does not let it go it stays, and nothing else depends on it."""
    import keyring
    from keyring.errors import PasswordDeleteError

    with suppress(StorageProblem), _told(), suppress(PasswordDeleteError):
        keyring.delete_password(SERVICE, str(entry))


def refusal() -> str:
    """Return a sentence that says why no keyring can be used here; empty where it answers."""
    import keyring

    try:
        with _told():
            keyring.get_password(SERVICE, _TRIED)
    except StorageProblem as problem:
        return problem.sentence
    return ""


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever keeps a keyring from answering into a StorageProblem: each backend has errors of its own."""
    from keyring.errors import KeyringLocked, NoKeyringError

    try:
        yield
    except NoKeyringError:
        raise StorageProblem("This computer has no keyring that could keep the key.") from None
    except KeyringLocked:
        raise StorageProblem("The keyring of this computer is locked. Unlock it, then try again.") from None
    except Exception as error:  # noqa: BLE001 -- they are as many as there are backends
        log.warning("The keyring did not answer: %s", type(error).__name__)
        raise StorageProblem("The keyring of this computer does not answer.") from None
