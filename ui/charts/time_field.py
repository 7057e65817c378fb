"""The span of time in view: pyqtgraph's view box keeps it, limits it, and takes wheel and drag."""

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QObject, QRectF, Signal

LEAST_SPAN_S: Final = 300.0


class TimeField(QObject):
    """An invisible view box under the bands; it owns the visible span and knows the whole one."""

    span_changed = Signal(float, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0.0, border=None)
        self.box.setZValue(-1)
        self.box.disableAutoRange()
        self.box.setYRange(0.0, 1.0, padding=0)
        self.box.setMouseEnabled(x=False, y=False)
        self.box.sigXRangeChanged.connect(self._moved)
        self.whole = (0.0, 1.0)
        self._interactive = False

    def place(self, rect: QRectF) -> None:
        """Cover the part of the chart that listens to wheel and drag."""
        self.box.setGeometry(rect)

    def set_interactive(self, interactive: bool) -> None:
        self._interactive = interactive
        self.box.setMouseEnabled(x=interactive, y=False)
        self.show(*self.whole)

    def show(self, start: float, end: float) -> None:
        """Make a span, in seconds from the origin, the whole one and show all of it."""
        self.whole = (start, end)
        limits = self.whole if self._interactive else (None, None)
        least = min(LEAST_SPAN_S, end - start) if self._interactive else None
        most = end - start if self._interactive else None
        self.box.setLimits(xMin=limits[0], xMax=limits[1], minXRange=least, maxXRange=most)
        self.box.setXRange(start, end, padding=0)

    def look_at(self, start: float, end: float) -> None:
        """Show a part of the whole span."""
        self.box.setXRange(start, end, padding=0)

    def zoom(self, factor: float, center: float | None) -> None:
        """Show `factor` times the span, about `center` if it is in view, else about the middle."""
        start, end = self.span
        middle = center if center is not None and start <= center <= end else (start + end) / 2.0
        self.box.scaleBy(x=factor, center=(middle, 0.5))

    def bring_into_view(self, at: float) -> None:
        """Pan just far enough to see a moment."""
        start, end = self.span
        shift = min(at - start, 0.0) or max(at - end, 0.0)
        if shift:
            self.box.translateBy(x=shift)

    @property
    def span(self) -> tuple[float, float]:
        """The visible span in seconds from the origin."""
        start, end = self.box.viewRange()[0]
        return float(start), float(end)

    def _moved(self, box: object, span: tuple[float, float]) -> None:
        self.span_changed.emit(*span)
