"""A chart that is replayed holds back what a device measured after the moment it stands at."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.ui.charts.chart_page import LANES, ChartPage
from ui.charts.fold import Floats

EVERY_S = 16.0
AT: Floats = np.arange(-300.0, 6000.0, EVERY_S)
CHANNELS: dict[str, Floats] = {"heart_rate": 80.0 + 9.0 * np.sin(AT / 200.0), "spo2": 95.0 + 3.0 * np.sin(AT / 90.0)}


def feed(page: ChartPage, until: float = np.inf) -> None:
    """Give the chart what was measured up to a moment, a row every 16 seconds as a real export has them."""
    held = until >= AT
    for channel, values in CHANNELS.items():
        page.chart.append_samples(channel, AT[held], values[held])


def lanes(page: ChartPage) -> list[NDArray[np.uint32]]:
    page.settle()
    return [page.pixels(lane) for lane in LANES]


def replayed(page: ChartPage, moments: Sequence[float]) -> None:
    """Go through these moments, each painted before the next."""
    feed(page)
    page.settle()
    page.chart.hold_back_samples(True)
    for moment in moments:
        page.chart.tick(moment)
        page.settle()


@pytest.mark.parametrize("moments", [(3000.0,), (1000.0, 2900.0, 2984.0, 2991.0, 3000.0), (5000.0, 3010.0, 3000.0)])
@pytest.mark.parametrize("zoomed", [False, True])
def test_that_a_moment_looks_as_if_nothing_had_been_measured_since(
    reading: ChartPage, moments: Sequence[float], zoomed: bool
) -> None:
    if zoomed:
        reading.chart.show_span(2700.0, 3300.0)
    replayed(reading, moments)
    held_back = lanes(reading)
    reading.chart.hold_back_samples(False)
    reading.chart.clear_samples()
    feed(reading, until=3000.0)
    for lane, before, after in zip(LANES, held_back, lanes(reading), strict=True):
        assert (before == after).all(), lane
    assert reading.drawn("vitals", "heart_rate", end=3000.0).any()


def test_that_the_whole_is_drawn_again_when_the_replay_is_over(reading: ChartPage) -> None:
    feed(reading)
    whole = lanes(reading)
    reading.chart.clear_samples()
    replayed(reading, (1000.0, 2000.0))
    assert not reading.drawn("vitals", "heart_rate", start=2040.0).any()
    reading.chart.hold_back_samples(False)
    reading.chart.stop_time()
    for lane, before, after in zip(LANES, whole, lanes(reading), strict=True):
        assert (before == after).all(), lane
