"""What a signature says: one of a few sentences, none of them given beforehand."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.answer_button import AnswerButton
from ui.widgets.labelled import Labelled

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class MeaningChoice(Labelled):
    """Whole sentences under one another; the arrow keys move, Space or Enter chooses, once more takes it back."""

    chosen = Signal(str)

    def __init__(self, label: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.buttons = [AnswerButton(sentence, parent=content) for sentence in sentences]
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            column.addWidget(button)
        super().__init__(label, content, parent)
        self._sentences = tuple(sentences)
        for button, sentence in zip(self.buttons, self._sentences, strict=True):
            button.clicked.connect(lambda _checked=False, one=sentence: self._pressed(one))
        self.setFocusProxy(self.buttons[0])

    def value(self) -> str:
        """Return the sentence that is chosen; nothing while none is."""
        pairs = zip(self.buttons, self._sentences, strict=True)
        return next((sentence for button, sentence in pairs if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        if at is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[at].click()
        else:
            super().keyPressEvent(event)

    def _pressed(self, sentence: str) -> None:
        for button, one in zip(self.buttons, self._sentences, strict=True):
            button.setChecked(one == sentence and button.isChecked())
        self.show_problem("")
        self.chosen.emit(self.value())
