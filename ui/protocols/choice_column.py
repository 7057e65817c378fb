"""A column of buttons of which one is shown, with Up and Down between them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.protocols.choice_button import ChoiceButton
from ui.widgets.scroll_column import ScrollColumn


class ChoiceColumn(ScrollColumn):
    """`chosen` carries the name of the button that was pressed or gone to."""

    chosen = Signal(str)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, ChoiceButton] = {}
        self.setAccessibleName(heading)
        self.body.setSpacing(4)
        self.body.setContentsMargins(0, 0, 6, 0)
        head = QLabel(heading)
        head.setObjectName("columnHead")
        self.body.addWidget(head)

    @property
    def shown(self) -> str:
        """Return the name of the one that is marked; nothing where none is."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def buttons(self) -> dict[str, ChoiceButton]:
        return dict(self._buttons)

    def button(self, name: str) -> ChoiceButton:
        return self._buttons[name]

    def say(self, name: str, words: str, about: str) -> None:
        """Say something of one; a name that is not there yet gets a button at the end."""
        if name not in self._buttons:
            button = self._buttons[name] = ChoiceButton(words, self)
            button.clicked.connect(lambda _checked=False: self.chosen.emit(name))
            button.moved.connect(lambda step: self._move(name, step))
            self.body.addWidget(button)
        self._buttons[name].say(words, about)

    def mark(self, name: str) -> None:
        """Mark the one that is shown, and let the keyboard come to it first."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)
        if name in self._buttons:
            self.setFocusProxy(self._buttons[name])
            self.ensureWidgetVisible(self._buttons[name], 0, 8)

    def _move(self, name: str, step: int) -> None:
        names = list(self._buttons)
        there = names.index(name) + step
        if 0 <= there < len(names):
            self._buttons[names[there]].setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(names[there])
