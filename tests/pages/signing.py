"""What a physician writes about a past session, as a person meets it: comments, the panel that signs, signatures."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.record.record_model import ROW
from ui.review.comments_card import CommentsCard
from ui.review.next_time import NextTime
from ui.review.past_session import PastSession, read_session
from ui.review.reviewer import Reviewer
from ui.review.sign_panel import WIDTH, SignPanel
from ui.review.signature_lines import SignatureLines
from ui.widgets.side_panel import SidePanel


class Reviewing(QWidget):
    """What is written of one session beside its chart, read again whenever something was."""

    def __init__(self, desk: Desk, session_id: UUID) -> None:
        super().__init__()
        self.desk, self.session_id = desk, session_id
        self.reviewer = Reviewer(desk, self)
        self.comments = CommentsCard(self.reviewer, self)
        self.lines = SignatureLines(desk, self)
        self.next_time = NextTime(self.reviewer, self)
        self.panel = SidePanel(self, width=WIDTH)
        self.form: SignPanel | None = None
        self.signed: list[UUID] = []
        column = QVBoxLayout(self)
        for part in (self.comments, self.lines, self.next_time):
            column.addWidget(part)
        column.addStretch(1)
        self.reviewer.wrote.connect(lambda _: self.show_session(self.session_id))
        self.show_session(session_id)

    def show_session(self, session_id: UUID) -> PastSession:
        """Read a session and show it everywhere."""
        self.session_id = session_id
        session = read_session(self.desk, session_id)
        self.comments.show_session(session)
        self.lines.show_session(session)
        self.next_time.show_session(session)
        return session

    def open_panel(self) -> SignPanel:
        """Slide the panel in with nothing filled in."""
        self.form = SignPanel(self.reviewer, read_session(self.desk, self.session_id))
        self.form.signed.connect(self.signed.append)
        self.panel.open_with("Sign the session", self.form)
        self.panel.arrive()
        return self.form


class SigningPage:
    """Writes and signs with the keyboard, and reads what became of it."""

    def __init__(self, qtbot: QtBot, desk: Desk, session_id: UUID) -> None:
        self.qtbot = qtbot
        self.shown = Reviewing(desk, session_id)
        qtbot.addWidget(self.shown)
        self.shown.resize(900, 900)
        self.shown.show()
        self.shown.activateWindow()
        qtbot.waitUntil(self.shown.isActiveWindow)

    @property
    def comments(self) -> list[str]:
        """Return each comment as its moment, its words, and who wrote it when."""
        model = self.shown.comments.model
        rows = [model.index(place, 0).data(ROW) for place in range(model.rowCount())]
        return [" ".join(f"{row.clock} {row.text} {row.remark}".split()) for row in rows]

    @property
    def about(self) -> str:
        """Return what a comment that is written now is about."""
        return self.shown.comments.words.label

    @property
    def lines(self) -> str:
        """Return the signatures and what the chain shows, once that has been looked at."""
        self.qtbot.waitUntil(lambda: "Verifying" not in self.shown.lines.text)
        return self.shown.lines.text

    def point_at(self, moment: datetime | None) -> None:
        self.shown.comments.pin_to(moment)

    def comment(self, words: str, name: str = "") -> None:
        """Type a comment and Enter, and the name and Enter where it is asked for."""
        line = self.shown.comments.words.line
        if not line.hasFocus():
            self.shown.comments.begin()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        if name:
            QTest.keyClicks(self.shown.comments.who.line, name)
            QTest.keyClick(self.shown.comments.who.line, Qt.Key.Key_Return)

    def open_panel(self) -> SignPanel:
        return self.shown.open_panel()

    def sign(self, meaning: int, name: str = "", *, comment: str = "", advice: str = "") -> None:
        """Fill in the panel that is open, from the top, and sign with Ctrl and Enter."""
        form = self.shown.form
        assert form
        QTest.keyClick(form.meaning.buttons[meaning], Qt.Key.Key_Space)
        if name:
            QTest.keyClicks(form.who.line, name)
        QTest.keyClicks(form.comment.line, comment)
        QTest.keyClicks(form.advice.line, advice)
        self.press_sign()

    def press_sign(self) -> None:
        form = self.shown.form
        assert form
        QTest.keyClick(form.advice.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    @property
    def message(self) -> str:
        form = self.shown.form
        assert form
        return form.message.text()
