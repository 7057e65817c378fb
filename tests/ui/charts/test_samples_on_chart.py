"""What a device measures, as it stands on the chart."""

import numpy as np
import pytest

from tests.ui.charts.chart_page import LANES, ChartPage
from ui.charts.fold import Floats
from ui.charts.marks import SAMPLE_CHANNELS, Dot, Marks

START, END = 600.0, 4200.0
SECONDS: Floats = np.arange(START, END)


def measured(page: ChartPage, start: float, end: float) -> float:
    """Return the share of a span's columns in which saturation is drawn."""
    return float(page.drawn("spo2", "spo2", start, end).any(axis=0).mean())


def test_that_samples_are_drawn_without_a_break(page: ChartPage) -> None:
    page.chart.append_samples("spo2", SECONDS, np.full(len(SECONDS), 97.0))
    assert measured(page, START + 20.0, END - 20.0) == 1.0
    assert measured(page, END + 30.0, 7000.0) == 0.0


@pytest.mark.parametrize("missing", [True, False], ids=["reported as missing", "not reported at all"])
def test_that_a_gap_is_not_bridged(page: ChartPage, missing: bool) -> None:
    values = np.where((SECONDS > 2000.0) & (SECONDS < 2600.0), np.nan, 97.0)
    kept = np.ones(len(SECONDS), np.bool_) if missing else np.isfinite(values)
    page.chart.append_samples("spo2", SECONDS[kept], values[kept])
    assert measured(page, 2020.0, 2580.0) == 0.0
    assert measured(page, START + 20.0, 1980.0) == 1.0
    assert measured(page, 2620.0, END - 20.0) == 1.0


def test_that_a_gap_between_two_very_different_values_is_not_bridged(page: ChartPage) -> None:
    page.chart.append_samples(
        "heart_rate", np.array([1000.0, 1001.0, 3000.0, 3001.0]), np.array([60.0, 60.0, 160.0, 160.0])
    )
    assert not page.drawn("vitals", "heart_rate", 1030.0, 2970.0).any()


def test_that_a_channel_which_reports_nothing_draws_nothing(page: ChartPage) -> None:
    before = page.pixels("spo2")
    page.chart.append_samples("spo2", SECONDS, np.full(len(SECONDS), np.nan))
    assert (page.pixels("spo2") == before).all()


def test_that_a_lone_sample_is_still_seen(page: ChartPage) -> None:
    page.chart.append_samples("spo2", np.array([1000.0]), np.array([97.0]))
    assert page.drawn("spo2", "spo2", 960.0, 1040.0).any()


def test_that_samples_one_by_one_draw_what_they_draw_at_once(page: ChartPage) -> None:
    values: Floats = np.asarray(97.0 + np.round(np.sin(SECONDS / 40.0)), np.float64)
    for n in range(len(SECONDS)):
        page.chart.append_samples("spo2", SECONDS[n : n + 1], values[n : n + 1])
        page.chart.tick(float(SECONDS[n]))
        if n % 50 == 0:
            page.settle()
    page.chart.tick(END + 60.0)
    piecewise = page.pixels("spo2")
    page.chart.clear_samples()
    page.chart.append_samples("spo2", SECONDS, values)
    assert (page.pixels("spo2") == piecewise).all()


def test_that_entered_values_are_joined_only_until_a_device_draws_the_line(page: ChartPage) -> None:
    dots = (Dot(1000.0, "spo2", 97.0), Dot(3000.0, "spo2", 97.0))
    page.chart.set_marks(Marks(dots=dots[:1]))
    empty = page.pixels("spo2", 1100.0, 2900.0)
    page.chart.set_marks(Marks(dots=dots))
    assert (page.pixels("spo2", 1100.0, 2900.0) != empty).any(axis=0).all()
    page.chart.append_samples("spo2", np.array([5000.0]), np.array([97.0]))
    assert (page.pixels("spo2", 1100.0, 2900.0) == empty).all()


def test_that_cleared_samples_are_gone(page: ChartPage) -> None:
    page.chart.append_samples("spo2", SECONDS, np.full(len(SECONDS), 97.0))
    page.settle()
    page.chart.clear_samples()
    assert measured(page, START, END) == 0.0


def test_that_the_scale_opens_for_a_value_beyond_it(page: ChartPage) -> None:
    page.chart.append_samples("spo2", SECONDS, np.full(len(SECONDS), 97.0))
    before = page.drawn("spo2", "spo2").nonzero()[0].min()
    page.chart.append_samples("spo2", np.array([END, END + 1.0]), np.array([79.0, 79.0]))
    assert page.drawn("spo2", "spo2", START, 4000.0).nonzero()[0].min() < before


@pytest.mark.parametrize("channel", SAMPLE_CHANNELS)
def test_that_every_channel_of_a_device_has_its_lane(page: ChartPage, channel: str) -> None:
    page.chart.append_samples(channel, np.array([0.0]), np.array([float("nan")]))
    before = [page.pixels(lane, START, END) for lane in LANES]
    page.chart.append_samples(channel, SECONDS, np.full(len(SECONDS), 9.0 if channel != "spo2" else 97.0))
    changed = [(page.pixels(lane, START, END) != old).any() for lane, old in zip(LANES, before, strict=True)]
    assert any(changed)


def test_that_a_channel_without_a_lane_is_refused(page: ChartPage) -> None:
    with pytest.raises(ValueError, match="no lane shows tidal_volume"):
        page.chart.append_samples("tidal_volume", SECONDS, SECONDS)


def test_that_samples_sixteen_seconds_apart_make_a_line_without_painting_all_at_each(page: ChartPage) -> None:
    widest = []
    for at in np.arange(START, END, 16.0):
        page.settle()
        page.chart.append_samples("spo2", np.array([at]), np.array([97.0]))
        widest.append(max((painted.width() for painted in page.frames_after()), default=0))
    assert measured(page, START + 20.0, END - 40.0) == 1.0
    assert max(widest[2:]) < 20
