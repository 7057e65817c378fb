"""A widget of several parts that hands the keyboard on to one of them, and lets Tab come to all."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class HandsOn(QWidget):
    """Given the keyboard it gives it to its home; a focus proxy would let Tab pass over all that stands before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home: QWidget | None = None

    def hand_on_to(self, part: QWidget) -> None:
        """Make a part the home of the keyboard."""
        self._home = part

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._home is not None:
            self._home.setFocus(event.reason())
