"""The row of cards above the chart; each leads to its moment on it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.state import SessionState
from ui.review.card_faces import CardFace, card_faces
from ui.text import tr
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.priority_mark import PriorityMark, priority_word

_CARDS = 6


class SummaryCard(PressablePanel):
    """A title, a figure and what stands behind it; a reminder marks it by colour, shape and word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = CardFace("")
        self._title, self._figure, self._detail = ElidedLabel(parent=self), QLabel(self), ElidedLabel(parent=self)
        self._title.setObjectName("caption")
        self._figure.setObjectName("title")
        self._detail.setObjectName("caption")
        self._mark = PriorityMark(self)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self._figure)
        upper.addWidget(self._mark)
        upper.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addLayout(upper)
        column.addWidget(self._detail)
        for label in (self._title, self._figure, self._detail, self._mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_face(self, face: CardFace) -> None:
        self.face = face
        self._title.setText(face.title)
        self._figure.setText(face.figure)
        self._detail.setText(face.detail)
        self._mark.set_priority(face.priority)
        self.set_priority(face.priority)
        self.setEnabled(face.moment is not None)
        words = (face.title, face.figure, face.detail, priority_word(face.priority))
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setAccessibleDescription(tr("Goes to this moment on the chart") if face.moment else "")


class SummaryCards(QWidget):
    """Six cards; `moment_chosen` carries the moment of the one that was pressed."""

    moment_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.cards = [SummaryCard(self) for _ in range(_CARDS)]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, pressed=card: self.moment_chosen.emit(pressed.face.moment))
            row.addWidget(card, 1)

    def show_state(self, state: SessionState, now: datetime) -> None:
        """Show what a session came to, or has come to by `now`."""
        for card, face in zip(self.cards, card_faces(state, now), strict=True):
            card.show_face(face)
