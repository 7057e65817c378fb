"""A database that holds nothing yet, made once in a process, for the tables of each take a fifth of a second."""

import tempfile
from functools import cache
from pathlib import Path

from storage.opening import open_database
from storage.private_file import make_private
from tests.storage.examples import STATION, held_clock


@cache
def empty_record() -> bytes:
    """Return what stands in the file of a database that was opened for the first time and closed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        open_database(str(path), STATION, clock=held_clock()).close()
        return path.read_bytes()


def lay_empty_record(path: Path) -> Path:
    """Put an empty database where none is yet, and return where it is."""
    if not path.exists():
        make_private(path)
        path.write_bytes(empty_record())
    return path
