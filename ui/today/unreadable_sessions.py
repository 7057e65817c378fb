"""The running sessions that could not be gone on with, each with the sentence why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.ports import SessionRow
from ui.day_words import chair_words
from ui.theme.priority import Priority
from ui.widgets.card import Card

Unreadable = tuple[SessionRow, str]


class UnreadableSessions(QWidget):
    """A card for each; takes no room where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Unreadable] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_sessions(self, unreadable: Sequence[Unreadable]) -> None:
        """Show these in place of the last; what has not changed is not built again."""
        if list(unreadable) == self._shown:
            return
        self._shown = list(unreadable)
        while (item := self._column.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.deleteLater()
        for row, sentence in unreadable:
            self._column.addWidget(_card(row, sentence))
        self.setVisible(bool(unreadable))


def _card(row: SessionRow, sentence: str) -> Card:
    chair = chair_words(row.head.chair)
    card = Card(f"{chair} · {row.patient.name}" if chair else row.patient.name)
    words = QLabel(sentence, card)
    words.setWordWrap(True)
    card.body.addWidget(words)
    card.set_priority(Priority.MEDIUM)
    return card
