"""One thing that the start gate reads from the record: what it rests on, and what to do where it does not hold."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.protocol import Severity
from session.screening_items import Item, Standing
from ui.live.gate.hold_mark import HoldMark
from ui.live.gate.question_row import MARK
from ui.text import tr
from ui.widgets.key_button import KeyButton

_ASKS: Final = {"second check": "second check", "access": "access"}
"""The checks that have a form of their own, and its name on the live screen."""


class CheckRow(QWidget):
    """A mark, a name, a sentence; `asked` carries the name of the form that sees to it."""

    asked = Signal(str)

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = item.key
        self.mark = HoldMark(MARK, self)
        self.words = QLabel(item.words, self)
        self.words.setObjectName("heading")
        self.sentence = QLabel(self)
        self.sentence.setObjectName("caption")
        self.sentence.setWordWrap(True)
        for label in (self.words, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = KeyButton(_label(item.key), parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: self.asked.emit(_ASKS[self.key]))
        self.button.hide()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.words)
        texts.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_item(self, item: Item, *, calm: bool) -> None:
        """Show how it stands; while the gate is open (`calm`) what was not done yet wears no alarm colour."""
        standing = Standing.OPEN if item.missing and calm and item.severity else item.standing
        corners = 0 if item.severity is None else {Severity.SOFT: 4, Severity.HARD: 8}[item.severity]
        self.mark.show_standing(standing, corners=corners if standing is Standing.OVERRIDDEN else 0)
        unwell = item.standing not in (Standing.FINE, Standing.OVERRIDDEN)
        self.sentence.setText(f"{item.sentence} {item.todo if unwell else ''}".strip())
        self.button.setVisible(item.key in _ASKS and unwell)
        self.setAccessibleName(f"{item.words}, {standing.value}: {self.sentence.text()}")


def _label(key: str) -> str:
    return tr("Record it") if key == "access" else tr("Check")
