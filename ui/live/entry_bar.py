"""The bottom of the live screen: the entry line, the buttons for the same, and the countdown to the next check."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from session.record import Phase
from session.schedule import Slot, SlotStatus, interval, next_due, overdue_since
from session.state import SessionState
from session.times import clock_text
from ui import shortcuts
from ui.live.entry_line import EntryLine
from ui.text import tr
from ui.widgets.countdown_ring import CountdownRing
from ui.widgets.key_button import KeyButton

BUTTONS = ("vitals", "note", "drug", "effect", "score")


class EntryBar(QFrame):
    """`asked` carries the name of the key whose button was pressed."""

    asked = Signal(str)

    def __init__(self, line: EntryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.ring = CountdownRing(self)
        self._shown: SessionState | None = None
        self._due: Slot | None = None
        self.buttons: dict[str, KeyButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        column.addWidget(line.below)
        row.addWidget(line, 1)
        labels = dict(zip(BUTTONS, (tr("Vitals"), tr("Note"), tr("Drug"), tr("Side effect"), tr("Score")), strict=True))
        for name in BUTTONS:
            button = KeyButton(labels[name], shortcuts.shown(name), stacked=True, parent=self)
            button.setMinimumHeight(58)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)

    def show_due(self, state: SessionState, now: datetime) -> None:
        """Show how long until the next check is due, or how long it has been overdue."""
        slot = self._next_due(state, now)
        if slot is None:
            words = {Phase.BEFORE: tr("baseline, then start"), Phase.LEFT: tr("finished")}
            self.ring.show_nothing_due(words.get(state.phase, ""))
            return
        overdue = slot.status is SlotStatus.OVERDUE
        due = (overdue_since(state, now) if overdue else None) or slot.due
        caption = tr("vitals were due {clock}") if overdue else tr("to next vitals, {clock}")
        seconds, clock = (due - now).total_seconds(), clock_text(due, state.utc_offset_min)
        self.ring.show_remaining(seconds, interval(state).total_seconds(), caption.format(clock=clock))

    def _next_due(self, state: SessionState, now: datetime) -> Slot | None:
        """Return the check that is due next; until it is due only the record can change which one that is."""
        if state is not self._shown or self._due is None or now >= self._due.due:
            self._shown, self._due = state, next_due(state, now)
        return self._due
