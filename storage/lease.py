"""One window drives a database; another learns who has it. The system lets go of the lease with the process."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from session.times import at_chair
from storage.problems import cannot_write


class Holder(msgspec.Struct, frozen=True):
    """Who drives a database: station, process id, and since when (aware, UTC)."""

    station: str
    process: int
    since: datetime

    def sentence(self, utc_offset_min: int) -> str:
        """Return who has the record, in the clock time of an offset from UTC in minutes."""
        since = at_chair(self.since, utc_offset_min)
        return (
            f"This record has been open on {self.station} since {since:%Y-%m-%d %H:%M} (process {self.process}), "
            "so it is opened here for reading only. To write here, close it there and open it here again."
        )


UNKNOWN = "This record is open in another window, so it is opened here for reading only."


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write, until it is released or the process ends."""

    lock: FileLock

    def release(self) -> None:
        self.lock.release()


def take(path: Path, station: str, since: datetime) -> Lease | None:
    """Take the lease of a database; None where another process or window has it.

    Raises StorageProblem where no lock can be set beside the file.
    """
    lock = FileLock(_beside(path, ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    except OSError as error:
        raise cannot_write(path) from error
    _write_holder(path, Holder(station, os.getpid(), since))
    return Lease(lock)


def holder(path: Path) -> Holder | None:
    """Return who took the lease last; None where that cannot be told."""
    try:
        return msgspec.json.decode(_beside(path, ".holder").read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None


def _write_holder(path: Path, taken: Holder) -> None:
    """Say who has the lease; on a full disk nobody learns it, which is no reason to keep a nurse out."""
    try:
        _beside(path, ".holder").write_bytes(msgspec.json.encode(taken))
    except OSError:
        return


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
