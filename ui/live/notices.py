"""What is said above the chart: what was not saved stays until it is saved or understood, the rest waits its turn."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from session.events import Body, Event
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice


class Notices(QObject):
    """Fills the banner of one live screen."""

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._unsaved: list[Body] = []
        self._waiting: list[str] = []
        banner.acted.connect(self._understood)

    @property
    def unsaved(self) -> bool:
        """Say whether something was not saved and nobody has said that it was understood."""
        return bool(self._unsaved)

    def inform(self, sentence: str) -> None:
        """Say a sentence, after what is more urgent."""
        if self._unsaved:
            self._waiting.append(sentence)
        else:
            self._banner.show_notice(Notice(sentence, action=tr("Understood")))

    def not_saved(self, events: Iterable[Event], sentence: str) -> None:
        """Say that something could not be saved."""
        self._unsaved += [event.body for event in events]
        self._banner.show_notice(Notice(sentence, Priority.HIGH, action=tr("Understood")))

    def saved(self, event: Event) -> None:
        """Take a sentence away once the same thing has been saved."""
        if event.body in self._unsaved:
            self._unsaved.remove(event.body)
            if not self._unsaved:
                self._next()

    def _understood(self) -> None:
        self._unsaved.clear()
        self._next()

    def _next(self) -> None:
        self._banner.clear()
        if self._waiting:
            self.inform(self._waiting.pop(0))
