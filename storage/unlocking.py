"""Finds the key that opens a record: where it is kept, or from what a person types."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from session.encryption import KeptBy, KeyAwaited, KeyNeeded
from session.problems import Refused, StorageProblem
from session.recovery_key import looks_like_recovery, miscounted, read_recovery
from storage.engine import reading_engine
from storage.key_file import SUFFIX, KeyFile, WrongPassphrase
from storage.keys import PLAIN, Key, key_of, may_be_encrypted
from storage.problems import cannot_open, not_ours, told

Ask = Callable[[KeyNeeded], str]
"""Is told why a key is needed and returns what was typed; raises the same problem where nobody answers."""


def nobody(problem: KeyNeeded) -> str:
    """Ask nobody."""
    raise problem


@dataclass(slots=True)
class Secret:
    """A passphrase or recovery key: given beforehand, or asked for, until it opens the record."""

    given: str = ""
    ask: Ask = nobody

    def __repr__(self) -> str:
        return "Secret(...)"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key that opens a file now, the one it is to have, and all that are known; of a plain file PLAIN.

    `kept` says how they are kept, None where they are not or could not be reached; `trouble` why the file could not be
    brought under the key that it is to have.
    """

    key: Key = PLAIN
    wanted: Key = PLAIN
    known: tuple[Key, ...] = ()
    kept: KeptBy | None = None
    trouble: str = ""


_TYPE_IT: Final = " Type the recovery key."
_UNTYPED: Final = (
    "The passphrase was not typed, so the record is still plain. Close the program, open it again, and type it."
)
NOT_LOCKED: Final = Unlocked()
"""What is known of a plain file."""


def unlock(path: Path, secret: Secret | None = None, also: Iterable[KeyFile] = ()) -> Unlocked:
    """Return what opens a record, tried out on the file; `also` may hold keys that open it besides.

    Raises KeyNeeded where what is kept and typed does not open it and nobody is there to ask, StorageProblem where
    the file cannot be read or can be no record.
    """
    secret, also = secret or Secret(), tuple(also)
    while True:
        try:
            given = secret.given.strip()
            return _opened(path, given, tuple(key for file in also for key in keys_in(file, given)))
        except KeyNeeded as needed:
            try:
                secret.given = secret.ask(needed)
            except KeyAwaited:  # it opens without one meanwhile
                return Unlocked(kept=KeyFile.of_record(path).kept_by(), trouble=_UNTYPED)


def _opened(path: Path, given: str, also: tuple[Key, ...]) -> Unlocked:
    file = KeyFile.of_record(path)
    kept = file.kept_by()
    if _plain(path):
        return _waiting(file, kept, given, also)
    typed = _typed(given)
    keys, trouble = _kept(file, kept, given, typed)
    tried = tuple(dict.fromkeys((*typed, *keys, *also)))
    key = next((each for each in tried if opens(path, each)), None)
    if key is None:
        raise _needed(path, kept, given, typed, trouble)
    return Unlocked(key, keys[0] if keys else key, tried, kept if keys else None)


def _waiting(file: KeyFile, kept: KeptBy | None, given: str, also: tuple[Key, ...]) -> Unlocked:
    """Return what opens a plain record, and the key that it is to have; raises KeyAwaited where that is to be typed."""
    if kept is None:
        return Unlocked(known=also)
    try:
        keys, trouble = _kept(file, kept, given, _typed(given))
    except KeyNeeded as needed:
        raise KeyAwaited(needed.sentence) from None
    if kept is KeptBy.PASSPHRASE and not keys:
        raise KeyAwaited("This record waits to be encrypted behind its passphrase. Type it, or go on without.")
    return Unlocked(PLAIN, keys[0] if keys else PLAIN, (*keys, *also), kept, trouble.removesuffix(_TYPE_IT))


def _plain(path: Path) -> bool:
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise cannot_open(path)
    try:
        empty = not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise cannot_open(path) from error
    # SQLite looks itself: to open and close the file beside it would take away the locks of a window in this process.
    return empty or opens(path, PLAIN)


def _typed(given: str) -> tuple[Key, ...]:
    """Return the key that was written down, if one was typed; raises KeyNeeded where there is a slip in it."""
    if not looks_like_recovery(given):
        return ()
    try:
        return (key_of(read_recovery(given)),)
    except Refused as refused:
        raise KeyNeeded(refused.sentence) from None


def _kept(file: KeyFile, kept: KeptBy | None, given: str, typed: tuple[Key, ...]) -> tuple[tuple[Key, ...], str]:
    """Return the keys that are kept, or a sentence why they cannot be had."""
    if kept is KeptBy.PASSPHRASE and (typed or not given):
        return (), "This record opens with its passphrase, or with the recovery key."
    try:
        keys = file.keys(given)
    except WrongPassphrase as wrong:
        raise KeyNeeded(miscounted(given) or wrong.sentence) from None
    except StorageProblem as problem:
        return (), f"{problem.sentence}{_TYPE_IT}"
    lost = kept is not None and not keys
    return keys, f"The key of this record is not where it was kept.{_TYPE_IT}" if lost else ""


def _needed(path: Path, kept: KeptBy | None, given: str, typed: tuple[Key, ...], trouble: str) -> StorageProblem:
    """Return why a file that is not plain was not opened."""
    if kept is None and not may_be_encrypted(path):
        return not_ours(path)
    if typed:
        return KeyNeeded(
            f"This recovery key does not open {path}. Nothing was changed. Take the sheet of this record; where the "
            "key was changed and the program not opened since, the sheet before."
        )
    if sentence := miscounted(given) or trouble:
        return KeyNeeded(sentence)
    if given:
        return KeyNeeded(
            f"This does not open {path}: no passphrase is known for it here. Nothing was changed. "
            "Type the recovery key of this record."
        )
    return KeyNeeded(
        f"{path} is encrypted and its key is not kept here, or it is not a database of this program. "
        "Nothing was changed. Type the recovery key, or choose another file."
    )


def opens(path: Path, key: Key) -> bool:
    """Say whether a key opens a file; raises StorageProblem where the file cannot be read at all."""
    engine = reading_engine(path, key)
    try:
        with told(path), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    except StorageProblem as problem:
        if problem.sentence == not_ours(path).sentence:
            return False
        raise
    finally:
        engine.dispose()
    return True


def key_files_beside(backup: Path) -> tuple[KeyFile, ...]:
    """Return the files that lie in the folder of a backup and may hold its key."""
    return tuple(KeyFile(path) for path in sorted(backup.parent.glob(f"*{SUFFIX}")))


def keys_in(file: KeyFile, given: str) -> tuple[Key, ...]:
    """Return the keys in a file, the present one first; none where what is given does not open it."""
    if file.kept_by() is KeptBy.PASSPHRASE and (not given or looks_like_recovery(given)):
        return ()
    try:
        return file.keys(given)
    except StorageProblem:
        return ()
