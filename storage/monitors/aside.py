"""Work done beside the thread that asks for it, so that a slow disk or a lost network share never holds up a screen."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

Result = TypeVar("Result")


def in_background(work: Callable[[], None]) -> None:
    """Run `work` on a thread that does not keep the program from ending."""
    threading.Thread(target=work, name="monitor file", daemon=True).start()


class Aside(Generic[Result]):
    """Does one piece of work at a time; `take` never waits."""

    def __init__(self, work: Callable[[], Result], start: Callable[[Callable[[], None]], None]) -> None:
        self._work, self._start = work, start
        self._future: Future[Result] | None = None

    def take(self) -> Result | None:
        """Return what was finished since the last call, or None, and begin again; raises what the work raised."""
        if self._future is None:
            self._begin()
        future = self._future
        if future is None or not future.done():
            return None
        self._future = None
        return future.result()

    def _begin(self) -> None:
        future: Future[Result] = Future()
        self._future = future

        def run() -> None:
            try:
                future.set_result(self._work())
            except BaseException as error:  # noqa: BLE001 -- whatever it is, the one who asks is told
                future.set_exception(error)

        self._start(run)
