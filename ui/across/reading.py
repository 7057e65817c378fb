"""Reads the courses of all patients beside the window, which may not stand still for as long as that takes."""

from contextlib import suppress
from datetime import date
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot

from session.problems import KnownProblem
from session.series import AllSeries, all_series
from session.times import at_chair
from ui.desk import Desk


class Reading(QObject):
    """`told` carries AllSeries as they are on disk, `failed` the sentence why they could not be read.

    It reads on a thread of its own, one reading at a time; `stop` waits for it, before the database is closed.
    """

    told = Signal(object)
    failed = Signal(str)
    _done = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._thread: Thread | None = None
        self._again = False
        self._done.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_reading(self) -> bool:
        return self._thread is not None

    def read(self) -> None:
        """Read now, or once more after the reading that goes on: something may have been written since it began."""
        if self.is_reading:
            self._again = True
            return
        moment = self._desk.now()
        today = at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()
        self._thread = Thread(target=self._work, args=(today,), name="across patients")
        self._thread.start()

    def stop(self) -> None:
        """Wait until nothing is read any more; what was read is not told."""
        self._again = False
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, today: date) -> None:
        found, sentence = None, ""
        try:
            registry = self._desk.registry
            files = (kept for _, kept in registry.courses.all_kept(open_only=False))
            found = all_series(files, registry.protocols(), today)
        except KnownProblem as problem:
            sentence = problem.sentence
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._done.emit(found, sentence)

    @Slot(object, str)
    def _settle(self, found: AllSeries | None, sentence: str) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if self._again:
            self._again = False
            self.read()
        elif found is not None:
            self.told.emit(found)
        else:
            self.failed.emit(sentence)
