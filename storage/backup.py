"""A copy of the record beside it: whole, checked, and named for when and why it was made."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from session.problems import StorageProblem
from storage.private_file import make_private
from storage.problems import SAFE, told


def copy_beside(path: Path, version: int, at: datetime) -> Path:
    """Copy the database as it is, write-ahead log included, and return the copy; raises StorageProblem."""
    copy = path.with_name(f"{path.stem}.version-{version}.{at:%Y%m%dT%H%M%SZ}{path.suffix}")
    make_private(copy)
    with told(copy), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        faults = target.execute("PRAGMA quick_check(1)").fetchone()[0]
    if faults != "ok":
        raise StorageProblem(
            f"The copy {copy} of the record is not whole, so the record was left as it is. {SAFE} "
            "Check the disk, then open the program again."
        )
    return copy
