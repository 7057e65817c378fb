"""The toolkit under this Python: Qt draws, and no call of it costs a reference that is not its own."""

import gc
import sys

import pyqtgraph
from pytestqt.qtbot import QtBot

REPAINTS = 300
STRAY_REFERENCES = 200  # what imports and caches may release meanwhile; the fault cost thousands


def test_that_repainting_a_chart_does_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 dropped a reference to None at each void call, until the process died."""
    chart = pyqtgraph.PlotWidget()
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    curve = chart.plot([0.0, 1.0, 2.0], [1.0, 3.0, 2.0])
    chart.show()
    chart.grab()
    gc.collect()  # what earlier tests left is not to be counted here
    before = sys.getrefcount(None)
    for each in range(REPAINTS):
        curve.setData([0.0, 1.0, 2.0], [1.0, 3.0, float(each)])
        chart.grab()
        assert sys.getrefcount(None) > before - STRAY_REFERENCES, f"after {each + 1} repaints"
