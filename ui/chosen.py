"""The choices in force: put on at once, then kept."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.preferences import Choices, NotKept, Preferences
from ui.theme.theme import Theme


class Chosen(QObject):
    """Applies a choice to the theme and keeps it; `changed` carries all choices, `not_kept` a sentence."""

    changed = Signal(object)
    not_kept = Signal(str)

    def __init__(self, preferences: Preferences, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent or theme)
        self._preferences = preferences
        self._theme = theme
        self._choices = preferences.load()
        self._put_on()

    @property
    def choices(self) -> Choices:
        return self._choices

    def choose(self, choices: Choices) -> None:
        """Put these in force, then keep them; what cannot be kept stays in force until the program closes."""
        if choices == self._choices:
            return
        self._choices = choices
        self._put_on()
        self.changed.emit(choices)
        try:
            self._preferences.keep(choices)
        except NotKept as problem:
            self.not_kept.emit(problem.sentence)

    def toggle_theme(self) -> None:
        """Go to the other of dark and light, and keep that."""
        self._theme.toggle()
        self.choose(replace(self._choices, theme=self._theme.choice))

    def _put_on(self) -> None:
        if self._theme.choice is not self._choices.theme:
            self._theme.choose(self._choices.theme)
        self._theme.set_text_size(self._choices.text_size)
