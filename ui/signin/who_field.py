"""A person's name: typed, completed from those who sign in here, or gone to with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from session.folded import folded
from ui.widgets.field import Field

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WhoField(Field):
    """Up and Down go through the names that hold what was typed; `complete` takes the only one that does."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.names: tuple[str, ...] = ()
        self._part = ""
        self.edited.connect(self._remember)
        self.line.installEventFilter(self)

    def offer(self, names: Sequence[str]) -> None:
        """Know these names from now on."""
        self.names = tuple(names)

    def fitting(self) -> tuple[str, ...]:
        """Return the names that hold what was typed; all of them where nothing was."""
        return tuple(name for name in self.names if folded(self._part) in folded(name))

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._part = ""

    def complete(self) -> None:
        """Put the name in place of its part, where only one holds that."""
        fitting = self.fitting()
        if self._part and len(fitting) == 1:
            self.set_text(fitting[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and (names := self.fitting()):
                self._go(names, step)
                return True
        return super().eventFilter(watched, event)

    def _go(self, names: Sequence[str], step: int) -> None:
        text = self.text()
        first = 0 if step > 0 else -1
        place = (names.index(text) + step) % len(names) if text in names else first
        super().set_text(names[place])

    def _remember(self, typed: str) -> None:
        self._part = typed
