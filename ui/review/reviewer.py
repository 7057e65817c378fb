"""Who reviews at this window: who is signed in, else asked for once and remembered until somebody else writes."""

from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from session.problems import StorageProblem
from ui.desk import Desk
from ui.review.written import Line, Written


class Reviewer(QObject):
    """The physician's name for all that is written in Review; the nurse's is another's and stays what it is.

    `named` carries the name from now on, empty where it is to be asked for again; `wrote` the UUID of a session in
    whose record something new may be read.
    """

    named = Signal(str)
    wrote = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._name = ""
        desk.signed_in_changed.connect(lambda: self.named.emit(self.name))

    @property
    def name(self) -> str:
        """Return in whose name it is written; empty where that is to be asked for."""
        return self.desk.signed_in.name if self.desk.signed_in else self._name

    @property
    def fixed(self) -> bool:
        """Say whether somebody is signed in, so that nobody writes in another name."""
        return self.desk.signed_in is not None

    @property
    def may_write(self) -> bool:
        return not self.desk.read_only

    def staff(self) -> tuple[str, ...]:
        """Return the names to offer, the latest first; none where they cannot be read."""
        with suppress(StorageProblem):
            return self.desk.registry.staff()
        return ()

    def remember(self, name: str) -> None:
        """Say who writes from now on; nothing means that it is asked for again."""
        if self.fixed or name == self.name:
            return
        self._name = name
        if name:
            with suppress(StorageProblem):  # the name is in every entry; only its suggestion is missing
                self.desk.registry.add_staff(name, name)
        self.named.emit(name)

    def writing(self, session_id: UUID, name: str, *lines: Line) -> Written:
        """Return what is to be written in a name, not begun yet; the name is remembered once a line is on disk."""
        written = Written(self.desk, session_id, name, lines)
        written.saved.connect(lambda _state: self.remember(name))
        written.changed.connect(self.wrote)
        return written
