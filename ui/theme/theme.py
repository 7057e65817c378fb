"""Which theme is in force: the system's, dark or light, switchable at any time."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import TypeScale, load_fonts
from ui.theme.look import Look, dress
from ui.theme.palette import DARK, LIGHT, Palette


class ThemeChoice(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Theme(QObject):
    """The look of the whole application; `changed` carries the new look after everything wears it."""

    changed = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = ThemeChoice.SYSTEM
        self._scale = TypeScale()
        load_fonts()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._wear)
        self._wear()

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def look(self) -> Look:
        return Look(self.palette, self._scale)

    @property
    def palette(self) -> Palette:
        """Return the palette in force; light where the system does not say."""
        if self._choice is ThemeChoice.SYSTEM:
            dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._choice is ThemeChoice.DARK
        return DARK if dark else LIGHT

    def choose(self, choice: ThemeChoice) -> None:
        """Put on the chosen theme now."""
        self._choice = choice
        self._wear()

    def toggle(self) -> None:
        """Put on the other of dark and light."""
        self.choose(ThemeChoice.LIGHT if self.palette is DARK else ThemeChoice.DARK)

    def set_text_size(self, percent: int) -> None:
        """Set all text at this share of its designed size, in percent."""
        self._scale = TypeScale(percent)
        self._wear()

    def _wear(self) -> None:
        dress(self._application, self.look)
        self.changed.emit(self.look)
