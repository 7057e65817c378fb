"""Has pages set beside the window, which may not stand still for as long as that takes."""

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot

from session.problems import KnownProblem
from ui.text import tr


class Purpose(Enum):
    """What a page is set for."""

    SHOW = "show"
    SAVE = "save"
    PRINT = "print"


Work = Callable[[], object]


class PageMaking(QObject):
    """`made` carries the purpose and what came of the work, `failed` the purpose and the sentence why nothing did.

    One piece of work goes on at a time, on a thread of its own. Of those that wait the last for each purpose counts,
    and what was asked for anew meanwhile is not told. `stop` waits, before the database is closed.
    """

    made = Signal(object, object)
    failed = Signal(object, str)
    _done = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._waiting: dict[Purpose, Work] = {}
        self._done.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return self._thread is not None

    def ask(self, purpose: Purpose, work: Work) -> None:
        """Begin a piece of work now, or after the one that goes on."""
        self._waiting[purpose] = work
        if not self.is_busy:
            self._begin()

    def stop(self) -> None:
        """Wait until nothing is set any more; what came of it is not told."""
        self._waiting.clear()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _begin(self) -> None:
        purpose = next(iter(self._waiting), None)
        if purpose is not None:
            arguments = (purpose, self._waiting.pop(purpose))
            self._thread = Thread(target=self._work, args=arguments, name="pages")
            self._thread.start()

    def _work(self, purpose: Purpose, work: Work) -> None:
        found, sentence = None, tr("The page could not be made. Nothing in the record was changed. Try again.")
        try:
            found, sentence = work(), ""
        except KnownProblem as problem:
            sentence = problem.sentence
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._done.emit(purpose, found, sentence)

    @Slot(object, object, str)
    def _settle(self, purpose: Purpose, found: object, sentence: str) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        asked_anew = purpose in self._waiting
        self._begin()
        if asked_anew:
            return
        if sentence:
            self.failed.emit(purpose, sentence)
        else:
            self.made.emit(purpose, found)
