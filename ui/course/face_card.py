"""The cards above the chart of a course, beside each other in one frame."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.course.faces import Face
from ui.theme.look import look_of
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.priority_mark import PriorityMark, priority_word
from ui.widgets.restyle import set_style_property

MOST = 5


class FaceCard(QWidget):
    """A title, a figure and what stands behind it; a reminder is marked by colour, shape and word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = Face("")
        self._title, self._figure, self._detail = ElidedLabel(parent=self), QLabel(self), QLabel(self)
        self._figure.setObjectName("title")
        for caption in (self._title, self._detail):
            caption.setObjectName("caption")
        for wrapped in (self._figure, self._detail):
            wrapped.setTextFormat(Qt.TextFormat.PlainText)
            wrapped.setWordWrap(True)
        self._mark = PriorityMark(self)
        upper = QHBoxLayout()
        upper.setSpacing(6)
        upper.addWidget(self._figure, 1)
        upper.addWidget(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addLayout(upper)
        column.addWidget(self._detail)
        column.addStretch(1)

    def show_face(self, face: Face, sentences: Sequence[str] = ()) -> None:
        """Show a face; `sentences` say in full what its words stand for."""
        self.face = face
        self._title.setText(face.title)
        self._figure.setText(face.figure)
        set_style_property(self._figure, "tone", "accent" if face.accent else "")
        self._detail.setText(face.detail)
        self._mark.set_priority(face.priority)
        words = (face.title, face.figure, face.detail, priority_word(face.priority))
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setAccessibleDescription(" ".join(sentences))
        self.setToolTip("\n".join(sentences))


class FaceRow(Card):
    """Up to five cards with a line between each two; the first alone takes the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(1, 1, 1, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.body.addLayout(row)
        self.cards = [FaceCard(self) for _ in range(MOST)]
        for card in self.cards:
            row.addWidget(card, 1)

    def show_faces(self, faces: Sequence[Face], sentences: Sequence[str] = ()) -> None:
        """Show these cards; the `sentences` belong to the last one."""
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(faces))
            if place < len(faces):
                card.show_face(faces[place], sentences if place == MOST - 1 else ())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        line = QColor(look_of(self).palette.line)
        for card in self.cards[1:]:
            if card.isVisible():
                painter.fillRect(card.x(), 10, 1, self.height() - 20, line)
