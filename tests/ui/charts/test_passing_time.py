"""Time passing over the chart: it costs nothing until it reaches the next pixel, and then only that."""

from dataclasses import replace

import numpy as np

from tests.ui.charts import example
from tests.ui.charts.chart_page import LANES, ChartPage

NARROW = 60
"""A step of time repaints a few columns and the plate with the time, never more than this many pixels."""


def running(page: ChartPage, now: float) -> None:
    """Let the example run until now."""
    page.chart.set_marks(example.marks_until(now))
    for channel, (at, values) in example.samples_until(now).items():
        page.chart.append_samples(channel, at, values)
    page.chart.tick(now)
    page.settle()


def test_that_a_second_within_the_same_pixel_repaints_nothing(page: ChartPage) -> None:
    running(page, 3000.0)
    page.chart.tick(3000.5)
    assert page.frames_after() == []


def test_that_the_next_pixel_repaints_a_narrow_strip(page: ChartPage) -> None:
    running(page, 3000.0)
    page.chart.append_samples("heart_rate", np.array([3005.0, 3015.0]), np.array([80.0, 81.0]))
    page.chart.tick(3015.0)
    (painted,) = page.frames_after()
    assert painted.width() <= NARROW
    assert painted.contains(round(page.chart.x_of(3015.0)), painted.center().y())


def test_that_strips_add_up_to_what_is_painted_at_once(page: ChartPage) -> None:
    running(page, 3000.0)
    for second in range(3001, 3400):
        page.chart.tick(float(second))
        page.settle()
    stepwise = [page.pixels(lane) for lane in LANES]
    page.chart.resize(page.chart.width() + 1, page.chart.height())
    page.chart.resize(page.chart.width() - 1, page.chart.height())
    for lane, pixels in zip(LANES, stepwise, strict=True):
        assert (page.pixels(lane) == pixels).all(), lane


def test_that_a_live_axis_moves_on_when_time_reaches_its_end(page: ChartPage) -> None:
    running(page, 7100.0)
    page.chart.tick(7300.0)
    assert page.chart.span[0] < -590.0, "what all is compared with stays in view"
    assert page.chart.span[1] >= 7300.0
    after = page.chart.span
    page.chart.tick(7400.0)
    assert page.chart.span == after, "it moves by quarter hours, not by seconds"


def test_that_an_axis_given_again_still_holds_now(page: ChartPage) -> None:
    running(page, 7100.0)
    page.chart.tick(7300.0)
    page.chart.set_axis(example.ORIGIN, (-600.0, 7200.0))
    assert page.chart.span[1] >= 7300.0


def test_that_a_reader_keeps_the_span_he_looks_at(reading: ChartPage) -> None:
    before = reading.chart.span
    reading.chart.tick(9000.0)
    assert reading.chart.span == before


def test_that_the_running_dose_grows_up_to_now(page: ChartPage) -> None:
    running(page, 3000.0)
    assert not page.drawn("infusion", "drug", 3100.0, 3300.0).any()
    page.chart.tick(3600.0)
    assert page.drawn("infusion", "drug", 3100.0, 3500.0).any()


def test_that_time_without_a_session_paints_an_empty_chart(page: ChartPage) -> None:
    page.chart.set_marks(replace(example.marks_until(0.0), rates=(), columns=()))
    page.chart.tick(12.0)
    page.settle()
    page.chart.tick(13.0)
    assert page.frames_after() == []


def test_that_a_session_that_is_over_has_no_now(page: ChartPage) -> None:
    page.chart.set_marks(example.marks_until(example.LEFT_AT))
    before = [page.pixels(lane) for lane in LANES]
    page.chart.tick(3000.0)
    assert all((page.pixels(lane) != old).any() for lane, old in zip(LANES, before, strict=True))
    page.chart.stop_time()
    assert all((page.pixels(lane) == old).all() for lane, old in zip(LANES, before, strict=True))
