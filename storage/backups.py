"""The backups of a record: in a folder beside it, and once more in a second folder where one was chosen."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from session.backup_rotation import Kept, superfluous
from session.backup_words import last_made
from session.encryption import KeptBy
from session.ports import Clock
from session.problems import StorageProblem
from session.safekeeping import Backup, BackupDone, BackupSettings
from storage.backup import Step, beside, copy_database, onward, put_in_place, written
from storage.backup_check import ALL_UP_TO, check_copy
from storage.backup_settings import read_settings, write_settings
from storage.beside_names import clear_halves, kept_copies
from storage.copy_under_key import bring_copy_under
from storage.file_copy import copy_file
from storage.key_file import KeyFile
from storage.unlocking import NOT_LOCKED, Unlocked

BEFORE_RESTORE: Final = "before-restore"
"""What was there before a restore is kept beside the record under this word."""
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NOT_IN_A_NAME: Final = re.compile(r"[^\w.-]+")
_SLACK: Final = timedelta(days=1)
"""A session counts as changed since the last backup also where the clock was put back by this much meanwhile."""


class Backups:
    """Writes backups and takes away those that need not be kept; a failed one leaves all others as they are."""

    def __init__(
        self, record: Path, clock: Clock, station: str, most: int = ALL_UP_TO, unlocked: Unlocked = NOT_LOCKED
    ) -> None:
        """Of a record with more than `most` sessions not every one is read again each time."""
        self._record, self._clock, self._most, self._unlocked = record, clock, most, unlocked
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
        clear_halves(self.folder, self._record)
        with beside(target) as partial:
            copy_database(self._record, partial, between, self._unlocked.key)
            since = last - _SLACK if last else None
            _, checked = check_copy(partial, since, lambda *_: between(), self._most, self._unlocked.key)
            put_in_place(partial, target)
        self._thin_out(self.folder)
        copies = tuple(Path(backup.file) for backup in self.listed()) + _copies(self._record)
        trouble = " ".join(filter(None, (self._under_key(copies, between), self._again(target, between))))
        backup = Backup(file=str(target), made_at=at, size=target.stat().st_size)
        return BackupDone(backup=backup, checked=checked, trouble=trouble)

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
            clear_halves(second, self._record)
            copy_file(target, second / target.name, between)
            self._copy_key(second, between)
        except StorageProblem as problem:
            return problem.sentence
        self._thin_out(second)
        trouble = self._under_key([Path(backup.file) for backup in _listed(second, self._record)], between)
        key_file = KeyFile.of_record(self._record)
        if not trouble and key_file.kept_by() is KeptBy.KEYRING:  # a former passphrase is not to open them
            with suppress(OSError):
                (second / key_file.path.name).unlink(missing_ok=True)
        return trouble

    def _copy_key(self, second: Path, between: Step) -> None:
        """Lay the key that is behind a passphrase beside the backups, which could not be opened with it else."""
        key_file = KeyFile.of_record(self._record)
        if key_file.kept_by() is KeptBy.PASSPHRASE:
            copy_file(key_file.path, second / key_file.path.name, between)

    def _under_key(self, copies: Iterable[Path], between: Step) -> str:
        """Bring copies that are plain or under a former key under the record's key; say how many could not be."""
        key = self._unlocked.key
        left = [copy for copy in copies if key and not bring_copy_under(copy, key, self._unlocked.known, between)]
        return (
            f"Copies of the record that could not be brought under its key, left as they are: {len(left)}."
            if left
            else ""
        )

    def _thin_out(self, folder: Path) -> None:
        """Take away what need not be kept; what cannot be taken away stays until the next time."""
        there = _listed(folder, self._record)
        too_many = _too_many(there, self.settings.kept, self._clock.utc_offset_min())
        for backup in too_many:
            with suppress(OSError):
                Path(backup.file).unlink()


def _copies(record: Path) -> tuple[Path, ...]:
    """Return what was copied beside the record before an upgrade or a restore."""
    return tuple(copy for why in (r"version-\d+", BEFORE_RESTORE) for copy in kept_copies(record, why))


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
