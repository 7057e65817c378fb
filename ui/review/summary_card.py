"""One card above the chart of a session: a title, a figure, and what stands behind it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.review.card_faces import CardFace
from ui.text import tr
from ui.theme.palette import Palette
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.priority_mark import PriorityMark, priority_word

_SIDES: Final = (11, 5, 6, 5)
_KEPT: Final = 14
"""Up to how many letters a part of the words is kept on one line."""
_MARK: Final = 22
_LISTS: Final = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


class WrappedWords(QLabel):
    """Words on as many lines as they need: no narrower than the longest of them, and never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split(" ")), default=0)
        return QSize(widest + 2, metrics.lineSpacing())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.lineSpacing())


class SummaryCard(PressablePanel):
    """A reminder marks it by colour, shape and word; one that lists says whether its list is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = CardFace("")
        self._list_open = False
        self._title, self._figure, self._words = QLabel(self), QLabel(self), WrappedWords(self)
        self._figure.setObjectName("title")
        self._title.setMinimumHeight(_MARK)
        for caption in (self._title, self._words):
            caption.setObjectName("caption")
        self._mark = PriorityMark(self)
        self._mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        upper = QHBoxLayout()
        upper.setSpacing(4)
        upper.addWidget(self._title)
        upper.addStretch(1)
        upper.addWidget(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_SIDES)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self._figure)
        column.addWidget(self._words)
        column.addStretch(1)
        for label in (self._title, self._figure, self._words, self._mark):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def words(self) -> str:
        """Return what stands under the figure."""
        return self._words.text()

    def show_face(self, face: CardFace) -> None:
        self.face = face
        self._figure.setText(face.figure)
        self._mark.set_priority(face.priority)
        self.setToolTip(face.hint)
        self.set_priority(face.priority)
        self.setEnabled(face.lists or face.moment is not None)
        self._say()

    def set_list_open(self, open_now: bool) -> None:
        """Say that the list of this card is shown beside the chart, or not any more."""
        self._list_open = open_now
        self._say()

    def _pen(self, palette: Palette) -> QPen:
        return QPen(QColor(palette.accent), 2) if self._list_open else super()._pen(palette)

    def _say(self) -> None:
        face = self.face
        self._title.setText(f"{face.title} {_LISTS}" if face.lists else face.title)
        self._words.setText(_kept_together(", ".join(filter(None, (face.detail, face.more)))))
        self.update()
        spoken = (face.title, face.figure, face.detail, face.more, priority_word(face.priority))
        self.setAccessibleName(", ".join(word for word in spoken if word))
        leads = tr("Goes to this moment on the chart") if face.moment else ""
        if face.lists:
            leads = tr("Closes the list") if self._list_open else tr("Opens the list beside the chart")
        self.setAccessibleDescription(leads)


def _kept_together(words: str) -> str:
    """Return words in which a number stays with what it counts: "+26 %", "at 0:50", "in 1 min 42 s"."""
    space = "\N{NO-BREAK SPACE}"
    parts = (part.replace(" ", space) if len(part) <= _KEPT else part for part in words.split(", "))
    return ", ".join(parts)
