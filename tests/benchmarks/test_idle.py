"""How much of a core the chart takes while nothing happens but time."""

import time
from functools import partial

from pytestqt.qtbot import QtBot

from tests.benchmarks.two_hours import SECONDS, feed, painted, session_chart, streams

TICKS = 600


def test_how_much_of_a_core_an_idle_chart_takes(qtbot: QtBot) -> None:
    chart, samples = session_chart(), streams()
    qtbot.addWidget(chart)
    start = SECONDS - TICKS - 1
    feed(chart, samples, 0, start)
    painted(lambda: chart.tick(float(start)))
    before = time.process_time()
    for second in range(start + 1, start + 1 + TICKS):
        painted(partial(chart.tick, float(second)))
    share = (time.process_time() - before) / TICKS
    print(f"idle, one tick a second: {share:.3%} of a core (goal <= 0.5 %)")
