"""A screen that stays dark in a dim room, whatever the rest of the window wears."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, dress, undress
from ui.theme.palette import DARK
from ui.theme.theme import Theme


class DimRoom(QObject):
    """Keeps one widget dark while dimmed, and follows the theme otherwise."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme = theme
        self._widget = widget
        self._dimmed = False
        theme.changed.connect(self._wear)

    @property
    def dimmed(self) -> bool:
        return self._dimmed

    def set_dimmed(self, dimmed: bool) -> None:
        self._dimmed = dimmed
        self._wear(self._theme.look)

    def _wear(self, look: Look) -> None:
        if self._dimmed:
            dress(self._widget, Look(DARK, look.scale))
        else:
            undress(self._widget)
