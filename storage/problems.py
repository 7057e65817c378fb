"""What a fault of the disk or of the database means for the person at the chair: one sentence each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from session.problems import StorageProblem
from storage.driver import sqlite

SAFE: Final = "Nothing that was saved is lost."

_SENTENCES: Final = {
    sqlite.SQLITE_FULL: (
        f"The disk that holds {{path}} is full, so nothing could be saved. {SAFE} "
        "Free some space on that disk, then save again."
    ),
    sqlite.SQLITE_BUSY: (
        f"Another program holds {{path}} locked, so nothing could be saved. {SAFE} "
        "Close the other program, or wait until it has finished, then try again."
    ),
    sqlite.SQLITE_READONLY: (
        f"{{path}} may only be read, so nothing could be saved. {SAFE} "
        "Ask for permission to write to the file and its folder, then open the program again."
    ),
    sqlite.SQLITE_IOERR: (
        f"The disk that holds {{path}} reported a fault, so this was not done. {SAFE} "
        "Check that the disk is connected, then try again; if it happens again, call your support."
    ),
    sqlite.SQLITE_CORRUPT: (
        "The file {path} is damaged, so this was not done. Nothing was changed. "
        "Leave the file as it is, open the latest copy of it, and call your support."
    ),
    sqlite.SQLITE_NOTADB: (
        "{path} is not a database of this program. Nothing was changed. "
        "Choose another file, or check that the right file was meant."
    ),
    sqlite.SQLITE_CANTOPEN: (
        f"{{path}} could not be opened. {SAFE} "
        "Check that the folder exists and that you may read and write in it, then try again."
    ),
}
_SAME: Final = {
    sqlite.SQLITE_LOCKED: sqlite.SQLITE_BUSY,
    sqlite.SQLITE_PROTOCOL: sqlite.SQLITE_BUSY,
    sqlite.SQLITE_PERM: sqlite.SQLITE_CANTOPEN,
    sqlite.SQLITE_AUTH: sqlite.SQLITE_CANTOPEN,
}
_WORDS: Final = {
    "database or disk is full": sqlite.SQLITE_FULL,
    "disk I/O error": sqlite.SQLITE_IOERR,
    "database disk image is malformed": sqlite.SQLITE_CORRUPT,
    "file is not a database": sqlite.SQLITE_NOTADB,
    "unable to open database file": sqlite.SQLITE_CANTOPEN,
    "attempt to write a readonly database": sqlite.SQLITE_READONLY,
    "database is locked": sqlite.SQLITE_BUSY,
}
"""SQLite's own words for its codes (sqlite3_errstr): the driver's backup and a function's failure come without code."""
_UNDECODED: Final = "Could not decode to UTF-8"
"""How the driver begins to say, without a code, that a text in the file is none: a byte of it was damaged."""
_SHOWN: Final = 80
_PRIMARY: Final = 0xFF
"""An extended result code holds its primary code in the lowest byte: sqlite.org/rescode.html."""


def not_ours(path: Path) -> StorageProblem:
    """Return the problem of a file that another program made."""
    return StorageProblem(_SENTENCES[sqlite.SQLITE_NOTADB].format(path=path))


def cannot_open(path: Path) -> StorageProblem:
    """Return the problem of a file or folder that is not there or may not be opened."""
    return StorageProblem(_SENTENCES[sqlite.SQLITE_CANTOPEN].format(path=path))


def no_folder(path: Path) -> StorageProblem:
    """Return the problem of a folder that is not there."""
    return StorageProblem(
        f"The folder {path.parent} does not exist, so {path.name} could not be opened in it. {SAFE} "
        "Make the folder, or name another file."
    )


def no_file_name(name: str, reason: str) -> StorageProblem:
    """Return the problem of a name that no file can have, or that leads nowhere; a long one is cut."""
    shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}..."
    return StorageProblem(f"{shown!r} cannot be used as a file: {reason}. {SAFE} Name another file.")


def cannot_write(path: Path) -> StorageProblem:
    """Return the problem of a folder or file in which nothing can be written."""
    return StorageProblem(_SENTENCES[sqlite.SQLITE_READONLY].format(path=path))


def known(error: BaseException, path: Path) -> StorageProblem | None:
    """Return the problem with a sentence that a database error stands for; None where it is a fault of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, UnicodeDecodeError) or str(cause).startswith(_UNDECODED):
        return StorageProblem(_SENTENCES[sqlite.SQLITE_CORRUPT].format(path=path))
    code = getattr(cause, "sqlite_errorcode", None)
    primary = _WORDS.get(str(cause)) if code in {None, sqlite.SQLITE_ERROR} else code & _PRIMARY
    if primary is None:
        return None
    sentence = _SENTENCES.get(_SAME.get(primary, primary))
    return StorageProblem(sentence.format(path=path)) if sentence else None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a known database error inside the block into its StorageProblem; anything else passes."""
    try:
        yield
    except UnicodeEncodeError:
        raise StorageProblem(
            "The words hold a character that no file can keep, so nothing was done. Write them again without it."
        ) from None
    except (DBAPIError, sqlite.Error, UnicodeDecodeError) as error:
        problem = known(error, path)
        if problem is None:
            raise
        raise problem from error
