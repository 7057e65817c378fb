"""A change of ordinary rows: one transaction of the writer, with who makes it, when, and at which station."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection

from session.ports import Clock
from session.times import at_chair
from storage.audit import Change
from storage.writer import Writes

Result = TypeVar("Result")


class Changes:
    """Makes changes and waits until each is committed with its audit."""

    def __init__(self, writer: Writes, clock: Clock, station: str) -> None:
        self._writer, self._clock, self._station = writer, clock, station

    def make(self, work: Callable[..., Result], actor: str, subject: str, subject_id: str) -> Result:
        """Do `work(connection, change=...)` in a transaction of its own; raises what it raises, or StorageProblem."""
        return self.begin(work, actor, subject, subject_id).result()

    def begin(self, work: Callable[..., Result], actor: str, subject: str, subject_id: str) -> "Future[Result]":
        """Do what `make` does and return at once."""
        change = Change(
            at=self._clock.wall(), actor=actor, station=self._station, subject=subject, subject_id=subject_id
        )

        def changed(connection: Connection) -> Result:
            return work(connection, change=change)

        return self._writer.submit(changed)

    def today(self) -> date:
        """Return the chair's date."""
        return at_chair(self._clock.wall(), self._clock.utc_offset_min()).date()

    def utc_offset_min(self, at: datetime) -> int:
        """Return the chair's offset from UTC at a moment."""
        return self._clock.utc_offset_min(at)
