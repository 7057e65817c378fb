"""What a row leaves out where the window is too narrow for all of it, the least needed first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget


class NarrowRow(QObject):
    """Hides parts of a row, in their order, until the rest has room; a part that is hidden anyway stays so."""

    def __init__(self, row: QWidget, layout: QBoxLayout, parts: Sequence[QWidget]) -> None:
        super().__init__(row)
        self._row, self._layout, self._parts = row, layout, parts
        self._left_out: list[QWidget] = []
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Leave out as much as is needed, and no more."""
        needed = self._layout.minimumSize().width() + sum(map(self._width, self._left_out))
        left_out = []
        for part in self._parts:
            if needed > self._row.width() and (part in self._left_out or not part.isHidden()):
                left_out.append(part)
                needed -= self._width(part)
        if left_out == self._left_out:
            return
        before, self._left_out = self._left_out, left_out
        for part in self._parts:
            if (part in before) != (part in left_out):
                part.setVisible(part not in left_out)

    def _width(self, part: QWidget) -> int:
        return part.sizeHint().width() + self._layout.spacing()
