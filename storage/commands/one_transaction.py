"""Several changes of the record in one transaction: they are committed with the journal's line, or none of them is."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from session.ports import Clock
from storage.journal import SqliteJournal
from storage.locations import PROTOCOLS
from storage.opening import Opened
from storage.registry import SqliteRegistry
from storage.writer import Writes

Result = TypeVar("Result")


@dataclass(slots=True)
class _Kept:
    """Keeps each change until the line of the journal comes, and says at once that it is done."""

    works: list[Callable[[Connection], Any]] = field(default_factory=list)

    def submit(self, work: Callable[[Connection], Result], after_s: float = 0.0) -> "Future[Result]":
        """Keep `work`, whose result nobody asks for."""
        del after_s
        self.works.append(work)
        done: Future[Result] = Future()
        done.set_result(cast("Result", None))
        return done

    def close(self) -> None:
        """Have nothing of its own to finish."""


@dataclass(slots=True)
class _Together:
    """Carries out what was kept and then its own work, in one transaction of the real writer."""

    kept: _Kept
    writer: Writes

    def submit(self, work: Callable[[Connection], Result], after_s: float = 0.0) -> "Future[Result]":
        """Do everything kept so far, then `work`; return at once."""

        def together(connection: Connection) -> Result:
            for earlier in self.kept.works:
                earlier(connection)
            return work(connection)

        return self.writer.submit(together, after_s)

    def close(self) -> None:
        self.writer.close()


def one_transaction(opened: Opened, clock: Clock, station: str) -> tuple[SqliteJournal, SqliteRegistry]:
    """Return a journal and a registry of an open database for one piece of work.

    What the registry is told to change is committed by the journal's one `append`, in its transaction; where that
    fails, or the process ends before, nothing was changed.
    """
    kept = _Kept()
    registry = SqliteRegistry(kept, opened.reader, clock, station, PROTOCOLS)
    return SqliteJournal(_Together(kept, opened.writer), opened.reader), registry


class Batch:
    """A journal and a registry of an open database whose changes wait until they are committed all at once.

    What they answer meanwhile says nothing: whether it may be shows when it is committed.
    """

    def __init__(self, opened: Opened, clock: Clock, station: str) -> None:
        self._writer, self._kept = opened.writer, _Kept()
        self.journal = SqliteJournal(self._kept, opened.reader)
        self.registry = SqliteRegistry(self._kept, opened.reader, clock, station, PROTOCOLS)

    def commit(self) -> None:
        """Make every change since the last time in one transaction, or none; raises what the first bad one raises."""
        works, self._kept.works = self._kept.works, []

        def together(connection: Connection) -> None:
            for work in works:
                work(connection)

        self._writer.submit(together).result()
