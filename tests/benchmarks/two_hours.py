"""What the chart benchmarks share: two hours of eight channels, sixty markers, and a way to time a painted frame."""

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtWidgets import QApplication

from tests.ui.charts import example
from ui.charts.fold import Floats
from ui.charts.marks import SAMPLE_CHANNELS
from ui.charts.session_chart import SessionChart

SECONDS: Final = 7200
FRAMES: Final = 3  # plain pyqtgraph paints once more after its axes have found their width: that too is its own time
SIZE: Final = (900, 600)  # the chart's share of a 1366 x 768 screen
Streams = dict[str, tuple[Floats, Floats]]
LEVELS: Final = {"heart_rate": 75.0, "systolic": 140.0, "mean": 105.0, "diastolic": 85.0, "spo2": 97.0, "dose": 30.0}


def streams(seconds: int = SECONDS) -> Streams:
    """Return eight channels at 1 Hz, wandering as a patient does."""
    rng = np.random.default_rng(7)
    at = np.arange(float(seconds))
    return {
        channel: (at, LEVELS.get(channel, 5.0) + np.round(np.cumsum(rng.normal(size=seconds)) * 0.05, 1))
        for channel in SAMPLE_CHANNELS
    }


def session_chart(size: tuple[int, int] = SIZE) -> SessionChart:
    """Return the product's chart with every mark of the example, more than sixty, and a predicted curve."""
    chart = SessionChart()
    chart.resize(*size)
    chart.set_axis(example.ORIGIN, (-600.0, 7200.0))
    chart.set_marks(example.predicted(example.marks_until(example.LEFT_AT)))
    chart.show()
    return chart


def feed(chart: SessionChart, samples: Streams, first: int, last: int) -> None:
    """Give the chart the samples from second `first` up to, not including, `last`."""
    for channel, (at, values) in samples.items():
        chart.append_samples(channel, at[first:last], values[first:last])


def painted(step: Callable[[], object]) -> None:
    """Do a step, and all the painting that it asks for."""
    step()
    for _ in range(FRAMES):
        QApplication.processEvents()
