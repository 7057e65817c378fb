"""The backups of a record: in a folder beside it, and once more in a second folder where one was chosen."""

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from session.backup_rotation import Kept, superfluous
from session.backup_words import last_made
from session.ports import Clock
from session.problems import StorageProblem
from session.safekeeping import Backup, BackupDone, BackupSettings
from storage.backup import Step, beside, copy_database, onward, put_in_place, to_disk, written
from storage.backup_check import ALL_UP_TO, check_copy
from storage.backup_settings import read_settings, write_settings
from storage.private_file import make_private

_PART: Final = 1 << 20
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NOT_IN_A_NAME: Final = re.compile(r"[^\w.-]+")
_SLACK: Final = timedelta(days=1)
"""A session counts as changed since the last backup also where the clock was put back by this much meanwhile."""


class Backups:
    """Writes backups and takes away those that need not be kept; a failed one leaves all others as they are."""

    def __init__(self, record: Path, clock: Clock, station: str, most: int = ALL_UP_TO) -> None:
        """Of a record with more than `most` sessions not every one is read again each time."""
        self._record, self._clock, self._most = record, clock, most
        self.folder = record.with_name(f"{record.stem}.backups")
        self._second = f"{_NOT_IN_A_NAME.sub('-', station)}.{self.folder.name}"
        self.settings = read_settings(self.folder)

    def choose(self, settings: BackupSettings) -> None:
        """Put other settings in force; raises StorageProblem where the second folder is not there or not kept."""
        second = Path(settings.second)
        if settings.second and not second.is_dir():
            raise StorageProblem(f"{second} is no folder that can be reached. Nothing was changed. Choose another one.")
        if settings.second and second.resolve() in {self.folder, self._record.parent}:
            raise StorageProblem(
                f"{second} is where the record is. A second copy helps only on another disk. Choose another folder."
            )
        write_settings(self.folder, settings)
        self.settings = settings

    def listed(self) -> tuple[Backup, ...]:
        """Return the backups beside the record, the newest first; none where the folder cannot be read."""
        return _listed(self.folder, self._record)

    def write(self, between: Step = onward) -> BackupDone:
        """Copy the record, check the copy, and let it stand in for the backups that need not be kept.

        `between` is called now and then, and may raise to give up. Raises StorageProblem; then there is no new backup.
        """
        with written(self.folder):
            self.folder.mkdir(mode=0o700, exist_ok=True)
        last = last_made(self.listed())
        target, at = self._next(last)
        with beside(target) as partial:
            copy_database(self._record, partial, between)
            since = last - _SLACK if last else None
            _, checked = check_copy(partial, since, lambda *_: between(), self._most)
            put_in_place(partial, target)
        self._thin_out(self.folder)
        backup = Backup(file=str(target), made_at=at, size=target.stat().st_size)
        return BackupDone(backup=backup, checked=checked, trouble=self._again(target, between))

    def _next(self, last: datetime | None) -> tuple[Path, datetime]:
        """Return name and moment of the next backup: behind the last one, also where the clock was put back since."""
        at = self._clock.wall().replace(microsecond=0)
        if last is not None and at <= last:
            at = last + timedelta(seconds=1)
        return self.folder / f"{self._record.stem}.{at:{_STAMP}}{self._record.suffix}", at

    def _again(self, target: Path, between: Step) -> str:
        """Copy a backup to the second folder; return a sentence where that was not possible."""
        if not self.settings.second:
            return ""
        second = Path(self.settings.second) / self._second
        try:
            with written(second):
                second.mkdir(mode=0o700, exist_ok=True)
            copy_file(target, second / target.name, between)
        except StorageProblem as problem:
            return problem.sentence
        self._thin_out(second)
        return ""

    def _thin_out(self, folder: Path) -> None:
        """Take away what need not be kept; what cannot be taken away stays until the next time."""
        there = _listed(folder, self._record)
        too_many = _too_many(there, self.settings.kept, self._clock.utc_offset_min())
        for backup in too_many:
            with suppress(OSError):
                Path(backup.file).unlink()


def copy_file(path: Path, target: Path, between: Step = onward) -> None:
    """Copy a file that nobody writes to, and read the copy again; raises StorageProblem, then `target` is as it was."""
    with beside(target) as partial:
        with written(target):
            make_private(partial)
            with path.open("rb") as source, partial.open("wb") as copy:
                while part := source.read(_PART):
                    copy.write(part)
                    between()
            to_disk(partial)
            same = _digest(path) == _digest(partial)
        if not same:
            raise StorageProblem(
                f"{target} was not written as it was sent to the disk, so it was not kept. Nothing that was saved is "
                "lost. Check that disk, or choose another folder."
            )
        put_in_place(partial, target)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _listed(folder: Path, record: Path) -> tuple[Backup, ...]:
    named = re.compile(rf"{re.escape(record.stem)}\.(\d{{8}}T\d{{6}}Z){re.escape(record.suffix)}")
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(ValueError):  # digits that are no moment
                if match := named.fullmatch(path.name):
                    made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                    found.append(Backup(file=str(path), made_at=made_at, size=path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def _too_many(there: Iterable[Backup], kept: Kept, utc_offset_min: int) -> tuple[Backup, ...]:
    by_moment = {backup.made_at: backup for backup in there}
    return tuple(by_moment[moment] for moment in superfluous(by_moment, kept, utc_offset_min))
