"""Does what takes a moment of computing beside the window, which may not stand still for it."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot

from session.problems import KnownProblem
from ui.text import tr


class Aside(QObject):
    """One thing at a time on a thread of its own: `done` carries what came of it, `failed` the sentence why nothing.

    An error that nobody expected is a failure as well, told in a sentence here and in full to whoever catches those.
    Its owner waits with `stop` where the database is closed meanwhile.
    """

    done = Signal(object)
    failed = Signal(str)
    _over = Signal(object, str)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: Thread | None = None
        self._over.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._thread is not None

    def begin(self, work: Callable[[], object]) -> bool:
        """Begin, and say whether that was possible: what is asked while it is busy is not done."""
        if self.busy:
            return False
        self._thread = Thread(target=self._work, args=(work,), name=self._name)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Wait until nothing is done any more; what came of it is not told."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, work: Callable[[], object]) -> None:
        found, sentence = None, tr("Something in the program failed, so this was not done. Nothing is lost; try again.")
        try:
            found, sentence = work(), ""
        except KnownProblem as problem:
            sentence = problem.sentence
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._over.emit(found, sentence)

    @Slot(object, str)
    def _settle(self, found: object, sentence: str) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if sentence:
            self.failed.emit(sentence)
        else:
            self.done.emit(found)
