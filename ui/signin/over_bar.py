"""Lies over the entry line and its buttons; the countdown beside them stays in view."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.live.entry_bar import EntryBar

_GAP = 8


class OverBar(QFrame):
    """Covers the controls of the bar; what stands in the line stays there."""

    def __init__(self, bar: EntryBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 8, 8)
        self.row.setSpacing(12)
        for part in (bar, bar.ring):
            part.installEventFilter(self)

    def put_up(self) -> None:
        """Cover the controls, once all that it says stands in it."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setGeometry(QRect(0, 1, max(0, self._bar.ring.x() - _GAP), self._bar.height() - 1))
