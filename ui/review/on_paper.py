"""What of a session can be had on paper: its record, and the page that the patient takes home."""

from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.audit_port import LookKind
from session.documents import Paper
from ui.desk import Desk
from ui.live.discharge.page_buttons import PageButtons
from ui.review.paper_panel import PaperPanel
from ui.review.past_session import PastSession


class OnPaper(QWidget):
    """What stands in the panel at the right; the patient's page is there once the patient has left."""

    def __init__(self, desk: Desk, session: PastSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = PaperPanel(desk, self)
        self.page = PageButtons(mark=desk.watermark, parent=self)
        self.page.said.connect(self.record.say)
        whose = (session.row.patient.patient_id, session.row.head.session_id)
        self.page.made.connect(lambda: desk.look(LookKind.PAGE, *whose))
        self.page.use_paper(cast("Paper", self.record.paper.value()))
        self.record.paper.chosen.connect(self.page.use_paper)
        self.page.show_session(session.state, session.row.patient.name)
        self.page.setVisible(session.state.left_at is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.record, 1)
        column.addWidget(self.page)
        self.setFocusProxy(self.record.print)
        self.record.show_session(session.row.head.session_id)
