"""One session as it was recorded: header, cards, chart with its table, and beside it what is read and written of it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from session.audit_port import LookKind
from session.people import Act
from session.state import SessionState
from session.summary import summarise
from session.times import at_chair
from ui import shortcuts
from ui.day_words import chair_words, day_words
from ui.desk import Desk
from ui.review.add_panel import AddPanel
from ui.review.beside_chart import BesideChart
from ui.review.chart_pane import ChartPane
from ui.review.chart_picture import chart_picture
from ui.review.on_paper import OnPaper
from ui.review.paper_panel import PaperPanel
from ui.review.past_session import PastSession
from ui.review.review_header import ReviewHeader
from ui.review.sign_panel import WIDTH, SignPanel
from ui.review.summary_cards import SummaryCards
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.banner import Banner, Notice
from ui.widgets.hands_on import HandsOn
from ui.widgets.side_panel import SidePanel

_NARROWEST: Final = 272
_WIDEST: Final = 420


class SessionPage(HandsOn):
    """Whatever is chosen on it, a card, a finding or an entry, moves the chart's cursor to its moment.

    `signed` carries the UUID of the session that was signed.
    """

    live_asked = Signal()
    signed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: PastSession | None = None
        self._typed: dict[UUID, tuple[str, str]] = {}
        self.banner = Banner(self)
        self.header = ReviewHeader(self)
        self.cards = SummaryCards(self)
        self.beside = BesideChart(desk, self)
        self.pane = ChartPane(desk.watermark, self.beside.differences, self)
        self._arrange()
        self.panel = SidePanel(self, width=WIDTH)
        self._connect()
        self.hand_on_to(self.pane)
        for name, act in (
            ("sign", self.sign),
            ("paper", self.look_at_paper),
            ("copy chart", self.copy_chart),
            ("add", self.add),
        ):
            shortcuts.bind(name, self, act)

    def _arrange(self) -> None:
        self.beside.setMinimumWidth(_NARROWEST)
        self.beside.setMaximumWidth(_WIDEST)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self.pane, 5)
        lower.addWidget(self.beside, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 0, 0)
        column.setSpacing(8)
        for widget in (self.banner, self.header, self.cards):
            framed = QHBoxLayout()
            framed.setContentsMargins(0, 0, 16, 0)
            framed.addWidget(widget)
            column.addLayout(framed)
        column.addLayout(lower, 1)

    def _connect(self) -> None:
        self.header.live_asked.connect(self.live_asked)
        self.header.sign_asked.connect(self.sign)
        self.header.paper_asked.connect(self.look_at_paper)
        self.banner.acted.connect(self.banner.clear)
        self.cards.moment_chosen.connect(self.go_to)
        self.cards.list_asked.connect(self.beside.turn_alerts)
        self.beside.moment_chosen.connect(self.go_to)
        self.beside.writing_asked.connect(self.panel.close_panel)
        self.beside.adding_asked.connect(self.add)
        self.beside.alerts_shown.connect(self.cards.set_list_open)
        self.beside.alerts_closed.connect(self.cards.cards[-1].setFocus)
        self.pane.pointed.connect(self.beside.pin_to)
        self.pane.shown.connect(self._show_moment)

    @property
    def session(self) -> PastSession | None:
        return self._session

    @property
    def unsaved(self) -> tuple[UUID, ...]:
        """Return the sessions about which something was typed and not saved."""
        beside = self.beside
        return *beside.comments.unsaved, *beside.next_time.unsaved, *self._typed

    def say(self, sentence: str) -> None:
        """Say above the page what became of something."""
        self.banner.show_notice(Notice(sentence, action=tr("Understood")))

    def show_session(self, session: PastSession, live_key: str | None = None) -> None:
        """Show a session; `live_key` is that of its live screen, None where there is no such screen here."""
        another = self._session is None or self._session.row.head.session_id != session.row.head.session_id
        self._session = session
        if another:
            self.panel.close_panel()
        self.header.show_session(session, live_key)
        if session.unread:
            self.banner.show_notice(Notice(session.unread))
        elif another:
            self.banner.clear()
        summary = summarise(session.state, session.now)
        self.cards.show_summary(session.state, summary, session.now)
        self.beside.show_session(session, summary)
        self.pane.show_session(session)

    def predict_with(self, model: str) -> None:
        """Show what this model predicts from now on, or nothing."""
        self.pane.predict_with(model)

    def go_to(self, moment: datetime) -> None:
        """Stand the cursor at a moment and read out its values."""
        self.pane.go_to(moment)

    def sign(self) -> None:
        """Open what is signed; a session that still runs cannot be."""
        session = self._session
        if session is None:
            return
        if session.running:
            self.say(tr("The session is not over yet. It can be signed once the patient has left."))
            return
        if self.panel.title == tr("Sign") and self.panel.is_open:
            self.panel.take_keyboard()  # what is typed there stays
            return
        panel, session_id = SignPanel(self.beside.reviewer, session), session.row.head.session_id
        panel.take_up(*self._typed.get(session_id, ("", "")))
        panel.typed.connect(lambda *words: self._keep_typed(session_id, *words))
        panel.signed.connect(self._signed)
        self.panel.open_with(tr("Sign"), panel)

    def add(self) -> None:
        """Open what adds to a finished record, about the entry that is chosen in it."""
        session = self._session
        if session is None or session.running or not self.beside.reviewer.may_write:
            return
        if sentence := self._desk.refusal(Act.ADD):
            self.say(sentence)
            return
        current = self.beside.record.current
        entry = session.state.entry(current) if current else None
        panel = AddPanel(self.beside.reviewer, session, entry)
        self.panel.open_with(tr("Add to the record"), panel)
        panel.saved.connect(self._added)

    def _added(self) -> None:
        self.panel.close_panel()
        self.say(tr("Added to the record."))

    def look_at_paper(self) -> None:
        """Show the record as it is printed, with what can be done with it."""
        if self._session is not None:
            self.panel.open_with(tr("On paper"), OnPaper(self._desk, self._session))

    def copy_chart(self) -> None:
        """Put what the chart shows now onto the clipboard as a picture; it names nobody."""
        if self._session is None:
            return
        picture = chart_picture(self.pane.chart, _caption(self._session, self._desk.watermark), look_of(self).palette)
        QApplication.clipboard().setImage(picture)
        self._desk.look(LookKind.CHART, self._session.row.patient.patient_id, self._session.row.head.session_id)
        self.say(tr("The chart is on the clipboard as a picture. It carries no name."))

    def _keep_typed(self, session_id: UUID, comment: str, advice: str) -> None:
        """Keep what is typed beside a signature, for a panel that closes takes its own with it."""
        self._typed.pop(session_id, None)
        if comment or advice:
            self._typed[session_id] = (comment, advice)

    def stop(self) -> None:
        """Wait for a page that is being set, before the database is closed."""
        for paper in self.panel.findChildren(PaperPanel):
            paper.stop()

    def _signed(self, session_id: object) -> None:
        self.panel.close_panel()
        self.signed.emit(session_id)

    def _show_moment(self, state: SessionState, now: datetime) -> None:
        self.cards.show_state(state, now)


def _caption(session: PastSession, watermark: str) -> str:
    head = session.row.head
    day = day_words(at_chair(head.opened_at, head.utc_offset_min).date())
    parts = (day, chair_words(head.chair), head.protocol, str(head.session_id)[:8], watermark)
    return " · ".join(part for part in parts if part)
