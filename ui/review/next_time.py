"""What to heed at the patient's next session, in a physician's words, written once the session is over."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.declarations import NextTimeAdvised
from session.state import SessionState
from session.wording import quoted
from ui import shortcuts
from ui.review.past_session import PastSession
from ui.review.reviewer import Reviewer
from ui.review.who_writes import FEW, WhoWrites
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import column_of


class NextTime(QWidget):
    """Shows the last advice and lets another be written; in a window that only reads it is only shown.

    What was typed stays until it is on disk, also while another session is looked at.
    """

    def __init__(self, reviewer: Reviewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewer = reviewer
        self._session: PastSession | None = None
        self._busy = False
        self._drafts: dict[UUID, str] = {}
        self.advice = QLabel(self)
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)
        self.begin = KeyButton(tr("Write for next time"), shortcuts.shown("advise"), parent=self)
        self.begin.clicked.connect(self.start)
        self.fields = QWidget(self)
        self.name = WhoWrites(reviewer, tr("Write who says so."), self.fields, most=FEW)
        self.words = Field(tr("What to heed next time"), parent=self.fields)
        self.save = KeyButton(tr("Save"), kind=ButtonKind.PRIMARY, parent=self.fields)
        self.leave = KeyButton(tr("Leave it"), kind=ButtonKind.QUIET, parent=self.fields)
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(self._keep_in_sight)
        self._arrange()
        self.save.clicked.connect(self.take)
        self.leave.clicked.connect(self._end)
        self.words.line.returnPressed.connect(self.take)
        self.name.entered.connect(self.words.setFocus)

    def _arrange(self) -> None:
        heading = QLabel(tr("For next time"), self)
        heading.setObjectName("columnHead")
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.name)
        inner.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.save, 1)
        row.addWidget(self.leave)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 12, 10)
        column.setSpacing(6)
        for part in (heading, self.advice, self.begin, self.fields):
            column.addWidget(part)
        self.fields.hide()

    @property
    def unsaved(self) -> tuple[UUID, ...]:
        """Return the sessions for which something was typed and not saved, the one that is shown first."""
        shown = (_id_of(self._session),) if self._session is not None and self.words.text() else ()
        return *shown, *self._drafts

    def show_session(self, session: PastSession) -> None:
        """Show what was advised in a finished session; what was being written for it stands in the line."""
        if self._session is None or _id_of(self._session) != _id_of(session):
            self._put_aside()
            self._session = session
            self._take_up(self._drafts.pop(_id_of(session), ""))
        self._session = session
        said, written_by = session.state.declared.next_time, _advisor(session.state)
        words = f"{quoted(said.words)} {written_by}" if said else ""
        self.advice.setText(words or tr("Nothing was written."))
        self.begin.setVisible(self._may_write and not self.fields.isVisibleTo(self))
        self.setVisible(not session.running and (self._may_write or said is not None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out.start()

    def _keep_in_sight(self) -> None:
        """Scroll the column that this stands in, where it stands in one, to what is filled in."""
        if not self.fields.isHidden() and (column := column_of(self)):
            column.ensureWidgetVisible(self.fields)

    @property
    def _may_write(self) -> bool:
        return self._reviewer.may_write and self._session is not None and not self._session.running

    def take(self) -> None:
        """Record the words in the name written; what is missing is said at its field."""
        words = " ".join(self.words.text().split())
        named = self.name.complete()
        self.words.show_problem("" if words else tr("Write what to heed next time."))
        if self._session is None or self._busy or not (named and words):
            return
        session_id = _id_of(self._session)
        written = self._reviewer.writing(session_id, self.name.text(), lambda _: (NextTimeAdvised(words),))
        self._busy = True
        written.done.connect(lambda _: self._saved(session_id))
        written.failed.connect(lambda sentence: self._failed(session_id, sentence))
        written.begin()

    def _saved(self, session_id: UUID) -> None:
        self._busy = False
        self._drafts.pop(session_id, None)
        if self._session is not None and _id_of(self._session) == session_id:
            self._end()

    def _failed(self, session_id: UUID, sentence: str) -> None:
        self._busy = False
        if self._session is not None and _id_of(self._session) == session_id:
            self.words.show_problem(sentence)

    def _put_aside(self) -> None:
        if self._session is not None and self.words.text():
            self._drafts[_id_of(self._session)] = self.words.text()

    def _take_up(self, draft: str) -> None:
        self._end()
        self.words.set_text(draft)
        self.fields.setVisible(bool(draft))

    def start(self) -> None:
        """Ask for the words, and for the name where it is not known."""
        if not self._may_write:
            return
        if self.fields.isHidden():
            self.name.start()
            self.begin.hide()
            self.fields.show()
        (self.name if self.name.asking else self.words).setFocus()

    def _end(self) -> None:
        """Empty the fields and put them away; a keyboard that stood in them goes to what opens them again."""
        self.words.set_text("")
        self.words.show_problem("")
        self.begin.setVisible(self._may_write)
        if self.fields.isAncestorOf(self.focusWidget()) and self._may_write:
            self.begin.setFocus()
        self.fields.hide()


def _id_of(session: PastSession) -> UUID:
    return session.row.head.session_id


def _advisor(state: SessionState) -> str:
    """Return who wrote the advice that counts."""
    said = state.declared.next_time
    return next((entry.event.actor for entry in reversed(state.entries) if entry.body is said), "")
