"""The row of cards above the chart; each leads to its moment on it, or to a list."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from session.state import SessionState
from ui.review.card_faces import CardFace, card_faces
from ui.text import tr
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.priority_mark import PriorityMark, priority_word

_SHARES = (25, 22, 30, 23, 23, 30, 32)
"""How the cards share the row, as much as each has to say; so they stand at the same places in every session."""


class SummaryCard(PressablePanel):
    """A title, a figure and what stands behind it; a reminder marks it by colour, shape and word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = CardFace("")
        self._title, self._figure = ElidedLabel(parent=self), QLabel(self)
        self._detail, self._more = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self._figure.setObjectName("title")
        for caption in (self._title, self._detail, self._more):
            caption.setObjectName("caption")
        self._mark = PriorityMark(self)
        self._mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self._figure)
        upper.addWidget(self._mark)
        upper.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 6, 6, 6)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addLayout(upper)
        column.addWidget(self._detail)
        column.addWidget(self._more)
        column.addStretch(1)
        for label in (self._title, self._figure, self._detail, self._more, self._mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_face(self, face: CardFace) -> None:
        self.face = face
        self._title.setText(face.title)
        self._figure.setText(face.figure)
        self._detail.setText(face.detail)
        self._more.setText(face.more)
        self._more.setVisible(bool(face.more))
        self._mark.set_priority(face.priority)
        self.set_priority(face.priority)
        self.setEnabled(face.lists or face.moment is not None)
        words = (face.title, face.figure, face.detail, face.more, priority_word(face.priority))
        self.setAccessibleName(", ".join(word for word in words if word))
        leads = tr("Opens the list") if face.lists else tr("Goes to this moment on the chart") if face.moment else ""
        self.setAccessibleDescription(leads)


class SummaryCards(QWidget):
    """Seven cards; `moment_chosen` carries the moment of the one that was pressed, `list_asked` comes of the last."""

    moment_chosen = Signal(object)
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.cards = [SummaryCard(self) for _ in _SHARES]
        for card, share in zip(self.cards, _SHARES, strict=True):
            card.clicked.connect(lambda _checked=False, pressed=card: self._pressed(pressed))
            row.addWidget(card, share)

    def show_state(self, state: SessionState, now: datetime) -> None:
        """Show what a session came to, or has come to by `now`."""
        for card, face in zip(self.cards, card_faces(state, now), strict=True):
            card.show_face(face)

    def _pressed(self, card: SummaryCard) -> None:
        if card.face.lists:
            self.list_asked.emit()
        else:
            self.moment_chosen.emit(card.face.moment)
