"""The cursor moved over two hours of eight channels and 150 entries, with every value of its moment read out."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import in_turns, seconds_of, tell
from tests.benchmarks.long_session import START, long_session
from tests.benchmarks.plain_chart import PlainChart
from tests.benchmarks.two_hours import SECONDS, SIZE, painted, streams
from ui.charts.axis import elapsed_at
from ui.review.chart_pane import ChartPane
from ui.review.replay_differences import ReplayDifferences

ROUNDS = 300
STEP_S = 20.0
GOAL = 2.0
FRAME_MS = 1000 / 60


class PlainCursor:
    """A line through every plot, and under them the eight values at the line in a label: nothing that was entered."""

    def __init__(self) -> None:
        self.chart, self.label = PlainChart(QSize(*SIZE)), QLabel()
        self._streams = streams()
        painted(lambda: self.chart.tick(self._streams))
        self.chart.fix_axes()
        self._lines = [pg.InfiniteLine(0.0, angle=90) for _ in self.chart.plots]
        for plot, line in zip(self.chart.plots, self._lines, strict=True):
            plot.addItem(line)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.resize(SIZE[0], 60)
        self.label.show()

    def move(self, at: float) -> None:
        for line in self._lines:
            line.setPos(at)
        values = {name: values[int(times.searchsorted(at))] for name, (times, values) in self._streams.items()}
        words = (f"<span style='color:#7ac'>{name}</span> {value:.1f}" for name, value in values.items())
        self.label.setText(f"<b>{elapsed_at(at)}</b> {' '.join(words)}")


def test_what_a_move_of_the_cursor_costs(qtbot: QtBot) -> None:
    """Beside a line that is moved in plain pyqtgraph with a label of the samples there; ours adds all that is known."""
    plain, pane = PlainCursor(), ChartPane("", ReplayDifferences())
    for window in (plain.chart.window, plain.label, pane):
        qtbot.addWidget(window)
    pane.resize(SIZE[0], SIZE[1] + 60)
    pane.show_session(long_session())
    painted(pane.show)
    places = count(STEP_S, STEP_S)

    def step(move: Callable[[float], None]) -> float:
        at = next(places) % SECONDS
        return seconds_of(lambda: painted(lambda: move(at)))

    def ours(at: float) -> None:
        pane.go_to(START + timedelta(seconds=at))

    taken = in_turns({"ours": partial(step, ours), "plain": partial(step, plain.move)}, ROUNDS)
    absolute = f"{taken['ours'] * 1e3:.2f} ms, of {FRAME_MS:.1f} a frame, against {taken['plain'] * 1e3:.2f} ms"
    tell("cursor move with its read-out", taken["ours"] / taken["plain"], GOAL, absolute)
