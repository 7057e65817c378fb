"""Has backups made by itself: every hour, and when a session is over; says what came of them."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt, Signal, Slot

from session.backup_words import overdue_words
from session.problems import KnownProblem
from session.safekeeping import BackupDone, Safekeeping
from ui.desk import Desk


class BackupWatch(QObject):
    """Looks at every tick of the desk; `changed` comes when a backup begins and when it is there or has failed.

    `overdue_changed` carries the sentence about a last backup that is too old, or nothing; `refused` why whoever asks
    may not have one made. Without `itself` it makes only those that are asked for: a demonstration needs none.
    """

    changed = Signal()
    refused = Signal(str)
    overdue_changed = Signal(str)
    _settled = Signal(object)

    def __init__(self, safekeeping: Safekeeping, desk: Desk, *, itself: bool = True) -> None:
        super().__init__(desk)
        self.safekeeping, self._desk, self._itself = safekeeping, desk, itself
        self._began = desk.now()
        desk.backed_up = safekeeping.backups
        self._running: Future[BackupDone] | None = None
        self._said = ""
        self.trouble = ""
        self.checked = ""
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        if itself and not desk.read_only:
            desk.ticked.connect(self._look)
            desk.finished.connect(self._by_itself)

    @property
    def running(self) -> bool:
        """Say whether a backup is being made."""
        return self._running is not None

    @property
    def overdue(self) -> str:
        """Return a sentence where the last backup is too old, or there is none and none could be made; else nothing."""
        since = None if self.trouble else self._began  # one that failed is not waited for
        return overdue_words(self.safekeeping.backups(), self._desk.now(), since) if self._itself else ""

    @Slot()
    def ask(self) -> None:
        """Make a backup because somebody asks for one, unless one is being made."""
        try:
            self._back_up(self._desk.who)
        except KnownProblem as problem:
            self.refused.emit(problem.sentence)

    @Slot()
    def _by_itself(self) -> None:
        self._back_up(None)

    def _back_up(self, actor: str | None) -> None:
        if self._running is None:
            self._running = self.safekeeping.back_up(actor)
            self._running.add_done_callback(self._settled.emit)
            self.changed.emit()

    def _look(self) -> None:
        if self._running is None and self.safekeeping.due(self._desk.now()):
            self._by_itself()
        self._say_overdue()

    def _say_overdue(self) -> None:
        if (sentence := self.overdue) != self._said:
            self._said = sentence
            self.overdue_changed.emit(sentence)

    def finish(self) -> None:
        """Wait for what is being made, or give it up, and seal what was written; the window is being closed."""
        self.safekeeping.finish()

    @Slot(object)
    def _settle(self, made: "Future[BackupDone]") -> None:
        self._running = None
        if made.cancelled():
            return
        try:
            done = made.result()
            self.trouble, self.checked = done.trouble, done.checked
        except KnownProblem as problem:
            self.trouble, self.checked = problem.sentence, ""
        self.changed.emit()
        self._say_overdue()
