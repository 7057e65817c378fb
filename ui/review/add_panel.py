"""Adding to a record that is finished: an addendum, a late entry, a correction, a retraction, each with its reason."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.addition import Addition, Typed, Way, read_addition
from session.events import FACTS
from session.problems import Refused
from session.record import Entry, Status
from session.state import SessionState
from session.times import clock_text
from session.wording import full_text
from ui.live.correction import compose_entry
from ui.review.past_session import PastSession
from ui.review.reviewer import Reviewer
from ui.review.who_writes import WhoWrites
from ui.shortcuts import shown_sequence
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property


class AddPanel(QWidget):
    """What stands in the panel at the right. `entry` is the one chosen in the record, which may be put right.

    What was typed stays until it is on disk; then `saved` comes.
    """

    saved = Signal()

    def __init__(
        self, reviewer: Reviewer, session: PastSession, entry: Entry | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reviewer, self._session = reviewer, session
        self._entry = entry if entry and entry.status is not Status.VOIDED else None
        self._asked, self._busy = "", False
        self.way = ChoiceRow(tr("What is added"), [(way, _word(way)) for way in Way], per_row=2, parent=self)
        self.target = QLabel(self)
        self.words = Field(tr("Words"), parent=self)
        self.reason = Field(tr("Why"), parent=self)
        self.who = WhoWrites(reviewer, tr("Write who adds this."), self, label=tr("Name"))
        self.message = QLabel(self)
        self.save = KeyButton(tr("Save"), shown_sequence("Ctrl+Return"), kind=ButtonKind.PRIMARY, parent=self)
        self._arrange()
        self.way.chosen.connect(self._turn)
        self.words.line.returnPressed.connect(self._go_on)
        self.reason.line.returnPressed.connect(self.take)
        self.save.clicked.connect(self.take)
        self.who.start()
        self._turn(None)

    def _arrange(self) -> None:
        for label, kind in ((self.target, "detail"), (self.message, "caption")):
            label.setObjectName(kind)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.way, self.target, self.words, self.reason, self.who):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addWidget(self.save)

    def take(self) -> None:
        """Record what was typed; what is missing or unusual is said, the unusual once."""
        way = cast("Way | None", self.way.value())
        self.way.show_problem("" if way else tr("Choose what is added."))
        if self._busy or way is None or not self.who.complete():
            return
        typed = Typed(way=way, words=self.words.text(), reason=self.reason.text(), target=self._entry)
        try:
            addition = read_addition(self._session.state, typed)
        except Refused as problem:
            self._say(problem.sentence)
            return
        doubts = " ".join(addition.doubts)
        if doubts and doubts != self._asked:
            self._asked = doubts
            self._say(tr("{doubts} Save again if it is so.").format(doubts=doubts))
            return
        self._write(addition)

    def _write(self, addition: Addition) -> None:
        self._busy = True
        session_id = self._session.row.head.session_id
        written = self._reviewer.writing(session_id, self.who.text(), lambda _: (addition.body,))
        written.failed.connect(self._failed)
        written.done.connect(self._done)
        written.begin(addition.at)

    def _done(self, _state: SessionState) -> None:
        self._busy = False
        self.saved.emit()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._say(sentence)

    def _turn(self, way: object) -> None:
        """Ask for what this way needs."""
        self._say("")
        meant = way in (Way.CORRECTION, Way.RETRACTION)
        self.target.setVisible(meant)
        self.target.setText(self._meant())
        self.words.setVisible(way is not None and way is not Way.RETRACTION)
        self.reason.setVisible(way is not None and way is not Way.ADDENDUM)
        line = tr("The entry line, such as 138/83 76 @{clock}").format(clock=self._clock())
        self.words.set_label(tr("Words") if way is Way.ADDENDUM else line)
        if way is Way.CORRECTION and self._entry and not self.words.text():
            self.words.set_text(compose_entry(self._entry))

    def _clock(self) -> str:
        """Return a time that this session could have been written at."""
        state = self._session.state
        return clock_text(state.started_at or self._session.origin, state.utc_offset_min)

    def _meant(self) -> str:
        if self._entry is None:
            return tr("Choose in the record which entry is meant, then open this again.")
        clock = clock_text(self._entry.occurred_at, self._session.state.utc_offset_min)
        words = tr("{clock} {words}") if isinstance(self._entry.original, FACTS) else tr("{clock} {words} (words)")
        return words.format(clock=clock, words=full_text(self._entry.body))

    def _go_on(self) -> None:
        if self.reason.isHidden():
            self.take()
        else:
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        set_style_property(self.message, "wrong", "true" if sentence else "false")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _word(way: Way) -> str:
    return {
        Way.ADDENDUM: tr("Addendum"),
        Way.LATE: tr("Late entry"),
        Way.CORRECTION: tr("Correction"),
        Way.RETRACTION: tr("Retraction"),
    }[way]
