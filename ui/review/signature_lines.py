"""The signatures under a session, what came after them, and whether its record is as it was written."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.declared import Signature
from session.problems import StorageProblem
from session.signing import signed_as_it_is, unsigned
from session.state import SessionState
from session.times import clock_text
from session.wording import full_text
from ui.desk import Desk
from ui.record.row import Run
from ui.review.past_session import PastSession
from ui.review.run_lines import RunLines
from ui.review.sign_words import claimed_words, entries_words, signature_words
from ui.text import tr
from ui.theme.priority import Priority

_NAMED = 3
"""As many of the entries that came after a signature are said in words; of more, how many there are."""


class SignatureLines(QWidget):
    """Shows the signatures at once, and the chain's finding as soon as the page has been drawn.

    Reading a record's chain takes as long as reading the record, so it waits until nothing else is to be done.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: PastSession | None = None
        self._verified = False
        self.lines = RunLines(parent=self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._verify)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)
        self.hide()

    @property
    def text(self) -> str:
        return self.lines.text

    def show_session(self, session: PastSession) -> None:
        """Show what was signed of a session that is over; of one that still runs there is nothing to show."""
        self._session, self._verified = session, False
        if self.isHidden() and (host := self.parentWidget()):
            self.lines.resize(host.width(), self.lines.height())  # laid out narrow, they would make the window grow
        self.lines.show_lines((*_signatures(session.state), (Run(tr("Verifying the record"), "faint"),)))
        self.setVisible(not session.running)
        if session.running:
            self._idle.stop()
        else:
            self._idle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._verified:
            self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._idle.stop()
        super().hideEvent(event)

    def _verify(self) -> None:
        if self._session is not None and not self._session.running:
            self._verified = True
            state = self._session.state
            self.lines.show_lines((*_signatures(state), *_verified(self._desk, self._session)))


def _signatures(state: SessionState) -> tuple[tuple[Run, ...], ...]:
    if not state.declared.signatures:
        return ((Run(tr("Not signed."), "muted"),),)
    return tuple(_signature(state, one) for one in state.declared.signatures)


def _signature(state: SessionState, one: Signature) -> tuple[Run, ...]:
    said = Run(signature_words(one, state.utc_offset_min))
    if not signed_as_it_is(state, one.said):
        return said, Run(" "), _wrong(tr("The entries that are there now are not those that were signed."))
    claimed = [Run(f" {words}", "muted") for words in claimed_words(state, one)]
    later = unsigned(state, one.said)
    if not later:
        return said, *claimed
    clocks = [f"{clock_text(event.occurred_at, state.utc_offset_min)} {full_text(event.body)}" for event in later]
    named = ": " + "; ".join(clocks) if len(later) <= _NAMED else ""
    words = (
        tr("1 entry came after it") if len(later) == 1 else tr("{count} entries came after it").format(count=len(later))
    )
    return said, Run(f" {words}{named}.", bold=True), *claimed


def _verified(desk: Desk, session: PastSession) -> tuple[tuple[Run, ...], ...]:
    """Return what the chain of the session's entries shows."""
    try:
        found = desk.journal.verify(session.row.head.session_id)
    except StorageProblem as problem:
        return ((Run(problem.sentence, "muted"),),)
    if not found:
        words = tr("Record verified: {entries}, chain intact").format(entries=entries_words(len(session.state.events)))
        return ((Run(words, "muted"),),)
    return tuple((_wrong(sentence),) for sentence in (tr("The record is not as it was written."), *found))


def _wrong(sentence: str) -> Run:
    return Run(f"{Priority.HIGH.mark} {sentence}", Priority.HIGH.tone)
