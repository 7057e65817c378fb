"""Panning and zooming over two hours of eight channels."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import in_turns, seconds_of, tell
from tests.benchmarks.plain_chart import PlainChart
from tests.benchmarks.two_hours import SECONDS, SIZE, feed, painted, session_chart, streams

ROUNDS = 100
Span = tuple[float, float]


def panned(n: int) -> Span:
    """Return half an axis, moved on by half a minute with each step."""
    return n * 30.0, n * 30.0 + SECONDS / 2


def zoomed(n: int) -> Span:
    """Return ever less of the axis."""
    half = SECONDS / 2 * 0.98**n
    return SECONDS / 2 - half, SECONDS / 2 + half


class Wheel:
    """Shows one span after another, each time it is asked."""

    def __init__(self, spans: Callable[[int], Span], show: Callable[[float, float], None]) -> None:
        self._spans, self._show, self._step = spans, show, 0

    def turn(self) -> float:
        """Show the next span and return how long it took until it was painted."""
        self._step += 1
        span = self._spans(self._step)
        return seconds_of(lambda: painted(lambda: self._show(*span)))


@pytest.mark.parametrize("spans", [panned, zoomed])
@pytest.mark.parametrize("size", [SIZE, (1400, 900)])
def test_what_another_span_costs(qtbot: QtBot, spans: Callable[[int], Span], size: tuple[int, int]) -> None:
    samples = streams()
    plain, chart = PlainChart(QSize(*size)), session_chart(size)
    qtbot.addWidget(plain.window)
    qtbot.addWidget(chart)
    painted(lambda: plain.tick(samples))
    plain.fix_axes()
    feed(chart, samples, 0, SECONDS)
    chart.set_interactive(True)
    painted(lambda: chart.tick(float(SECONDS)))
    turns = {"plain": Wheel(spans, plain.show_span).turn, "ours": Wheel(spans, chart.show_span).turn}
    taken = in_turns(turns, ROUNDS)
    absolute = f"{taken['ours'] * 1000:.2f} ms against {taken['plain'] * 1000:.2f} ms"
    tell(f"{spans.__name__} at {size[0]} x {size[1]}", taken["ours"] / taken["plain"], 0.25, absolute)
