"""What stands beside the chart of a past session: findings, its record or its alerts, and what was written of it."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.summary import Summary
from ui import shortcuts
from ui.desk import Desk
from ui.record.record_list import RecordList
from ui.review.alert_list import AlertList
from ui.review.comments_card import CommentsCard
from ui.review.finding_list import FindingList
from ui.review.next_time import NextTime
from ui.review.past_session import PastSession
from ui.review.replay_differences import ReplayDifferences
from ui.review.reviewer import Reviewer
from ui.review.signature_lines import SignatureLines
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.page_switch import PageSwitch
from ui.widgets.scroll_column import ScrollColumn


class BesideChart(QWidget):
    """`moment_chosen` carries the moment of what was come to; `alerts_shown` says whether the alerts are listed.

    `alerts_closed` comes where somebody turned from them to the record, `writing_asked` before the keyboard goes to
    what is written here.
    """

    moment_chosen = Signal(object)
    alerts_shown = Signal(bool)
    alerts_closed = Signal()
    adding_asked = Signal()
    writing_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PastSession | None = None
        self.reviewer = Reviewer(desk, self)
        self.differences = ReplayDifferences(self)
        self.findings = FindingList(self)
        self.alerts = AlertList(self)
        self.record = RecordList(self, oldest_first=True, titled=False)
        self.comments = CommentsCard(self.reviewer, self)
        self.next_time = NextTime(self.reviewer, self)
        self.signatures = SignatureLines(desk, self)
        self.add = KeyButton(tr("Add to the record"), shortcuts.shown("add"), kind=ButtonKind.QUIET, parent=self)
        self.add.clicked.connect(self.adding_asked)
        self.pages = PageSwitch(self)
        self._arrange()
        self.alerts.closed.connect(self.turn_alerts)
        for part in (self.alerts, self.findings, self.differences):
            part.entry_marked.connect(self._go_to_found)
        self.record.entry_marked.connect(self._go_to_entry)
        self.comments.moment_chosen.connect(self.moment_chosen)
        shortcuts.bind("comment", self, self.comment)
        shortcuts.bind("advise", self, self.advise)

    def _arrange(self) -> None:
        written = ScrollColumn(self)
        written.body.addWidget(self.comments)
        written.body.addWidget(self.next_time)
        kept = QWidget(self)
        inner = QVBoxLayout(kept)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.record, 1)
        inner.addWidget(self.add)
        self.pages.add_page("record", tr("Record"), kept)
        self.pages.add_page("written", tr("Comments"), written)
        self.pages.offer(several=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.differences)
        column.addWidget(self.findings)
        column.addWidget(self.alerts, 1)
        column.addWidget(self.pages, 1)
        column.addWidget(self.signatures)

    def show_session(self, session: PastSession, summary: Summary) -> None:
        """Show what there is of a session; another one begins with its record."""
        if self._session is None or self._session.row.head.session_id != session.row.head.session_id:
            self._list_alerts(shown=False)
            self.pages.show_page("record")
        self._session = session
        self.alerts.show_alerts(summary.alerts, session.state.utc_offset_min)
        self.findings.show_state(session.state)
        self.record.show_state(session.state)
        self.add.setHidden(session.running or not self.reviewer.may_write)
        self.comments.show_session(session)
        self.next_time.show_session(session)
        self.signatures.show_session(session)
        declared = session.state.declared
        count = len(declared.comments) + (declared.next_time is not None)
        self.pages.set_title("written", tr("Comments {count}").format(count=count) if count else tr("Comments"))

    def pin_to(self, moment: datetime | None) -> None:
        """Say at which moment a comment is to stand, None for the whole session."""
        self.comments.pin_to(moment)

    def comment(self) -> None:
        """Put the keyboard where a comment is written."""
        self._show_written()
        self.comments.begin()

    def advise(self) -> None:
        """Put the keyboard where it is written what to heed next time."""
        self._show_written()
        self.next_time.start()

    def turn_alerts(self) -> None:
        """Show the alerts in the place of the record, or the record again; the keyboard goes with them."""
        shown = self.alerts.isHidden()
        self._list_alerts(shown=shown)
        if shown:
            self.alerts.setFocus()
        else:
            self.alerts_closed.emit()

    def _show_written(self) -> None:
        self.writing_asked.emit()
        self._list_alerts(shown=False)
        self.pages.show_page("written")

    def _list_alerts(self, *, shown: bool) -> None:
        self.alerts.setVisible(shown)
        self.pages.setHidden(shown)
        self.alerts_shown.emit(shown)

    def _go_to_entry(self, event_id: UUID) -> None:
        rows = self.record.model.saved
        if moment := next((row.moment for row in rows if row.event_id == event_id), None):
            self.moment_chosen.emit(moment)

    def _go_to_found(self, event_id: UUID) -> None:
        self.record.mark_entry(event_id)
        self._go_to_entry(event_id)
