"""A question asked once, in the place that it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton


class Question(QWidget):
    """A sentence and its answers as buttons; `answered` carries the name of the one pressed."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._buttons: dict[str, KeyButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(IconLabel("info", "accent", 20, self))
        self._row.addWidget(self._sentence, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is asked; nothing while nothing is."""
        return self._sentence.text()

    def button(self, name: str) -> KeyButton:
        return self._buttons[name]

    def ask(self, sentence: str, answers: Sequence[tuple[str, str]]) -> None:
        """Ask; each answer is its name and what its button says. The same again changes nothing."""
        if sentence == self.sentence:
            return
        self.withdraw()
        self._sentence.setText(sentence)
        for name, text in answers:
            button = KeyButton(text, parent=self)
            button.clicked.connect(lambda _checked=False, answer=name: self._answer(answer))
            self._buttons[name] = button
            self._row.addWidget(button)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def withdraw(self) -> None:
        """Ask nothing."""
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        self._sentence.setText("")
        self.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the first answer."""
        super().focusInEvent(event)
        for button in list(self._buttons.values())[:1]:
            button.setFocus(event.reason())

    def _answer(self, name: str) -> None:
        self.answered.emit(name)
