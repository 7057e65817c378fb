"""Words that were used before, offered beside a field, one press each."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.key_button import KeyButton

_WIDEST: Final = 150


class Offers(QWidget):
    """A row of buttons; `chosen` carries the words of the one pressed."""

    chosen = Signal(str)

    def __init__(self, most: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._name = most, name
        self._buttons: list[KeyButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def buttons(self) -> list[KeyButton]:
        return list(self._buttons)

    def offer(self, words: Iterable[str]) -> None:
        """Show these in place of the last, as many as there is room for."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(text) for text in list(words)[: self._most]]
        self.setVisible(bool(self._buttons))

    def _button(self, text: str) -> KeyButton:
        button = KeyButton(text, parent=self)
        button.setMinimumWidth(48)
        button.setMaximumWidth(max(_WIDEST, button.sizeHint().width()))
        button.setAccessibleName(f"{self._name}: {text}")
        button.clicked.connect(lambda: self.chosen.emit(text))
        self._row.addWidget(button)
        return button
