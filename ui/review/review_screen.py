"""Looking back: the list of sessions at the left, the one that is open beside it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from session.problems import StorageProblem
from ui import shortcuts
from ui.desk import Desk
from ui.review.past_session import read_session
from ui.review.session_list import SessionList
from ui.review.session_page import SessionPage
from ui.text import tr
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.key_button import KeyButton

_LIST = 280
_KEYS = 9


class ReviewScreen(QWidget):
    """Shows sessions as they were recorded. `live_requested` carries the UUID of one that still runs here."""

    live_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: UUID | None = None
        self.sessions = SessionList(desk, self)
        self.sessions.setFixedWidth(_LIST)
        self.page = SessionPage(desk.watermark, self, desk=desk)
        self._hint = _nothing_yet()
        self._right = QStackedLayout()
        self._right.addWidget(self._hint)
        self._right.addWidget(self.page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sessions)
        row.addLayout(self._right, 1)
        self.sessions.chosen.connect(self.show_session)
        self.sessions.entered.connect(self._enter)
        desk.patient_corrected.connect(self._read_again)
        self.page.beside.next_time.advised.connect(self._advised)
        self.page.live_asked.connect(lambda: self.live_requested.emit(self._shown))
        self.setFocusProxy(self.sessions)
        shortcuts.bind("find", self, self.search)

    @property
    def shown(self) -> UUID | None:
        """Return the session that was asked for last, also where it could not be read."""
        return self._shown

    @property
    def hint(self) -> EmptyHint | None:
        """Return what is said in the place of a session; None where one is shown."""
        return self._hint if self._right.currentWidget() is self._hint else None

    def search(self) -> None:
        """Put the keyboard into the search."""
        self.sessions.search()

    def show_session(self, session_id: UUID) -> None:
        """Read a session and show it; one that cannot be read is said in a sentence."""
        self._shown = session_id
        self.sessions.mark(session_id)
        try:
            session = read_session(self._desk, session_id)
        except StorageProblem as problem:
            self._say(self._unread(problem.sentence))
            return
        self.page.show_session(session, self._live_key(session_id))
        self._right.setCurrentWidget(self.page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read the list again, and the session shown where it may have gone on; the newest where none was shown."""
        self.sessions.reload()
        if self._shown is not None:
            self.sessions.mark(self._shown)
        first = self.sessions.first
        if self._shown is None and first is not None:
            self.show_session(first)
        elif self._shown is None:
            self._say(self._unread(self.sessions.problem) if self.sessions.problem else _nothing_yet())
        elif self.page.session is None or self.page.session.running:
            self.show_session(self._shown)

    def _live_key(self, session_id: UUID) -> str | None:
        """Return the key of a session's live screen, empty beyond the ninth; None where it does not run here."""
        running = self._desk.session(session_id)
        if running is None:
            return None
        return shortcuts.shown(f"session {running.edge + 1}") if running.edge < _KEYS else ""

    def _enter(self) -> None:
        self.page.pane.chart.setFocus()

    def _unread(self, sentence: str) -> EmptyHint:
        again = KeyButton(tr("Try again"))
        again.clicked.connect(self._try_again)
        return EmptyHint("error", tr("This cannot be read now"), sentence, again)

    def _try_again(self) -> None:
        if self._shown is not None:
            self.show_session(self._shown)
        else:
            self.reload()

    def _read_again(self) -> None:
        if self._shown is not None:
            self.show_session(self._shown)

    def _advised(self, session_id: UUID) -> None:
        if session_id == self._shown:
            self._read_again()

    def _say(self, hint: EmptyHint) -> None:
        self._right.addWidget(hint)
        self._right.setCurrentWidget(hint)
        self._right.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint


def _nothing_yet() -> EmptyHint:
    words = tr("Once a patient is checked in, the session is listed here, while it runs and for as long as it is kept.")
    return EmptyHint("monitoring", tr("No sessions yet"), words)
