"""The shelves of the list of sessions, each with how many are on it; one is looked at."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from session.search_question import Counts, Question, Shelf
from ui.review.asking import count_words, shelf_word
from ui.widgets.key_button import LOWEST

_TURN = (Shelf.TO_SIGN, Shelf.FLAGGED, Shelf.ALL)


class ShelfButton(QPushButton):
    """One shelf: its name, and under it how many."""

    def __init__(self, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(shelf_word(shelf), parent)
        self.shelf = shelf
        self.setCheckable(True)
        self.setAutoDefault(False)

    def show_count(self, words: str) -> None:
        self.setText(f"{shelf_word(self.shelf)}\n{words}")
        self.setAccessibleName(f"{shelf_word(self.shelf)}, {words}")

    def sizeHint(self) -> QSize:
        return QSize(LOWEST, max(LOWEST, super().sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the row moves within itself
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ShelfRow(QWidget):
    """The three beside each other; `chosen` carries the shelf that is looked at from now on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons = [ShelfButton(shelf, self) for shelf in _TURN]
        for button in self.buttons:
            row.addWidget(button, 1)
            button.clicked.connect(lambda _checked=False, shelf=button.shelf: self.choose(shelf))
        self._show(Shelf.ALL)

    @property
    def shelf(self) -> Shelf:
        """Return the shelf that is looked at."""
        return next(button.shelf for button in self.buttons if button.isChecked())

    def choose(self, shelf: Shelf) -> None:
        """Look at a shelf."""
        self._show(shelf)
        self.chosen.emit(shelf)

    def turn(self) -> None:
        """Look at the next shelf, after the last at the first."""
        self.choose(_TURN[(_TURN.index(self.shelf) + 1) % len(_TURN)])

    def show_counts(self, counts: Counts, question: Question) -> None:
        for button in self.buttons:
            button.show_count(count_words(counts.of(button.shelf), question))

    def _show(self, shelf: Shelf) -> None:
        for button in self.buttons:
            button.setChecked(button.shelf is shelf)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), 0)
        self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
