"""What is said above the chart, one thing at a time: not saved, then alerts, then what is overdue, then the rest."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from session.alert_events import BY_PROGRAM, AlertPersisted, AlertRaised, AlertWorsened
from session.alert_record import Alert, waiting
from session.events import Event
from session.schedule import overdue_since
from session.state import SessionState
from session.times import clock_text
from ui import shortcuts
from ui.live.alert_head import since_words
from ui.running_session import RunningSession
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice

_A_MINUTE: Final = timedelta(minutes=1)


class Notices(QObject):
    """Fills the banner of one live screen.

    What was not saved stays until it is saved or understood; an alert until it is answered, or over where it is not
    latched; an overdue check until it is done. `answer_asked` wants the answer to the alert that is shown,
    `vitals_asked` the vital signs; `understood` says that nothing more is wanted.
    """

    answer_asked = Signal()
    vitals_asked = Signal()
    understood = Signal()

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._unsaved: list[Event] = []
        self._failure = ""
        self._alert: Notice | None = None
        self._overdue: Notice | None = None
        self._informed: list[Notice] = []
        banner.acted.connect(self._act)

    @property
    def unsaved(self) -> bool:
        """Say whether something was not saved and nobody has said that it was understood."""
        return bool(self._unsaved)

    def inform(self, sentence: str) -> None:
        """Say a sentence, after what is more urgent."""
        notice = Notice(sentence, action=tr("Understood"))
        if notice not in self._informed:
            self._informed.append(notice)
        self._show()

    def hear(self, running: RunningSession, *sentences: str) -> None:
        """Say what a session has told and will tell beside its record; a sentence that is empty is none."""
        running.noticed.connect(self.inform)
        for sentence in filter(None, (*sentences, *running.told)):
            self.inform(sentence)

    def watch(self, state: SessionState, now: datetime) -> None:
        """Say what waits for an answer, and a check that has been overdue for too long."""
        alerts = waiting(state.alerts)
        self._alert = _alert_notice(alerts, state) if alerts else None
        self._overdue = _overdue_notice(state, now)
        self._show()

    def not_saved(self, events: Iterable[Event], sentence: str) -> None:
        """Say that something could not be saved."""
        self._unsaved += events
        self._failure = sentence
        self._show()

    def saved(self, event: Event) -> None:
        """Take a sentence away once the same thing has been saved; the program's own is reckoned anew each time."""
        again = [lost for lost in self._unsaved if lost.body == event.body][:1]
        if event.source == BY_PROGRAM:
            again = [lost for lost in self._unsaved if lost.source == BY_PROGRAM]
        if again:
            self._unsaved = [lost for lost in self._unsaved if lost not in again]
            self._show()

    def _wanted(self) -> Notice | None:
        if self._unsaved:
            return Notice(self._failure, Priority.HIGH, action=tr("Understood"), advice=_unheard(self._unsaved))
        return self._alert or self._overdue or next(iter(self._informed), None)

    def _show(self) -> None:
        notice = self._wanted()
        if notice is not None:
            self._banner.show_notice(notice)
        elif self._banner.notice is not None:
            self._banner.clear()

    def _act(self) -> None:
        """The banner's button was pressed: what it shows decides what that means."""
        if self._unsaved:
            self._unsaved.clear()
        elif self._alert:
            self.answer_asked.emit()
            return
        elif self._overdue:
            self.vitals_asked.emit()
            return
        elif self._informed:
            self._informed.pop(0)
        self._show()
        self.understood.emit()


def _unheard(unsaved: Iterable[Event]) -> str:
    """Return what the program had to say and could not record: it is true all the same; empty where there is none."""
    said = (AlertRaised, AlertWorsened, AlertPersisted)
    sentences = dict.fromkeys(event.body.sentence for event in unsaved if isinstance(event.body, said))
    return tr("Not recorded: {what}").format(what=" ".join(sentences)) if sentences else ""


def _alert_notice(alerts: tuple[Alert, ...], state: SessionState) -> Notice:
    alert, more = alerts[0], len(alerts) - 1
    since = since_words(alert, state.utc_offset_min)
    if not alert.open and alert.cleared_at:
        since = tr("over since {clock}").format(clock=clock_text(alert.cleared_at, state.utc_offset_min))
    return Notice(
        alert.sentence,
        Priority(alert.urgency),
        detail=tr("{since}, {count} more").format(since=since, count=more) if more else since,
        action=tr("Answer"),
        key=shortcuts.shown("gate"),
        advice=alert.advice,
        flashes=alert.open,
    )


def _overdue_notice(state: SessionState, now: datetime) -> Notice | None:
    """Say that a check has been overdue for longer than the protocol lets pass."""
    since = overdue_since(state, now)
    opened = state.opened
    if since is None or opened is None or now - since < timedelta(minutes=opened.protocol.overdue_min):
        return None
    sentence = tr("Vital signs were due at {clock}, {minutes} min ago.").format(
        clock=clock_text(since, state.utc_offset_min), minutes=(now - since) // _A_MINUTE
    )
    return Notice(
        sentence,
        Priority.MEDIUM,
        action=tr("Vitals"),
        key=shortcuts.shown("vitals"),
        advice=tr("Take them, or write asleep where the patient is not to be disturbed."),
    )
