"""What one second costs a full two-hour chart, and whether it stays level."""

import resource
import time
from functools import partial
from statistics import fmean

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import seconds_of, tell
from tests.benchmarks.plain_chart import PlainChart
from tests.benchmarks.two_hours import SECONDS, SIZE, Streams, feed, painted, session_chart, streams
from ui.charts.session_chart import SessionChart

LAST_TICKS = 300
OURS_A_PLAIN = 10  # the plain chart is asked less often, so that the run stays short
TEN_MINUTES = 600


def until(samples: Streams, second: int) -> Streams:
    return {channel: (at[:second], values[:second]) for channel, (at, values) in samples.items()}


class Clock:
    """Lets a chart live through its two hours second by second."""

    def __init__(self, chart: SessionChart, samples: Streams, start: int) -> None:
        self._chart, self._samples, self.second = chart, samples, start
        feed(chart, samples, 0, start)
        painted(lambda: chart.tick(float(start)))

    def tick(self) -> float:
        """Pass one second, paint what it asks for, and return how long that took."""
        self.second += 1
        return seconds_of(lambda: painted(self._pass))

    def _pass(self) -> None:
        feed(self._chart, self._samples, self.second - 1, self.second)
        self._chart.tick(float(self.second))


@pytest.mark.parametrize("size", [SIZE, (1400, 900)])
def test_what_a_second_costs_a_full_two_hour_chart(qtbot: QtBot, size: tuple[int, int]) -> None:
    samples = streams()
    plain, chart = PlainChart(QSize(*size)), session_chart(size)
    qtbot.addWidget(plain.window)
    qtbot.addWidget(chart)
    clock = Clock(chart, samples, SECONDS - LAST_TICKS - 1)
    ours, floor = [], []
    for n in range(LAST_TICKS):
        ours.append(clock.tick())
        if n % OURS_A_PLAIN == 0:
            floor.append(seconds_of(partial(painted, partial(plain.tick, until(samples, clock.second)))))
    absolute = f"{fmean(ours) * 1000:.3f} ms against {fmean(floor) * 1000:.2f} ms"
    tell(f"one-second tick at {size[0]} x {size[1]}", fmean(ours) / fmean(floor), 0.05, absolute)


def test_whether_two_hours_later_a_second_costs_the_same(qtbot: QtBot) -> None:
    chart = session_chart()
    qtbot.addWidget(chart)
    clock = Clock(chart, streams(), 60)
    taken, memory = [], []
    while clock.second < SECONDS - 1:
        start = time.process_time()
        clock.tick()
        taken.append(time.process_time() - start)
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    grown = (memory[-1] - memory[TEN_MINUTES]) / 1024
    ratio = fmean(taken[-TEN_MINUTES:]) / fmean(taken[:TEN_MINUTES])
    tell("tick after two hours, beside its first ten minutes", ratio, 1.1, f"memory {grown:+.1f} MB")
