"""Backups, seals and checks of the open record, one after another on a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from threading import Event
from typing import Final, TypeVar

from sqlalchemy import Connection

from session.backup_rotation import SPANS, kept_problem
from session.backup_words import EVERY, due
from session.people import Act
from session.ports import Clock
from session.problems import Refused, StorageProblem
from session.safekeeping import Backup, BackupDone, BackupSettings, Progress, Seal, Verification
from storage import seals
from storage.audit import Change, write_audit
from storage.backups import Backups
from storage.changes import Changes
from storage.people import require_may
from storage.reader import Reader
from storage.verification import verify_file
from storage.writer import Writes

Result = TypeVar("Result")
_REST_S: Final = 0.002
"""Between two steps the thread rests, so that the window and the writer come first."""
_SETTLED: Final = timedelta(minutes=1)
"""A program that has just been opened has other things to do than a backup."""
_AGAIN: Final = timedelta(minutes=10)
"""After so long a backup that could not be made is tried again."""


class SqliteSafekeeping:
    """Starts its thread with the first work; a record that may only be read is checked and not copied."""

    def __init__(
        self, backups: Backups, reader: Reader, writer: Writes, clock: Clock, station: str, *, read_only: bool
    ) -> None:
        self._reader, self._writer, self._clock, self._read_only = reader, writer, clock, read_only
        self._backups = backups
        self._changes = Changes(writer, clock, station)
        self._listed: tuple[Backup, ...] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._stop = Event()
        self._running: Future[BackupDone] | None = None
        self._not_before = clock.wall() + _SETTLED

    @property
    def settings(self) -> BackupSettings:
        return self._backups.settings

    def choose(self, settings: BackupSettings, actor: str) -> None:
        """Put other settings in force and audit them; what cannot be audited is put back."""
        self._require(actor)
        if self._read_only:
            raise StorageProblem("This window can only read, so nothing was changed. Change it where it is written.")
        if sentence := kept_problem(settings.kept):
            raise Refused(sentence)
        before = self.settings
        self._backups.choose(settings)
        try:
            self._changes.make(partial(_audit_settings, old=before, new=settings), actor, "backups", "")
        except StorageProblem:
            with suppress(StorageProblem):
                self._backups.choose(before)
            raise

    def backups(self) -> tuple[Backup, ...]:
        if self._listed is None:
            self._listed = self._backups.listed()
        return self._listed

    def latest_seal(self) -> Seal | None:
        return seals.latest(self._reader)

    def due(self, now: datetime) -> bool:
        """Say whether a backup is to be made by itself: an hour after the last one, ten minutes after a failed one."""
        busy = self._running is not None and not self._running.done()
        if self._read_only or busy or self._stop.is_set():
            return False
        # A clock that was put back must not put a backup off.
        waited = now >= self._not_before or self._not_before - now > EVERY
        return waited and due(self.backups(), now)

    def back_up(self, actor: str | None = None) -> "Future[BackupDone]":
        if actor is not None:
            self._require(actor)
        if self._running is None or self._running.done():
            self._running = self._submit(self._back_up)
        return self._running

    def verify(self, progress: Progress, actor: str) -> "Future[Verification]":
        self._require(actor)

        def told(done: int, of: int) -> None:
            self._rest()
            progress(done, of)

        def work() -> Verification:
            with self._reader.reading() as connection:
                return verify_file(connection, progress=told)

        return self._submit(work)

    def finish(self) -> None:
        """Do what `close` does, and seal what was written until now, where that is possible."""
        self.close()
        if not self._read_only:
            with suppress(StorageProblem):  # the next start seals it
                seals.seal(self._reader, self._writer, self._clock, today=True)

    def close(self) -> None:
        """Give up what has not been done yet, and wait for the thread."""
        self._stop.set()
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
            self._thread = None

    def _require(self, actor: str) -> None:
        """Refuse who may not keep the record safe; raises Refused or StorageProblem."""
        with self._reader.reading() as connection:
            require_may(connection, actor, Act.KEEP)

    def _back_up(self) -> BackupDone:
        self._not_before = self._clock.wall() + _AGAIN
        if self._read_only:
            raise StorageProblem("This window can only read, and the one that writes makes the backups.")
        try:
            seals.seal(self._reader, self._writer, self._clock, today=True)
            done = self._backups.write(self._rest)
        finally:
            self._listed = self._backups.listed()
        self._not_before = self._clock.wall() + EVERY
        return done

    def _rest(self) -> None:
        """Let others come to the processor and the disk; raises StorageProblem where the record is being closed."""
        if self._stop.wait(_REST_S):
            raise StorageProblem("This was given up because the record was closed. Nothing that was saved is lost.")

    def _submit(self, work: Callable[[], Result]) -> "Future[Result]":
        if self._stop.is_set():
            future: Future[Result] = Future()
            future.set_exception(StorageProblem("The record has been closed."))
            return future
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="safekeeping")
        return self._thread.submit(work)


def _audit_settings(connection: Connection, old: BackupSettings, new: BackupSettings, change: Change) -> None:
    write_audit(connection, change, _audited(old), _audited(new))


def _audited(settings: BackupSettings) -> dict[str, object]:
    return {"second": settings.second or "none", **{span: getattr(settings.kept, span) for span in SPANS}}
