"""One session as it was recorded: header, cards, chart with its table, findings and record; to be read only."""

from datetime import datetime
from uuid import UUID

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.pk_models import DEFAULT_MODEL
from session.prediction import Prediction
from session.summary import summarise
from session.times import at_chair
from ui.charts.marks import SAMPLE_CHANNELS
from ui.charts.session_chart import SessionChart
from ui.charts.session_marks import marks_of
from ui.desk import Desk
from ui.record.record_list import RecordList
from ui.review.alert_list import AlertList
from ui.review.finding_list import FindingList
from ui.review.moment_values import moment_runs
from ui.review.next_time import NextTime
from ui.review.past_session import PastSession
from ui.review.review_header import ReviewHeader
from ui.review.run_lines import RunLines
from ui.review.summary_cards import SummaryCards
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.banner import Banner, Notice

_NARROWEST = 272
_WIDEST = 420


class SessionPage(QWidget):
    """Whatever is chosen on it, a card, a finding or an entry, moves the chart's cursor to its moment."""

    live_asked = Signal()

    def __init__(self, watermark: str, parent: QWidget | None = None, *, desk: Desk | None = None) -> None:
        super().__init__(parent)
        self._session: PastSession | None = None
        self._model = DEFAULT_MODEL
        self._prediction: Prediction | None = None
        self.banner = Banner(self)
        self.header = ReviewHeader(self)
        self.cards = SummaryCards(self)
        self.read_out = RunLines(_hint(), least=2, parent=self)
        self.chart = SessionChart(self)
        self.chart.set_watermark(watermark)
        self.findings = FindingList(self)
        self.alerts = AlertList(self)
        self.record = RecordList(self, oldest_first=True)
        self.next_time = NextTime(desk, self)
        self._arrange()
        self.header.live_asked.connect(self.live_asked)
        self.banner.acted.connect(self.banner.clear)
        self.header.said.connect(lambda sentence: self.banner.show_notice(Notice(sentence, action=tr("Understood"))))
        self.cards.moment_chosen.connect(self.go_to)
        self.cards.list_asked.connect(self._turn_alerts)
        self.alerts.closed.connect(self._turn_alerts)
        self.alerts.entry_marked.connect(self._go_to_found)
        self.chart.cursor_moved.connect(self._read)
        self.findings.entry_marked.connect(self._go_to_found)
        self.record.entry_marked.connect(self._go_to_entry)
        self.next_time.writing.connect(self._make_room)
        self.chart.set_palette(look_of(self).palette)

    def _arrange(self) -> None:
        beside = QWidget(self)
        beside.setMinimumWidth(_NARROWEST)
        beside.setMaximumWidth(_WIDEST)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addWidget(self.findings)
        right.addWidget(self.alerts, 1)
        right.addWidget(self.record, 1)
        right.addWidget(self.next_time)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.read_out)
        left.addSpacing(4)
        left.addWidget(self.chart, 1)
        left.addSpacing(8)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addLayout(left, 5)
        lower.addWidget(beside, 2)
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

    def show_session(self, session: PastSession, live_key: str | None = None) -> None:
        """Show a session; `live_key` is that of its live screen, None where there is no such screen here."""
        if self._session is None or self._session.row.head.session_id != session.row.head.session_id:
            self._list_alerts(shown=False)
        self._session = session
        state = session.state
        self.header.show_session(session, live_key)
        if session.unread:
            self.banner.show_notice(Notice(session.unread))
        else:
            self.banner.clear()
        self.cards.show_state(state, session.now)
        self.alerts.show_alerts(summarise(state, session.now).alerts, state.utc_offset_min)
        self.findings.show_state(state)
        self.record.show_state(state)
        self.next_time.show_session(session)
        self.chart.set_interactive(False)
        self.chart.stop_time()  # the moment that another session was shown as of would stretch this one's axis
        self.chart.set_axis(at_chair(session.origin, state.utc_offset_min), session.span)
        self.chart.set_interactive(True)
        self.chart.clear_samples()
        self._draw_marks(session)
        self._draw_samples(session)
        if session.running:
            self.chart.tick(session.seconds(session.now))
        self.chart.set_cursor(None)
        self.read_out.show_lines(())

    def predict_with(self, model: str) -> None:
        """Show what this model predicts from now on, or nothing."""
        if model == self._model:
            return
        self._model = model
        if self._session is not None:
            self._draw_marks(self._session)
            self.chart.set_cursor(None)
            self.read_out.show_lines(())

    def go_to(self, moment: datetime) -> None:
        """Stand the cursor at a moment and read out its values; what is zoomed out of view comes into it."""
        at = self._session.seconds(moment) if self._session else 0.0
        if self._session is None or at > self._session.span[1]:  # what was written for next time lies behind its end
            return
        start, end = self.chart.span
        if not start <= at <= end:
            self.chart.show_all()
        self.chart.set_cursor(at)
        self._read(at)

    def _read(self, at: float) -> None:
        if self._session is not None:
            self.read_out.show_lines(moment_runs(self._session, at, self._prediction))

    def _go_to_entry(self, event_id: UUID) -> None:
        rows = self.record.model.saved
        if moment := next((row.moment for row in rows if row.event_id == event_id), None):
            self.go_to(moment)

    def _go_to_found(self, event_id: UUID) -> None:
        self.record.mark_entry(event_id)
        self._go_to_entry(event_id)

    def _turn_alerts(self) -> None:
        """Show the alerts in the place of the record, or the record again; the keyboard goes with them."""
        shown = self.alerts.isHidden()
        self._list_alerts(shown=shown)
        (self.alerts if shown else self.cards.cards[-1]).setFocus()

    def _list_alerts(self, *, shown: bool) -> None:
        self.alerts.setVisible(shown)
        self.record.setHidden(shown or not self.next_time.fields.isHidden())

    def _make_room(self, needed: bool) -> None:
        self._list_alerts(shown=False)
        self.record.setHidden(needed)

    def _draw_marks(self, session: PastSession) -> None:
        self._prediction = session.prediction(self._model)
        self.chart.set_marks(marks_of(session.state, session.now, model=self._model))

    def _draw_samples(self, session: PastSession) -> None:
        for code, track in session.samples.items():
            if code in SAMPLE_CHANNELS:
                at = np.asarray(track.at, dtype=np.float64) - session.origin.timestamp()
                self.chart.append_samples(code, at, np.asarray(track.values, dtype=np.float64))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ParentChange):
            self.chart.set_palette(look_of(self).palette)
        super().changeEvent(event)


def _hint() -> str:
    return tr("Point at the chart to read a moment, or use ← → on it, Ctrl for the next set. + − zoom, 0 shows all.")
