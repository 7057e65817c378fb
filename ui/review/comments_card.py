"""What physicians wrote about a session, each with its moment, under the line that writes the next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.review_events import CommentWritten
from ui import shortcuts
from ui.record.record_model import RecordModel
from ui.record.record_view import RecordView
from ui.review.comment_rows import comment_row, moment_words
from ui.review.past_session import PastSession
from ui.review.reviewer import Reviewer
from ui.review.who_writes import FEW, WhoWrites
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed about a session and not saved, and the moment that it is about."""

    words: str
    pin: datetime | None


class CommentsCard(QWidget):
    """A comment belongs to the moment at which the chart's cursor stands, or to the whole session.

    `moment_chosen` carries the moment of the comment that a key or a click has come to. What was typed stays until it
    is on disk, also while another session is looked at; while something is typed its moment stays as well.
    """

    moment_chosen = Signal(object)

    def __init__(self, reviewer: Reviewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewer = reviewer
        self._session: PastSession | None = None
        self._cursor: datetime | None = None
        self._pin: datetime | None = None
        self._drafts: dict[UUID, Draft] = {}
        self._model = RecordModel(self, oldest_first=True)
        self.view = RecordView(self._model, self)
        self.view.setAccessibleName(tr("Comments"))
        self.view.moved.connect(self._mark)
        self.view.picked.connect(self._mark)
        self.words = Field(tr("On the whole session"), parent=self)
        self.words.line.setPlaceholderText(tr("Comment at the cursor"))
        self.who = WhoWrites(reviewer, tr("Write who says so."), self, most=FEW, label=tr("Name"))
        self.save = KeyButton(tr("Save"), kind=ButtonKind.PRIMARY, parent=self)
        self.whole = KeyButton(tr("Whole session"), tr("Esc"), kind=ButtonKind.QUIET, parent=self)
        self.whole.setAccessibleName(tr("Comment on the whole session"))
        self._arrange()
        self.words.line.textChanged.connect(self._show_what_is_needed)
        self.words.line.returnPressed.connect(self.take)
        self.who.entered.connect(self.take)
        self.whole.clicked.connect(self._unpin)
        self.save.clicked.connect(self.take)
        self._show_what_is_needed()

    def _arrange(self) -> None:
        heading, top, buttons = QLabel(tr("Comments"), self), QHBoxLayout(), QHBoxLayout()
        heading.setObjectName("columnHead")
        key = QLabel(shortcuts.shown("comment"), self)
        key.setObjectName("caption")
        top.addWidget(heading, 1)
        top.addWidget(key)
        top.setContentsMargins(10, 6, 12, 0)
        lower = QVBoxLayout()
        lower.setContentsMargins(10, 4, 12, 8)
        lower.setSpacing(6)
        lower.addWidget(self.words)
        lower.addWidget(self.who)
        lower.addLayout(buttons)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(lower)
        column.addWidget(self.view)
        column.addStretch(1)

    @property
    def model(self) -> RecordModel:
        return self._model

    @property
    def pin(self) -> datetime | None:
        """Return the moment that a comment written now is about, None where that is the whole session."""
        return self._pin

    @property
    def unsaved(self) -> tuple[UUID, ...]:
        """Return the sessions about which something was typed and not saved, the one that is shown first."""
        shown = (self._id_of(self._session),) if self._session is not None and self.words.text() else ()
        return *shown, *self._drafts

    def show_session(self, session: PastSession) -> None:
        """Show a session's comments; what was being written about it stands in the line."""
        if self._session is None or self._id_of(self._session) != self._id_of(session):
            self._put_aside()
            self._session = session
            self._take_up(self._drafts.pop(self._id_of(session), Draft("", None)))
        self._session = session
        comments = session.state.declared.comments
        self._model.show_rows(comment_row(one, session) for one in comments)
        self.view.setVisible(bool(comments))
        self._show_what_is_needed()
        self._fit()
        self.setVisible(self._may_write or bool(comments))

    def pin_to(self, moment: datetime | None) -> None:
        """The cursor stands at a moment now, or nowhere; what is being written keeps the moment that it has."""
        self._cursor = moment
        if not self.words.text():
            self._set_pin(moment)

    def begin(self) -> None:
        """Write about the moment at which the cursor stands now."""
        if self._may_write:
            self._set_pin(self._cursor or self._pin)
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self) -> None:
        """Record the comment in the name written; what is missing is said at its field."""
        words, session = " ".join(self.words.text().split()), self._session
        self.words.show_problem("" if words else tr("Write the comment first."))
        if session is None or not words or self.words.line.isReadOnly():
            return
        if not self.who.complete():
            self.who.setFocus()
            return
        written = self._reviewer.writing(self._id_of(session), self.who.text(), lambda _: (CommentWritten(words),))
        self._let_type(yes=False)
        written.done.connect(lambda _: self._saved(self._id_of(session)))
        written.failed.connect(lambda sentence: self._failed(self._id_of(session), sentence))
        written.begin(self._pin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: the comment is about the whole session."""
        if event.key() == Qt.Key.Key_Escape and self._pin is not None and self.words.line.hasFocus():
            self._unpin()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _may_write(self) -> bool:
        return self._reviewer.may_write and self._session is not None and not self._session.running

    def _saved(self, session_id: UUID) -> None:
        self._let_type(yes=True)
        if self._session is not None and self._id_of(self._session) == session_id:
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                self.words.setFocus()  # what is hidden now would hand the keyboard to whatever comes next
            self._take_up(Draft("", self._cursor))
        else:
            self._drafts.pop(session_id, None)

    def _failed(self, session_id: UUID, sentence: str) -> None:
        self._let_type(yes=True)
        if self._session is not None and self._id_of(self._session) == session_id:
            self.words.show_problem(sentence)

    def _let_type(self, *, yes: bool) -> None:
        self.words.line.setReadOnly(not yes)

    def _put_aside(self) -> None:
        if self._session is not None and self.words.text():
            self._drafts[self._id_of(self._session)] = Draft(self.words.text(), self._pin)

    def _take_up(self, draft: Draft) -> None:
        self.words.set_text(draft.words)
        self.words.show_problem("")
        self._set_pin(draft.pin)

    def _set_pin(self, moment: datetime | None) -> None:
        self._pin = moment
        if moment is None or self._session is None:
            label = tr("On the whole session")
        else:
            label = tr("At {time}").format(time=moment_words(moment, self._session))
        self.words.set_label(label)
        self.words.line.setAccessibleName(tr("Comment: {about}").format(about=label))
        self._show_what_is_needed()

    def _unpin(self) -> None:
        self._set_pin(None)
        self.words.setFocus()

    def _show_what_is_needed(self) -> None:
        """Ask for no name and offer no saving before there is something to save."""
        self.words.setVisible(self._may_write)
        needed = self._may_write and bool(self.words.text())
        if needed and self.who.isHidden():
            self.who.start()
        for part in (self.who, self.save):
            part.setVisible(needed)
        self.whole.setVisible(needed and self._pin is not None)

    def _fit(self) -> None:
        heights = sum(self.view.sizeHintForRow(place) for place in range(self._model.rowCount()))
        self.view.setFixedHeight(heights + 2)

    def _mark(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.clock:
            self.moment_chosen.emit(row.moment)

    @staticmethod
    def _id_of(session: PastSession) -> UUID:
        return session.row.head.session_id
