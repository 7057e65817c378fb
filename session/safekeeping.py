"""What keeps a record safe: copies that were checked, seals under what was written, and a check of all of it."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol
from uuid import UUID

from session.backup_rotation import Kept
from session.times import day_text

_SHOWN: Final = 12
"""So many digits of a seal are enough to compare it by eye with one on paper (this project's own choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the record that was whole when it was made (aware, UTC); one is listed only once it was checked."""

    file: str
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where a second copy goes, empty for nowhere, and how many are kept."""

    second: str = ""
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupDone:
    """A backup that was made; `checked` says what of it was read again, `trouble` why there is no second copy."""

    backup: Backup
    checked: str
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The heads of all chains that had grown, under one SHA-256 (hex) that holds the seal before it.

    `day` is the chair's date, `sealed_at` aware, in UTC; `chains` is how many had grown.
    """

    number: int
    day: date
    sealed_at: datetime
    chains: int
    hash: str

    def line(self) -> str:
        """Return the seal as one line to print or to mail."""
        chains = "1 chain" if self.chains == 1 else f"{self.chains} chains"
        return f"Seal {self.number} of {self.day.isoformat()}, {chains}: {self.hash}"

    def short(self) -> str:
        """Return the seal as it is shown on a screen."""
        return f"Seal of {day_text(self.day)}: {self.hash[:_SHOWN]}..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A place where the record is not as it was written; without a session it is in the seals or in the file.

    `at` is when the entry was recorded (aware, UTC), or the one behind it where it is missing; None where unknown.
    """

    session_id: UUID | None
    station: str
    seq: int
    at: datetime | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of the record found, the first misfit in time first; `remarks` are no reason for alarm."""

    sessions: int
    entries: int
    seals: int
    misfits: tuple[Misfit, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.misfits


Progress = Callable[[int, int], None]
"""Is told how many sessions of how many were read; called on the thread that reads."""


class Safekeeping(Protocol):
    """Backups and seals of the open record; what takes long is done on a thread of its own, one after another.

    A future raises StorageProblem, with a sentence, where its work could not be done.
    """

    @property
    def settings(self) -> BackupSettings:
        """Return where backups go and how many are kept."""

    def choose(self, settings: BackupSettings, actor: str) -> None:
        """Put other settings in force and keep them beside the backups, audited with `actor`.

        Raises Refused for who may not and for counts that cannot be, and StorageProblem; then nothing was changed.
        """

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups beside the record, the newest first."""

    def latest_seal(self) -> Seal | None:
        """Return the last seal; raises StorageProblem where it cannot be read."""

    def due(self, now: datetime) -> bool:
        """Say whether a backup is to be made by itself now."""

    def back_up(self, actor: str | None = None) -> "Future[BackupDone]":
        """Seal what was written, copy the record while it is in use, and check the copy; return at once.

        Without an actor the program makes it by itself; raises Refused where somebody asks who may not.
        """

    def verify(self, progress: Progress, actor: str) -> "Future[Verification]":
        """Read the whole record again with its seals; return at once. Raises Refused for who may not."""

    def finish(self) -> None:
        """Give up what has not been done yet, wait for the thread, and seal what was written until now."""
