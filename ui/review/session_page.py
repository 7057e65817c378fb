"""One session as it was recorded: header, cards, chart with its table, and beside it what is read and written of it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.summary import summarise
from ui.desk import Desk
from ui.review.beside_chart import BesideChart
from ui.review.chart_pane import ChartPane
from ui.review.past_session import PastSession
from ui.review.review_header import ReviewHeader
from ui.review.summary_cards import SummaryCards
from ui.text import tr
from ui.widgets.banner import Banner, Notice

_NARROWEST = 272
_WIDEST = 420


class SessionPage(QWidget):
    """Whatever is chosen on it, a card, a finding or an entry, moves the chart's cursor to its moment."""

    live_asked = Signal()

    def __init__(self, watermark: str, parent: QWidget | None = None, *, desk: Desk | None = None) -> None:
        super().__init__(parent)
        self._session: PastSession | None = None
        self.banner = Banner(self)
        self.header = ReviewHeader(self)
        self.cards = SummaryCards(self)
        self.pane = ChartPane(watermark, self)
        self.beside = BesideChart(desk, self)
        self._arrange()
        self.header.live_asked.connect(self.live_asked)
        self.banner.acted.connect(self.banner.clear)
        self.header.said.connect(self.say)
        self.cards.moment_chosen.connect(self.go_to)
        self.cards.list_asked.connect(self._turn_alerts)
        self.beside.moment_chosen.connect(self.go_to)
        self.beside.alerts_closed.connect(self.cards.cards[-1].setFocus)

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

    @property
    def session(self) -> PastSession | None:
        return self._session

    def say(self, sentence: str) -> None:
        """Say above the page what became of something."""
        self.banner.show_notice(Notice(sentence, action=tr("Understood")))

    def show_session(self, session: PastSession, live_key: str | None = None) -> None:
        """Show a session; `live_key` is that of its live screen, None where there is no such screen here."""
        self._session = session
        self.header.show_session(session, live_key)
        if session.unread:
            self.banner.show_notice(Notice(session.unread))
        else:
            self.banner.clear()
        self.cards.show_state(session.state, session.now)
        self.beside.show_session(session, summarise(session.state, session.now))
        self.pane.show_session(session)

    def predict_with(self, model: str) -> None:
        """Show what this model predicts from now on, or nothing."""
        self.pane.predict_with(model)

    def go_to(self, moment: datetime) -> None:
        """Stand the cursor at a moment and read out its values."""
        self.pane.go_to(moment)

    def _turn_alerts(self) -> None:
        self.beside.turn_alerts()
