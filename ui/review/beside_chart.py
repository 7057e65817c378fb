"""What stands beside the chart of a past session: findings, the record or its alerts, and what is written of it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.summary import Summary
from ui.desk import Desk
from ui.record.record_list import RecordList
from ui.review.alert_list import AlertList
from ui.review.finding_list import FindingList
from ui.review.next_time import NextTime
from ui.review.past_session import PastSession


class BesideChart(QWidget):
    """`moment_chosen` carries the moment of an entry that was come to; `alerts_closed` comes when they make room."""

    moment_chosen = Signal(object)
    alerts_closed = Signal()

    def __init__(self, desk: Desk | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PastSession | None = None
        self.findings = FindingList(self)
        self.alerts = AlertList(self)
        self.record = RecordList(self, oldest_first=True)
        self.next_time = NextTime(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.findings)
        column.addWidget(self.alerts, 1)
        column.addWidget(self.record, 1)
        column.addWidget(self.next_time)
        self.alerts.closed.connect(self.turn_alerts)
        self.alerts.entry_marked.connect(self._go_to_found)
        self.findings.entry_marked.connect(self._go_to_found)
        self.record.entry_marked.connect(self._go_to_entry)
        self.next_time.writing.connect(self._make_room)

    def show_session(self, session: PastSession, summary: Summary) -> None:
        """Show what there is of a session; the alerts make room for the record of another one."""
        if self._session is None or self._session.row.head.session_id != session.row.head.session_id:
            self._list_alerts(shown=False)
        self._session = session
        self.alerts.show_alerts(summary.alerts, session.state.utc_offset_min)
        self.findings.show_state(session.state)
        self.record.show_state(session.state)
        self.next_time.show_session(session)

    def turn_alerts(self) -> None:
        """Show the alerts in the place of the record, or the record again; the keyboard goes with them."""
        shown = self.alerts.isHidden()
        self._list_alerts(shown=shown)
        if shown:
            self.alerts.setFocus()
        else:
            self.alerts_closed.emit()

    def _list_alerts(self, *, shown: bool) -> None:
        self.alerts.setVisible(shown)
        self.record.setHidden(shown or not self.next_time.fields.isHidden())

    def _make_room(self, needed: bool) -> None:
        self._list_alerts(shown=False)
        self.record.setHidden(needed)

    def _go_to_entry(self, event_id: UUID) -> None:
        rows = self.record.model.saved
        if moment := next((row.moment for row in rows if row.event_id == event_id), None):
            self.moment_chosen.emit(moment)

    def _go_to_found(self, event_id: UUID) -> None:
        self.record.mark_entry(event_id)
        self._go_to_entry(event_id)
