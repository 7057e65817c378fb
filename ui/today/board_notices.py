"""What is said above the board: what cannot be read, that several checks are overdue, that there is no new backup."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from session.several import Overdue, overdue_words
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice


class BoardNotices(QObject):
    """Fills the banner of Today, what cannot be read before what is overdue. `again` asks for another try.

    `back_up` wants a backup to be made.
    """

    again = Signal()
    back_up = Signal()

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._failed = ""
        self._no_backup = ""
        self._late: tuple[Overdue, ...] = ()
        self._understood: frozenset[Overdue] = frozenset()
        banner.acted.connect(self._acted)

    def failed(self, sentence: str) -> None:
        """Say that something cannot be read, until it could be."""
        self._failed = sentence
        self._show()

    def readable(self) -> None:
        """Everything could be read again."""
        self._failed = ""
        self._show()

    def show_overdue(self, late: Sequence[Overdue]) -> None:
        """Say whose checks are overdue while that is more than one; once understood only when another joins them."""
        self._late = tuple(late) if len(late) > 1 else ()
        self._understood &= frozenset(self._late)
        self._show()

    def show_backup(self, sentence: str) -> None:
        """Say that the last backup is too old, until nothing is said of it any more."""
        self._no_backup = sentence
        self._show()

    def _acted(self) -> None:
        if self._failed:
            self.again.emit()
        elif not self._unanswered() and self._no_backup:
            self.back_up.emit()
        else:
            self._understood = frozenset(self._late)
            self._show()

    def _show(self) -> None:
        if self._failed:
            self._banner.show_notice(Notice(self._failed, Priority.HIGH, action=tr("Try again")))
        elif self._unanswered():
            self._banner.show_notice(Notice(overdue_words(self._late), Priority.MEDIUM, action=tr("Understood")))
        elif self._no_backup:
            self._banner.show_notice(Notice(self._no_backup, Priority.LOW, action=tr("Back up now")))
        elif self._banner.notice is not None:
            self._banner.clear()

    def _unanswered(self) -> bool:
        return bool(frozenset(self._late) - self._understood)
