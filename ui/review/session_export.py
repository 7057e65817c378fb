"""The sessions that fit, all of them, as a table among the user's documents, read and written beside the window."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from session.ports import Registry, SessionRow
from session.problems import StorageProblem
from session.session_table import session_table
from ui.across.saving import free_file, keep_as_csv
from ui.review.asking import Asking
from ui.text import tr

_PAGE: Final = 500


class SessionExport(QObject):
    """`told` carries a sentence when it begins, and one when it is over; one export at a time.

    `folder` is where it is saved, the user's documents where None; `stop` waits for the end, before the database is
    closed.
    """

    told = Signal(str)
    _done = Signal(str)

    def __init__(self, registry: Registry, parent: QObject, *, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._registry, self.folder = registry, folder
        self._thread: Thread | None = None
        self._stopped = Event()
        self._done.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def goes_on(self) -> bool:
        return self._thread is not None

    def start(self, asking: Asking, day: str) -> None:
        """Export what fits; `day` is part of the file's name, in which no patient is named."""
        if self.goes_on:
            return
        self.told.emit(tr("The list is being saved as a table."))
        self._stopped.clear()
        self._thread = Thread(target=self._work, args=(asking, day), name="export of sessions")
        self._thread.start()

    def stop(self) -> None:
        """Give up what is being exported, and wait until nothing is read any more."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, asking: Asking, day: str) -> None:
        sentence = ""
        try:
            rows = tuple(self._every(asking))
            file = free_file(tr("Sessions {day}").format(day=day), self.folder)
            done = not self._stopped.is_set() and keep_as_csv(session_table(rows), file)
            saved = tr("1 session") if len(rows) == 1 else tr("{count} sessions").format(count=len(rows))
            words = tr("{saved} saved in {folder}: {file}") if done else tr("Not saved in {folder}: {file}")
            sentence = words.format(saved=saved, folder=file.parent, file=file.name)
        except StorageProblem as problem:
            sentence = problem.sentence
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._done.emit(sentence)

    def _every(self, asking: Asking) -> Iterator[SessionRow]:
        before = None
        while not self._stopped.is_set():
            page = self._registry.find_sessions(asking.question, asking.shelf, before, _PAGE)
            yield from page
            if len(page) < _PAGE:
                return
            before = page[-1].head.opened_at

    @Slot(str)
    def _settle(self, sentence: str) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self.told.emit(sentence)
