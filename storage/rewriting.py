"""Writes a record anew under another key: to encrypt a plain one, and to give an encrypted one a new key.

The new file is made beside the record, compared with it row by row, and read again whole; only then it takes its
place, in one step. Until the record has been opened under its new key, a copy of what was there is kept beside it.
Whoever is cut off finds the record under its old key or under its new one; both are kept, so that either opens.
"""

import logging
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from session.problems import StorageProblem
from storage.backup import beside, copy_database, put_in_place
from storage.backup_check import check_copy
from storage.beside_names import clear_halves, kept_copies, kept_name
from storage.copy_under_key import copy_under
from storage.keys import Key
from storage.migrate import Tell
from storage.replacing import gather, held
from storage.unlocking import Unlocked, opens

log = logging.getLogger(__name__)

BEFORE: Final = "before-encryption"
"""The file as it was is kept beside the record under this word, until the new one has been opened."""


def brought_under(record: Path, unlocked: Unlocked, at: datetime, tell: Tell) -> Unlocked:
    """Bring a record that nobody has open under the key it is to have, and return what opens it now.

    Where that cannot be, the record is as it was and opens with what opened it: no patient waits for it, and `trouble`
    says why. It is tried again with the next opening.
    """
    if unlocked.key != unlocked.wanted and record.stat().st_size:
        tell("The record is being brought under its key. Where it is large that takes a while; leave the program open.")
        try:
            _bring_under(record, unlocked.key, unlocked.wanted, at)
        except StorageProblem as problem:
            if not opens(record, unlocked.wanted):  # else only what comes behind the last step failed
                log.warning("The record was not brought under its key")
                return replace(unlocked, trouble=problem.sentence)
    clear_halves(record.parent, record)
    clear_copies(record, unlocked.wanted)
    return replace(unlocked, key=unlocked.wanted)


def _bring_under(record: Path, old: Key, new: Key, at: datetime) -> None:
    kept = kept_name(record, BEFORE, at)
    with held(record, old) as let_go, beside(record) as partial, beside(kept) as copy:
        copy_under(record, old, partial, new)
        check_copy(partial, key=new)
        copy_database(record, copy, key=old)
        put_in_place(copy, kept)
        if sys.platform == "win32":
            let_go()
        try:
            put_in_place(partial, record)
        except StorageProblem:
            with suppress(OSError):
                if opens(record, old):
                    kept.unlink()
            raise


def clear_copies(record: Path, key: Key) -> None:
    """Take away what was kept of the record under its former key, once it opens whole under its present one."""
    copies = kept_copies(record, BEFORE)
    if not copies:
        return
    gather(record, key)  # what is only in the log would be missed
    try:
        check_copy(record, key=key)
    except StorageProblem:
        log.warning("The record is not whole, so the copy from before it was encrypted is kept")
        return
    for copy in copies:
        with suppress(OSError):  # it is tried again with the next opening
            copy.unlink()
