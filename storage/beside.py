"""Notes what needs no lease, beside the window that writes: who signed in here, and whose record was looked at."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import TypeVar

from sqlalchemy import Connection

from storage.reader import Reader

Result = TypeVar("Result")


class Beside:
    """Stands in for the writer where a window may only read; each note has a thread, for the lock may be waited for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._one_at_a_time = Lock()
        self._threads: set[Thread] = set()
        reader.before_close(self.close)

    def submit(self, work: Callable[[Connection], Result], after_s: float = 0.0) -> "Future[Result]":
        """Do `work` in a transaction of its own at once; the future raises StorageProblem where it was not written."""
        del after_s
        future: Future[Result] = Future()
        thread = Thread(target=self._do, args=(work, future), name="beside")
        self._threads = {each for each in self._threads if each.is_alive()} | {thread}
        thread.start()
        return future

    def close(self) -> None:
        """Wait until all of it is written, or could not be."""
        for thread in self._threads:
            thread.join()

    def _do(self, work: Callable[[Connection], Result], future: "Future[Result]") -> None:
        try:
            with self._one_at_a_time, self._reader.noting() as connection:
                result = work(connection)
        except BaseException as error:  # noqa: BLE001 -- whatever it was belongs to whoever waits for the future
            future.set_exception(error)
        else:
            future.set_result(result)
