"""The one thread that writes: each piece of work is a transaction, done in the order in which it came."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine

from session.problems import StorageProblem
from storage.driver import sqlite
from storage.engine import BEGIN_WRITING
from storage.problems import told
from storage.same_file import SameFile

Result = TypeVar("Result")


class Writes(Protocol):
    """Whoever carries out changes to the record."""

    def submit(self, work: Callable[[Connection], Result], after_s: float = 0.0) -> "Future[Result]":
        """Do `work` in a transaction, not before `after_s` seconds; return at once.

        What is called when the future is done runs on the writer's thread: it must not wait for other work there.
        """

    def close(self) -> None:
        """Finish everything submitted, then stop."""


@dataclass(frozen=True, slots=True)
class _Task:
    work: Callable[[Connection], Any]
    future: "Future[Any]"
    due: float


class Writer:
    """Owns the connection that writes; a failed transaction is undone and closed, and the thread lives on."""

    def __init__(self, engine: Engine, path: Path, elapsed: Callable[[], float]) -> None:
        self._engine, self._path, self._elapsed = engine, path, elapsed
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._later: list[_Task] = []
        self._lock = Lock()
        self._closed = False
        self._connection: Connection | None = None
        self._file = SameFile(path)
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Connection], Result], after_s: float = 0.0) -> "Future[Result]":
        """Do `work` in a transaction of its own; the future raises StorageProblem where it was undone.

        Work that is to wait (`after_s`, seconds) is done early when the writer is closed. An error that is no
        known problem passes through the future as it is.
        """
        future: Future[Result] = Future()
        due = self._elapsed() + after_s if after_s else 0.0
        with self._lock:
            if not self._closed:
                self._queue.put(_Task(work, future, due))
                return future
        future.set_exception(StorageProblem("The record has been closed, so this was not saved."))
        return future

    def close(self) -> None:
        with self._lock:
            closed, self._closed = self._closed, True
            if not closed:
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            if task.due > self._elapsed():
                self._later.append(task)
            else:
                self._do(task)
        for task in self._later:
            self._do(task)
        self._drop_connection()
        self._engine.dispose()

    def _next(self) -> _Task | None:
        if not self._later:
            return self._queue.get()
        soonest = min(self._later, key=lambda task: task.due)
        try:
            if (wait := soonest.due - self._elapsed()) > 0:
                return self._queue.get(timeout=wait)
        except Empty:
            pass
        self._later.remove(soonest)
        return soonest

    def _do(self, task: _Task) -> None:
        if not task.future.set_running_or_notify_cancel():
            return
        try:
            result = self._transaction(task.work)
        except BaseException as error:  # noqa: BLE001 -- whatever it was belongs to whoever waits for the future
            task.future.set_exception(error)
        else:
            task.future.set_result(result)

    def _transaction(self, work: Callable[[Connection], Result]) -> Result:
        self._file.require()  # before SQLite makes a new one in its place
        try:
            with told(self._path):
                return self._committed(work)
        except BaseException:
            self._drop_connection()
            raise

    def _committed(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` between a BEGIN and a COMMIT of the driver itself: every entry waits for these two."""
        new = self._connection is None
        connection = self._connection = self._connection or self._engine.connect()
        driver = connection.connection.driver_connection
        assert driver is not None  # noqa: S101 -- a connection that is not pooled away has one
        driver.execute(BEGIN_WRITING)
        if new:
            self._file.opened()
        result = work(connection)
        connection.commit()  # ends what Core believes to have begun, where the work went through it
        driver.commit()
        self._file.require()  # before it is said to be saved
        return result

    def _drop_connection(self) -> None:
        """Undo what is open and close; the next work gets a new connection, which sees the disk anew.

        Closing alone would leave the transaction, and every other writer waiting, while a cursor is still held.
        """
        connection, self._connection = self._connection, None
        self._file.closed()
        if connection is None:
            return
        driver = connection.connection.driver_connection
        with suppress(sqlite.Error):  # what cannot be undone any more was never committed either
            if driver is not None:
                driver.rollback()
        connection.invalidate()
        connection.close()


class NoWriter:
    """Stands in where the record may only be read: every change is refused with the same sentence."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    def submit(self, work: Callable[[Connection], Result], after_s: float = 0.0) -> "Future[Result]":
        """Refuse `work`."""
        del work, after_s
        future: Future[Result] = Future()
        future.set_exception(StorageProblem(self._sentence))
        return future

    def close(self) -> None:
        """Have nothing to finish."""
