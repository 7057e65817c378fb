"""Puts a backup in the place of the record; at every moment one of the two is there, whole.

The backup is copied beside the record and checked there. Then what was there is copied to a name of its own, and only
then the new file takes its place, in one step. Whoever is cut off finds the record as it was, or the backup.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from session.ports import Clock
from session.problems import StorageProblem
from session.safekeeping import Verification
from storage import lease
from storage.backup import Step, beside, copy_database, onward, put_in_place
from storage.backup_check import check_copy
from storage.backups import BEFORE_RESTORE
from storage.copy_under_key import copy_under
from storage.file_copy import copy_file
from storage.key_file import KeyFile
from storage.keys import Key
from storage.migrate import require_ours
from storage.problems import cannot_open, no_folder
from storage.replacing import kept_copy, put_instead
from storage.unlocking import Secret, key_files_beside, keys_in, unlock


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the record now, and where what was there is kept; None where nothing was."""

    found: Verification
    kept: Path | None


def restore(
    backup: Path, record: Path, station: str, clock: Clock, between: Step = onward, secret: Secret | None = None
) -> Restored:
    """Check a backup and put it in the place of the record; what was there is kept beside it, under another name.

    The record gets the key that is kept for it, also from a backup that is plain or under a former key; where none is
    kept, or it cannot be had, the record stays under the key of the backup. Raises KeyNeeded where nothing that is kept
    or given opens the backup, StorageProblem where it cannot be used or a window has the record; then the record is as
    it was.
    """
    if not record.parent.is_dir():
        raise no_folder(record)
    if not backup.is_file():
        raise cannot_open(backup)
    if record.exists() and record.samefile(backup):
        raise StorageProblem(f"{backup} is the record itself. Nothing was changed. Name a backup of it.")
    secret, own = secret or Secret(), KeyFile.of_record(record)
    opened = unlock(backup, secret, (own, *key_files_beside(backup)))
    ours = keys_in(own, secret.given.strip())
    require_ours(backup, opened.key)
    taken = lease.take(record, station, clock.wall())
    if taken is None:
        raise _in_use(record)
    try:
        with beside(record) as partial:
            key = ours[0] if ours else opened.key
            if key == opened.key:
                copy_database(backup, partial, between, key)
            else:
                copy_under(backup, opened.key, partial, key, between)
            found, _ = check_copy(partial, progress=lambda *_: between(), key=key)
            kept = kept_copy(record, BEFORE_RESTORE, clock.wall(), between) if record.exists() else None
            with _key_alongside(backup, key, secret.given.strip(), record, kept):
                put_instead(partial, record, *ours)
    finally:
        taken.release()
    return Restored(found, kept)


@contextmanager
def _key_alongside(backup: Path, opened: Key, given: str, record: Path, kept: Path | None) -> Iterator[None]:
    """Lay the file that opened a backup beside the record, so that the same passphrase opens what is restored.

    It gets its name once the block is through. A file that is there and was not opened goes with what was there.
    """
    own = KeyFile.of_record(record)
    files = (file for file in key_files_beside(backup) if file.path != own.path)
    found = next((file for file in files if opened and opened in keys_in(file, given)), None)
    if found is None or opened in keys_in(own, given):
        yield
        return
    with beside(own.path) as half:
        copy_file(found.path, half)
        if kept and own.path.is_file():
            copy_file(own.path, KeyFile.of_record(kept).path)
        yield
        put_in_place(half, own.path)


def _in_use(record: Path) -> StorageProblem:
    holder = lease.holder(record)
    where = f" on {holder.station}" if holder else ""
    return StorageProblem(
        f"{record} is open in a window{where}, so nothing was restored. Close that window, then restore again."
    )
