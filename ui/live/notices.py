"""What is said above the chart: what was not saved stays until it is saved or understood, the rest waits its turn."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from session.events import Body, Event, VitalsRecorded
from session.limits import Crossing, Tier, crossings
from session.state import SessionState
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice


class Notices(QObject):
    """Fills the banner of one live screen."""

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._unsaved: list[Body] = []
        self._waiting: list[Notice] = []
        self._crossed: dict[str, Tier] = {}
        banner.acted.connect(self._understood)

    @property
    def unsaved(self) -> bool:
        """Say whether something was not saved and nobody has said that it was understood."""
        return bool(self._unsaved)

    def inform(self, sentence: str) -> None:
        """Say a sentence, after what is more urgent."""
        self._say(Notice(sentence, action=tr("Understood")))

    def heed(self, event: Event, state: SessionState) -> None:
        """Say what the protocol says to do about a value that has just crossed a limit, or crossed a further one.

        It is said again only once the value was back within its limits; an entry written later is no news.
        """
        entry = state.entry(event.event_id)
        if entry is None or not isinstance(entry.body, VitalsRecorded) or entry.late_by:
            return
        values = {reading.code: reading.value for reading in entry.body.readings}
        found = {crossing.code: crossing for crossing in crossings(state, values)}
        for code in values:
            before = self._crossed.pop(code, None)
            if crossing := found.get(code):
                self._crossed[code] = crossing.tier
                if before is None or crossing.tier > before:
                    self._say(_limit_notice(crossing))

    def _say(self, notice: Notice) -> None:
        shown = self._banner.notice
        if self._unsaved or (shown and shown.priority > notice.priority):
            self._waiting.append(notice)
            return
        if shown and shown.priority and shown != notice:
            self._waiting.insert(0, shown)
        self._banner.show_notice(notice)

    def not_saved(self, events: Iterable[Event], sentence: str) -> None:
        """Say that something could not be saved."""
        shown = self._banner.notice
        if shown and not self._unsaved:
            self._waiting.insert(0, shown)
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
            self._say(self._waiting.pop(0))


def _limit_notice(crossing: Crossing) -> Notice:
    priority = Priority.HIGH if crossing.tier is Tier.STOP else Priority.MEDIUM
    return Notice(f"{crossing.sentence} {crossing.advice}".strip(), priority, action=tr("Understood"))
