"""Signing a session that is over: whose it is, what is signed, a last look, what the signature says, and who signs."""

from contextlib import suppress
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.declarations import NextTimeAdvised
from session.events import Body
from session.problems import Refused, StorageProblem
from session.review_events import CommentWritten
from session.signing import MEANINGS, heads_of, signature, signed_before
from session.state import SessionState
from ui.review.last_look import last_look
from ui.review.meaning_choice import MeaningChoice
from ui.review.past_session import PastSession, read_session
from ui.review.reviewer import Reviewer
from ui.review.run_lines import RunLines
from ui.review.sign_words import again_words, covered_words, refusal_words, session_words
from ui.review.who_writes import WhoWrites
from ui.shortcuts import shown_sequence
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property
from ui.widgets.scroll_column import ScrollColumn

WIDTH: Final = 520
"""How wide the panel is that it stands in."""


class SignPanel(QWidget):
    """What stands in the panel at the right; nothing of it is filled in beforehand but the name that is remembered.

    Comment and advice go to the disk first, in a line of their own, and the signature after them, so that it covers
    them as well. Where that second line fails, they are saved and a sentence says that the signature is not. Only what
    was shown is signed: where something came into the record meanwhile, it is shown first. `signed` carries the
    session's UUID once the signature is on disk, `typed` the comment and the advice as they stand now.
    """

    signed = Signal(object)
    typed = Signal(str, str)

    def __init__(self, reviewer: Reviewer, session: PastSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewer = reviewer
        self._state: SessionState = session.state
        self._session_id: UUID = session.row.head.session_id
        self._busy = self._beside_saved = self._outdated = False
        self.whose = _words("sentence", self)
        self.covered = _words("", self)
        self.look = RunLines(parent=self)
        self.meaning = MeaningChoice(tr("What the signature says"), [tr(one) for one in MEANINGS], self)
        self.who = WhoWrites(reviewer, tr("Write who signs."), self)
        self.comment = Field(tr("Comment on the whole session, where there is one"), parent=self)
        self.advice = Field(tr("For next time, where there is something to heed"), parent=self)
        self.message = _words("caption", self)
        self.sign = KeyButton(tr("Sign"), shown_sequence("Ctrl+Return"), kind=ButtonKind.PRIMARY, parent=self)
        self._form = QWidget(self)
        self._arrange()
        self.who.entered.connect(self.comment.setFocus)
        self.comment.line.returnPressed.connect(self.advice.setFocus)
        self.advice.line.returnPressed.connect(self.sign.setFocus)
        self.sign.clicked.connect(self.take)
        for field in (self.comment, self.advice):
            field.line.textChanged.connect(self._tell_typed)
        self.who.start()
        self.show_session(session)

    def _arrange(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        for field in (self.meaning, self.who, self.comment, self.advice):
            form.addWidget(field)
        shown = ScrollColumn(self)
        shown.body.setSpacing(10)
        shown.body.setContentsMargins(0, 0, 8, 0)
        for part in (self.whose, self.covered, _words("columnHead", self, tr("A last look")), self.look, self._form):
            shown.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(shown, 1)
        column.addWidget(self.message)
        column.addWidget(self.sign)

    def take_up(self, comment: str, advice: str) -> None:
        """Go on with what was typed here before and not saved."""
        self.comment.set_text(comment)
        self.advice.set_text(advice)

    def show_session(self, session: PastSession) -> None:
        """Show the session as it is now; what was filled in stays."""
        self._state = session.state
        self.whose.setText(session_words(session))
        self.covered.setText(covered_words(session.state))
        self.look.show_lines(last_look(session.state, session.now))
        sentence, refused = refusal_words(session, self._reviewer.desk), self._form.isHidden()
        self._form.setVisible(not sentence)
        self.sign.setEnabled(not sentence)
        if sentence or refused:
            self._say(sentence)

    def take(self) -> None:
        """Sign, where it is said what the signature means and who signs; else say what is missing, in its place."""
        if self._busy or not self.sign.isEnabled():
            return
        self._say("")
        self.meaning.show_problem("" if self.meaning.value() else tr("Choose what the signature says."))
        there = {self.meaning: bool(self.meaning.value()), self.who: self.who.complete()}
        if missing := [part for part, complete in there.items() if not complete]:
            missing[0].setFocus()
        elif before := signed_before(self._state, self.who.text(), self.meaning.value()):
            self._say(again_words(before, self._state))
        else:
            self._write(self.who.text(), self.meaning.value())

    def _tell_typed(self) -> None:
        self.typed.emit(self.comment.text(), self.advice.text())

    def _write(self, name: str, meaning: str) -> None:
        beside = self._beside()
        lines = [lambda state: self._as_shown(state, beside)] if beside else []
        written = self._reviewer.writing(
            self._session_id, name, *lines, lambda state: self._as_shown(state, (signature(state, meaning),))
        )
        self._busy, self._beside_saved, self._outdated = True, False, False
        written.saved.connect(self._saved)
        written.done.connect(self._done)
        written.failed.connect(self._failed)
        written.begin()

    def _beside(self) -> tuple[Body, ...]:
        """Return the comment and the advice, those that were written."""
        comment, advice = (" ".join(field.text().split()) for field in (self.comment, self.advice))
        said: tuple[Body, ...] = (CommentWritten(comment),) if comment else ()
        return (*said, NextTimeAdvised(advice)) if advice else said

    def _as_shown(self, state: SessionState, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        """Let these be written where the record holds what is shown here and no more; raises Refused."""
        self._outdated = heads_of(state.events) != heads_of(self._state.events)
        if self._outdated:
            raise Refused(tr("Something came into the record since it was shown here. Look at it, then sign."))
        return bodies

    def _saved(self, state: SessionState) -> None:
        """What was written beside the signature is on disk: it is not to be written twice."""
        self._state, self._beside_saved = state, bool(self._beside())
        for field in (self.comment, self.advice):
            field.set_text("")

    def _done(self) -> None:
        self._busy = False
        self.signed.emit(self._session_id)

    def _failed(self, sentence: str) -> None:
        self._busy = False
        if self._outdated:
            self._read_again()
        saved = tr("What you wrote is saved, the signature is not.") if self._beside_saved else ""
        self._say(" ".join(filter(None, (saved, sentence))))

    def _read_again(self) -> None:
        """Show what came into the record meanwhile, here and wherever else the session is shown."""
        with suppress(StorageProblem):
            self.show_session(read_session(self._reviewer.desk, self._session_id))
        self._reviewer.wrote.emit(self._session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._busy and event.key() == Qt.Key.Key_Escape:
            return  # what is on its way is told here, the signature last
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        set_style_property(self.message, "wrong", "true" if sentence else "false")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _words(kind: str, parent: QWidget, text: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
