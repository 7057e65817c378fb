"""The floor for the charts: plain pyqtgraph, as one writes it without a thought for speed."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize

from ui.charts.fold import Floats

PANELS = (("heart_rate", "systolic", "mean", "diastolic"), ("spo2",), ("pain", "dissociation"), ("dose",))
LIMITS_A_PANEL = 2
MARKERS_A_PANEL = 15


class PlainChart:
    """Four linked plots with a curve for each channel, two limits and fifteen markers in each."""

    def __init__(self, size: QSize) -> None:
        self.window = pg.GraphicsLayoutWidget()
        self.window.resize(size)
        self.plots = [self.window.addPlot(row=row, col=0) for row in range(len(PANELS))]
        self.curves = {
            channel: plot.plot(pen=pg.mkPen("w"))
            for plot, channels in zip(self.plots, PANELS, strict=True)
            for channel in channels
        }
        for plot in self.plots:
            plot.setXLink(self.plots[0])
            for level in range(LIMITS_A_PANEL):
                plot.addItem(pg.InfiniteLine(60.0 + 20.0 * level, angle=0))
            at = np.linspace(0.0, 7000.0, MARKERS_A_PANEL)
            plot.plot(at, np.full(len(at), 75.0), pen=None, symbol="o")
        self.window.show()

    def tick(self, streams: dict[str, tuple[Floats, Floats]]) -> None:
        """Give every curve all its samples again; its axes fit themselves."""
        for channel, (at, values) in streams.items():
            self.curves[channel].setData(at, values)

    def fix_axes(self) -> None:
        """Stop the fitting of axes, so that a pan pays for the pan alone."""
        for plot in self.plots:
            plot.disableAutoRange()

    def show_span(self, start: float, end: float) -> None:
        self.plots[0].setXRange(start, end, padding=0)
