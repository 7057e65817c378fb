"""The session in ten seconds, above its chart: a row of cards, and the facts under it."""

from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from session.state import SessionState
from session.summary import Summary, summarise
from ui.charts.session_marks import origin_of
from ui.review.card_faces import card_faces
from ui.review.facts_line import STEPS, FactsLine
from ui.review.summary_card import SummaryCard

_SHARES: Final = (26, 22, 26, 21, 24, 30, 30)
"""How the cards share the row, as much as each has to say; so they stand at the same places in every session."""


class SummaryCards(QWidget):
    """Seven cards and the facts; `moment_chosen` carries the moment of what was pressed.

    `list_asked` comes of the last card, with the moment of the first alert where the list is to be opened.
    """

    moment_chosen = Signal(object)
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list_open = False
        self._origin: datetime | None = None
        row = QHBoxLayout()
        row.setSpacing(6)
        self.cards = [SummaryCard(self) for _ in _SHARES]
        for card, share in zip(self.cards, _SHARES, strict=True):
            card.clicked.connect(lambda _checked=False, pressed=card: self._pressed(pressed))
            row.addWidget(card, share)
        self.facts = FactsLine(self)
        self.facts.moment_chosen.connect(self.moment_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.facts)

    def show_state(self, state: SessionState, now: datetime) -> None:
        """Show what the session that was shown had come to by `now`, on the time axis of the whole."""
        self._show(state, summarise(state, now), now)

    def show_summary(self, state: SessionState, summary: Summary, now: datetime) -> None:
        """Show what a session came to, which `summary` says as of `now`."""
        self._origin = origin_of(state)
        self._show(state, summary, now)

    def _show(self, state: SessionState, summary: Summary, now: datetime) -> None:
        for card, face in zip(self.cards, card_faces(state, summary, now, self._origin), strict=True):
            card.show_face(face)
        self.facts.show_summary(state, summary, self._origin)
        for before, after in pairwise((self.cards[-1], *self.facts.in_order)):  # chips made anew stand at the end
            QWidget.setTabOrder(before, after)

    def set_list_open(self, open_now: bool) -> None:
        """Say on the last card that the list of alerts is shown, or not any more."""
        self._list_open = open_now
        self.cards[-1].set_list_open(open_now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, focused = STEPS.get(Qt.Key(event.key()), 0), QApplication.focusWidget()
        open_ones = [card for card in self.cards if card.isEnabled()]
        if step and focused in open_ones:
            place = open_ones.index(focused) + step
            open_ones[max(0, min(place, len(open_ones) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _pressed(self, card: SummaryCard) -> None:
        if card.face.moment is not None and not (card.face.lists and self._list_open):
            self.moment_chosen.emit(card.face.moment)
        if card.face.lists:
            self.list_asked.emit()
