"""One thing that the start gate reads from the record: what it rests on, and what to do where it does not hold."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

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
        self.sentence = QLabel(self)
        self.sentence.setObjectName("caption")
        self.sentence.setProperty("rich", True)
        self.sentence.setWordWrap(True)
        self.button = KeyButton(_label(item.key), parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: self.asked.emit(_ASKS[self.key]))
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_item(self, item: Item, *, calm: bool) -> None:
        """Show how it stands; while the gate is open (`calm`) what was not done yet wears no alarm colour."""
        standing = Standing.OPEN if item.missing and calm and item.severity else item.standing
        corners = 0 if item.severity is None else {Severity.SOFT: 4, Severity.HARD: 8}[item.severity]
        self.mark.show_standing(standing, corners=corners if standing is Standing.OVERRIDDEN else 0)
        unwell = item.standing not in (Standing.FINE, Standing.OVERRIDDEN)
        todo = item.todo if unwell and item.key not in _ASKS else ""
        self.sentence.setText(_rich(item.words, f"{item.sentence} {todo}".strip()))
        self.button.setVisible(item.key in _ASKS and unwell)
        self.setAccessibleName(f"{item.words}, {standing.value}: {item.sentence} {todo}".strip())


def _rich(words: str, sentence: str) -> str:
    """Return a sentence with its name before it, once."""
    rest = sentence[len(words) :] if sentence.startswith(words) else f": {sentence}"
    return f"<b>{escape(words)}</b>{escape(rest)}"


def _label(key: str) -> str:
    return tr("Record it") if key == "access" else tr("Check")
