"""The file that is written to is still the one that lies under its name: else what was saved would go with it."""

import sys
from pathlib import Path

from session.problems import StorageProblem

Identity = tuple[int, int]


class SameFile:
    """A record and its write-ahead log, known again by the system's own numbers for them.

    SQLite goes on writing to a file that was deleted, moved or on a disk that is gone, and says that all is well.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._log = path, path.with_name(f"{path.name}-wal")
        self._known = _identity(path)
        self._known_log: Identity | None = None

    def opened(self) -> None:
        """Remember the log of a connection that was just made."""
        self._known_log = _identity(self._log)

    def closed(self) -> None:
        """Forget the log: SQLite takes it away with the last connection."""
        self._known_log = None

    def require(self) -> None:
        """Raise StorageProblem where the record or its log is gone, or another file stands in its place."""
        if self._known is None or _identity(self._path) != self._known:
            raise StorageProblem(
                f"{self._path} is not there any more, or another file stands in its place, so nothing could be saved. "
                "What was saved before is in the file that was taken away. Connect the disk again or put the file "
                "back, then try again; if this stays, close the program and open it again."
            )
        if self._known_log is not None and _identity(self._log) != self._known_log:
            raise StorageProblem(
                f"The file {self._log.name} beside the record was taken away by another program, so nothing could be "
                "saved. Nothing that was saved is lost. Close the program and open it again."
            )


def _identity(path: Path) -> Identity | None:
    """Return the numbers of a file's disk and of the file; None where it cannot be found."""
    try:
        found = path.stat()
    except OSError:
        return None
    # Windows neither deletes nor moves a file that is open, and its numbers are not kept by every disk.
    return (0, 0) if sys.platform == "win32" else (found.st_dev, found.st_ino)
