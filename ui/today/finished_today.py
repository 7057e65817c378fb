"""The sessions that were finished today, ready to be looked at."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from session.ports import SessionRow
from session.quantities import rounded
from session.record import Phase
from session.search_question import Question, Span
from session.times import clock_text
from ui.desk import Desk
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.scroll_column import ScrollColumn

_LIMIT = 100


class FinishedRow(PressablePanel):
    """One finished session: whose, from when to when, how much."""

    def __init__(self, row: SessionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = (row.patient.name, *finished_words(row))
        name, times, given = self.words
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(12)
        labels = (ElidedLabel(name, self), QLabel(times, self), QLabel(given, self))
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        labels[0].setObjectName("heading")
        labels[1].setObjectName("subtitle")
        line.addWidget(labels[0], 1)
        line.addWidget(labels[1])
        line.addWidget(labels[2])
        self.setMinimumHeight(48)
        self.setAccessibleName(tr("Look at {name}, {times}, {given}").format(name=name, times=times, given=given))


class FinishedToday(Card):
    """A row a session, newest first; `pressed` carries the session's id."""

    pressed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Finished today"), parent)
        self._desk = desk
        self._left: list[SessionRow] = []
        self._rows: list[FinishedRow] = []
        self._none = QLabel(tr("Nobody has left yet."), self)
        self._none.setObjectName("subtitle")
        self._scroll = ScrollColumn(self)
        self._scroll.body.setSpacing(6)
        self.body.addWidget(self._none)
        self.body.addWidget(self._scroll, 1)

    def rows(self) -> list[FinishedRow]:
        return list(self._rows)

    @property
    def sessions(self) -> Sequence[SessionRow]:
        """Return the sessions that were read last."""
        return self._left

    def reload(self, today: date) -> None:
        """Read the day's sessions; raises StorageProblem."""
        found = self._desk.registry.find_sessions(Question(spans=(Span(today, today),)), limit=_LIMIT)
        left = [row for row in found if row.head.phase == Phase.LEFT.value]
        for old in self._rows:
            self._scroll.body.removeWidget(old)
            old.deleteLater()
        self._left = left
        self._rows = [self._row(row) for row in left]
        self._none.setVisible(not left)

    def _row(self, row: SessionRow) -> FinishedRow:
        shown = FinishedRow(row, self)
        shown.clicked.connect(lambda: self.pressed.emit(row.head.session_id))
        self._scroll.body.addWidget(shown)
        return shown


def finished_words(row: SessionRow) -> tuple[str, str]:
    """Return from when to when a session went, and how much was given."""
    head = row.head
    start = clock_text(head.started_at or head.opened_at, head.utc_offset_min)
    end = clock_text(head.left_at or head.last_at, head.utc_offset_min)
    given = f"{rounded(head.given_mg, 1)} mg" if head.started_at else tr("not started")
    return tr("{start} to {end}").format(start=start, end=end), given
