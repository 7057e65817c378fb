"""The names of what lies beside a record or in the folder of its backups, and how they are known again.

A name is compared as a whole and never used as a pattern: a record may be called by signs that a pattern is made of,
and another record in the folder by the same name with another ending.
"""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

_STAMP: Final = r"\d{8}T\d{6}Z"
_HALF: Final = r"\.partial(?:-journal|-wal|-shm)?"


def kept_name(record: Path, why: str, at: datetime) -> Path:
    """Return a name that is still free, under which what was there is kept beside a record."""
    kept = record.with_name(f"{record.stem}.{why}.{at:%Y%m%dT%H%M%SZ}{record.suffix}")
    while kept.exists():
        kept = kept.with_name(f"{kept.stem}-again{record.suffix}")
    return kept


def kept_copies(record: Path, why: str) -> tuple[Path, ...]:
    """Return what was kept beside a record under a word, which is a pattern; none where the folder cannot be read."""
    return _named(record.parent, rf"{re.escape(record.stem)}\.{why}\.{_STAMP}(?:-again)*{re.escape(record.suffix)}")


def clear_halves(folder: Path, record: Path) -> None:
    """Take away what a kill left of a record and its copies in a folder: nobody would come back to most names."""
    stem, suffix = re.escape(record.stem), re.escape(record.suffix)
    own = rf"\.{stem}(?:(?:\.[\w-]+)?\.{_STAMP}(?:-again)*)?{suffix}(?:-wal)?{_HALF}"
    for half in _named(folder, own):
        with suppress(OSError):  # it is tried again with the next opening or backup
            half.unlink()


def _named(folder: Path, pattern: str) -> tuple[Path, ...]:
    found: list[Path] = []
    with suppress(OSError):
        found.extend(path for path in folder.iterdir() if re.fullmatch(pattern, path.name))
    return tuple(sorted(found))
