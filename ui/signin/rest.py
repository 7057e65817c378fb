"""How long nobody has touched the program: what is typed or pressed in its window is counted, nothing else."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from session.ports import Clock

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Rest(QObject):
    """Listens to the window of the system alone, through which little passes beside what people do."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched = clock.elapsed()

    def watch(self, window: QWidget) -> None:
        """Listen to the window of the system in which a shown widget stands."""
        window.windowHandle().installEventFilter(self)

    def begin(self) -> None:
        """Count from now on."""
        self._touched = self._clock.elapsed()

    @property
    def minutes(self) -> float:
        """Return for how many minutes nobody has done anything."""
        return (self._clock.elapsed() - self._touched) / 60

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.begin()
        return False
