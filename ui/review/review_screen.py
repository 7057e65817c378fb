"""Looking back: the list of sessions at the left, the one that is open beside it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QWidget

from session.audit_port import LookKind
from session.problems import StorageProblem
from session.times import at_chair
from ui import shortcuts
from ui.course.dose_response_page import DoseResponsePage
from ui.day_words import day_words
from ui.desk import Desk
from ui.review.compare_page import ComparePage
from ui.review.past_session import PastSession, read_session
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
        self._next: UUID | None = None
        self._nothing_fits: EmptyHint | None = None
        self.sessions = SessionList(desk, self)
        self.sessions.setFixedWidth(_LIST)
        self.page = SessionPage(desk, self)
        self.compare, self.doses = ComparePage(desk, self), DoseResponsePage(desk, self)
        self._hint = _nothing_yet()
        self._right = QStackedLayout()
        self._right.addWidget(self._hint)
        for page in (self.page, self.compare, self.doses):
            self._right.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sessions)
        row.addLayout(self._right, 1)
        self._connect()
        self.setFocusProxy(self.sessions)
        shortcuts.bind("find", self, self.search)
        shortcuts.bind("compare", self, self.compare_sessions)
        shortcuts.bind("response", self, self.look_at_doses)

    def _connect(self) -> None:
        self.sessions.chosen.connect(self.show_session)
        self.sessions.entered.connect(self._enter)
        self.sessions.listed.connect(self._listed)
        self._desk.patient_corrected.connect(self._read_again)
        self.page.live_asked.connect(lambda: self.live_requested.emit(self._shown))
        self.page.header.compare_asked.connect(self.compare_sessions)
        self.page.header.response_asked.connect(self.look_at_doses)
        self.page.beside.reviewer.wrote.connect(self._written)
        self.page.signed.connect(self._signed)
        self.compare.closed.connect(self._look_at_session)
        self.doses.closed.connect(self._look_at_session)
        self.doses.session_chosen.connect(self.show_session)

    @property
    def shown(self) -> UUID | None:
        """Return the session that was asked for last, also where it could not be read."""
        return self._shown

    @property
    def unsaved(self) -> UUID | None:
        """Return a session about which something was typed and not saved; None where there is none."""
        return next(iter(self.page.unsaved), None)

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
        self._desk.look(LookKind.SESSION, session.row.patient.patient_id, session_id)
        self.page.show_session(session, self._live_key(session_id))
        self._right.setCurrentWidget(self.page)

    def compare_sessions(self) -> None:
        """Show the session among the patient's others in its place; asked again, go back to it."""
        self._turn(self.compare, lambda session: self.compare.show_session(session.row.head.session_id))

    def look_at_doses(self) -> None:
        """Show dose and response of the patient in place of the session; asked again, go back to it."""
        self._turn(self.doses, lambda session: self.doses.show_patient(session.row.patient.patient_id))

    def stop(self) -> None:
        """Wait for what is being read, before the database is closed."""
        self.sessions.stop()
        self.compare.stop()
        self.doses.stop()
        self.page.stop()

    def _turn(self, page: QWidget, begin: Callable[[PastSession], None]) -> None:
        if self._right.currentWidget() is page:
            self._look_at_session()
        elif self.page.session is not None and self.hint is None:
            self.page.panel.close_panel()
            begin(self.page.session)
            self._right.setCurrentWidget(page)
            page.setFocus()

    def _look_at_session(self) -> None:
        self._right.setCurrentWidget(self.page)
        self._enter()

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

    def _listed(self, count: int) -> None:
        """Put the session aside while somebody looks for others and finds none: it would be taken for one of them."""
        aside = self._hint is self._nothing_fits
        focused = QApplication.focusWidget()
        looking = focused is not None and self.sessions.isAncestorOf(focused)
        if count == 0 and looking and self._right.currentWidget() is self.page:
            self._nothing_fits = EmptyHint("search", tr("No session fits"), tr("Change what is looked for, or Esc."))
            self._say(self._nothing_fits)
        elif count and aside and self._right.currentWidget() is self._hint:
            self._right.setCurrentWidget(self.page)

    def _written(self, session_id: UUID) -> None:
        """Read a session again in whose record something was written, here and in the list."""
        if session_id == self._shown:
            self._read_again()
        self.sessions.reload()
        if self._next is not None:
            self.sessions.mark(self._next)
            self.sessions.rows.setFocus()
            self._next = None

    def _signed(self, session_id: UUID) -> None:
        """Say who was signed, and stay there: the next one is not to be signed by the same press."""
        session = self.page.session
        if session is None or session.row.head.session_id != session_id:
            return
        self._next = self.sessions.next_to_sign(session_id)
        head = session.row.head
        day = day_words(at_chair(head.opened_at, head.utc_offset_min).date())
        words = tr("{name}, {day}: signed.") + (tr(" Enter opens the next one to sign.") if self._next else "")
        self.page.say(words.format(name=session.row.patient.name, day=day))

    def _say(self, hint: EmptyHint) -> None:
        self._right.addWidget(hint)
        self._right.setCurrentWidget(hint)
        self._right.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint


def _nothing_yet() -> EmptyHint:
    words = tr("Once a patient is checked in, the session is listed here, while it runs and for as long as it is kept.")
    return EmptyHint("monitoring", tr("No sessions yet"), words)
