"""The room that the running sessions' cards have: all they need, and scrolling where that is more than there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.today.running_cards import RunningCards
from ui.widgets.scroll_column import ScrollColumn

_LOWEST = 120


class CardsArea(ScrollColumn):
    """As high as its cards where that leaves room for what stands below."""

    def __init__(self, cards: RunningCards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self.body.addWidget(cards)
        cards.arranged.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return self._cards.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(_LOWEST, self._cards.sizeHint().height()))
