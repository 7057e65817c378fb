"""The chart as a widget: sizes, themes, sharpness, what a screen reader hears, and what it leaves behind."""

import gc
import sys
from datetime import datetime

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.charts import example
from tests.ui.charts.chart_page import SPAN, ChartPage, shown_chart
from ui.charts.session_chart import live_span
from ui.theme.palette import DARK, LIGHT

BANDS = ("events", "vitals", "spo2", "scores", "infusion", "times", "due", "table")
REPAINTS = 300
STRAY_REFERENCES = 200  # what caches may release meanwhile; the fault that this watches for cost thousands


def test_that_repainting_the_chart_does_not_use_up_none(page: ChartPage) -> None:
    page.chart.grab()
    gc.collect()  # what earlier tests left is not to be counted here
    before = sys.getrefcount(None)
    for n in range(REPAINTS):
        page.chart.set_marks(example.marks_until(n * 25.0))
        page.chart.append_samples("heart_rate", np.array([n * 25.0]), np.array([75.0]))
        page.chart.tick(n * 25.0)
        page.chart.grab()
        assert sys.getrefcount(None) > before - STRAY_REFERENCES, f"after {n + 1} repaints"


@pytest.mark.parametrize("size", [(900, 600), (1400, 900), (700, 420)])
def test_that_all_bands_fit_without_scrolling(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown_chart(qtbot, example.marks_until(example.LEFT_AT))
    page.chart.resize(*size)
    places = [page.chart.place_of(band) for band in BANDS]
    assert all(place.height() >= 14.0 for place in places)
    assert places[0].top() == 0.0
    assert [place.top() for place in places[1:]] == [place.bottom() for place in places[:-1]]
    assert places[-1].bottom() <= size[1] + 0.5


def test_that_a_wider_chart_folds_its_samples_anew(page: ChartPage) -> None:
    at = np.arange(0.0, 6000.0)
    page.chart.append_samples("spo2", at, np.where(at % 600.0 < 40.0, np.nan, 97.0))
    page.settle()
    page.chart.resize(1400, 900)
    drawn = page.drawn("spo2", "spo2", 0.0, 5990.0).any(axis=0)
    gaps = np.flatnonzero(np.diff(drawn.astype(np.int8)) == -1)
    assert len(gaps) == 9
    assert page.chart.x_of(SPAN[1]) > 1300.0


def test_that_another_theme_repaints_everything_in_its_colours(page: ChartPage) -> None:
    page.chart.set_marks(example.marks_until(3000.0))
    page.chart.set_palette(LIGHT)
    image = page.chart.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(LIGHT.ground)
    page.palette = LIGHT
    assert page.drawn("scores", "pain").any()
    page.palette = DARK
    assert not page.drawn("scores", "pain").any()


def test_that_a_watermark_lies_faintly_over_the_lanes_until_it_is_taken_away(page: ChartPage) -> None:
    before = page.pixels("scores")
    page.chart.set_watermark("Demonstration: not a patient")
    assert (page.pixels("scores") != before).any()
    assert not page.drawn("scores", "text").any(), "faint, so that it is never taken for a value"
    page.chart.set_watermark("")
    assert (page.pixels("scores") == before).all()


def test_that_a_screen_reader_hears_the_last_values(page: ChartPage) -> None:
    assert page.heard() == "Session chart. No vital signs yet."
    page.chart.set_marks(example.marks_until(3000.0))
    assert "Last blood pressure 158 over 94 at 0:50" in page.heard()


def test_that_a_live_chart_opens_from_before_the_start_to_after_the_plan() -> None:
    assert live_span(5400.0) == (-600.0, 7200.0)


def test_that_an_origin_without_an_offset_is_refused(page: ChartPage) -> None:
    with pytest.raises(ValueError, match="offset"):
        page.chart.set_axis(datetime(2026, 11, 20, 10, 0), SPAN)  # noqa: DTZ001 -- the very thing that is refused


def test_that_the_chart_takes_no_focus_from_the_entry_line_while_live(page: ChartPage, qtbot: QtBot) -> None:
    assert not page.chart.focusPolicy()
    reading = shown_chart(qtbot, interactive=True)
    assert reading.chart.focusPolicy()
