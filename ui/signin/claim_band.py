"""What was recorded while nobody was signed in: whoever did it says so; what nobody answers for stays nobody's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from session.handover import unclaimed
from session.handover_events import EntriesClaimed
from session.problems import Refused
from session.times import clock_text
from session.wording import fact_text
from ui.live.entry_bar import EntryBar
from ui.running_session import RunningSession
from ui.signin.over_bar import OverBar
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton

_MOST = 3


class ClaimBand(OverBar):
    """`answered` comes once it was said whose they are; Esc leaves it open, and it is asked again at the next PIN.

    Only what was shown is claimed: what comes to the disk later is asked for at the next PIN.
    """

    answered = Signal()

    def __init__(self, bar: EntryBar, running: RunningSession) -> None:
        super().__init__(bar)
        self._running = running
        self._shown = tuple(entry.event.event_id for entry in unclaimed(running.state))
        self.question = QLabel(claim_words(running), self)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self.question.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.mine = KeyButton(tr("I did that"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.not_mine = KeyButton(tr("Somebody else did"), tr("Esc"), parent=self)
        self.row.addWidget(self.question, 1)
        for button in (self.mine, self.not_mine):
            self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.mine.clicked.connect(self._claim)
        self.not_mine.clicked.connect(self.answered)
        self.setFocusProxy(self.mine)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit()
        else:
            super().keyPressEvent(event)

    def _claim(self) -> None:
        try:
            self._running.bridge.write((EntriesClaimed(self._shown),), urgent=True)
        except Refused as refused:
            self._running.inform(refused.sentence)
        self.answered.emit()


def claim_words(running: RunningSession) -> str:
    """Return the question with the last of what was recorded, each with its time."""
    state = running.state
    entries = unclaimed(state)
    shown = "; ".join(
        f"{clock_text(entry.occurred_at, state.utc_offset_min)} {fact_text(entry.body)}" for entry in entries[-_MOST:]
    )
    words = tr("Recorded while the keyboard was locked: {what}. Who did that?")
    more = tr("{count} entries, the last of them {shown}").format(count=len(entries), shown=shown)
    return words.format(what=shown if len(entries) <= _MOST else more)
