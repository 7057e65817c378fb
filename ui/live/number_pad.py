"""Keys on the screen for the numbers of a form, for hands without a keyboard."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from ui.text import tr
from ui.widgets.key_button import KeyButton

_ROWS: Final[Sequence[Sequence[str]]] = ("789", "456", "123", ".0\b")
RANGE: Final[Sequence[Sequence[str]]] = (
    ("7", "8", "9", " to "), ("4", "5", "6", "up to "), ("1", "2", "3", "from "), ("-", "0", ".", "\b"),
)  # fmt: skip
"""The keys for a range of numbers with one or two ends."""


class NumberPad(QWidget):
    """Types into that line of its form which has the keyboard; the last key takes back."""

    def __init__(self, form: QWidget, rows: Sequence[Sequence[str]] = _ROWS) -> None:
        super().__init__(form)
        self._form = form
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.keys: dict[str, KeyButton] = {}
        for row, characters in enumerate(rows):
            for place, character in enumerate(characters):
                button = KeyButton("⌫" if character == "\b" else character.strip(), parent=self)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setMinimumWidth(48)
                button.setAccessibleName(tr("Take back the last character") if character == "\b" else button.text())
                button.clicked.connect(lambda _checked=False, character=character: self._type(character))
                self.keys[character] = button
                grid.addWidget(button, row, place)

    def _type(self, character: str) -> None:
        line = QApplication.focusWidget()
        if not isinstance(line, QLineEdit) or not self._form.isAncestorOf(line):
            return
        if character == "\b":
            line.backspace()
        else:
            line.insert(character)
        line.textEdited.emit(line.text())
