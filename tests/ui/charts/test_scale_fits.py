"""No value stands on the chart where another value would: scales fit, and what they cannot hold is an arrow."""

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.charts import example
from tests.ui.charts.chart_page import ChartPage
from ui.charts.marks import Dot, Line, Look, Marks, Pressure
from ui.charts.outside import arrow_columns, within
from ui.charts.ruler import Ruler

AT = 1800.0
NEAR = (AT - 100.0, AT + 100.0)
USUAL = Marks(pressures=(Pressure(600.0, 125.0, 78.0),), dots=(Dot(600.0, "spo2", 98.0), Dot(600.0, "pain", 4.0)))


@pytest.mark.parametrize("look", [Look.SAVED, Look.PENDING, Look.STRUCK, Look.FLAGGED])
def test_that_a_saturation_of_70_is_drawn_at_70(page: ChartPage, look: Look) -> None:
    page.chart.set_marks(USUAL)
    page.chart.set_marks(replace(USUAL, dots=(*USUAL.dots, Dot(AT, "spo2", 70.0, look))))
    lane = page.lane("spo2")
    assert lane.ruler.low < 70.0, "the scale opens for what came after the first values"
    assert lane.ruler.low % 5 == 0


@pytest.mark.parametrize("look", [Look.SAVED, Look.PENDING, Look.STRUCK, Look.FLAGGED])
def test_that_a_pressure_of_210_has_a_scale_that_reaches_it(page: ChartPage, look: Look) -> None:
    page.chart.set_marks(USUAL)
    page.chart.set_marks(replace(USUAL, pressures=(*USUAL.pressures, Pressure(AT, 210.0, 40.0, look))))
    assert page.lane("vitals").holds(210.0, 40.0)
    assert page.lane("vitals").ruler.high % 10 == 0


def test_that_a_limit_that_comes_later_has_a_scale_that_reaches_it(page: ChartPage) -> None:
    page.chart.set_marks(USUAL)
    page.chart.set_marks(replace(USUAL, lines=(Line("blood_pressure", 220.0, "act"), Line("spo2", 80.0, "act"))))
    assert page.lane("vitals").holds(220.0)
    assert page.lane("spo2").holds(80.0)


def test_that_a_score_beyond_ten_is_not_drawn_as_ten(page: ChartPage) -> None:
    page.chart.set_marks(replace(USUAL, dots=(*USUAL.dots, Dot(AT, "pain", 12.0))))
    assert page.lane("scores").holds(12.0)


def test_that_the_scale_closes_again_when_the_value_goes(page: ChartPage) -> None:
    page.chart.set_marks(USUAL)
    before = page.lane("spo2").ruler
    page.chart.set_marks(replace(USUAL, dots=(*USUAL.dots, Dot(AT, "spo2", 70.0))))
    page.chart.set_marks(USUAL)
    assert page.lane("spo2").ruler == before


def test_that_a_device_value_beyond_the_scale_is_an_arrow_and_no_line() -> None:
    ruler = Ruler(0.0, 100.0, 16.0, 116.0)
    reached = np.array([[90.0, 120.0, 130.0], [80.0, 90.0, 110.0]])
    inside = within(reached, ruler)
    assert inside[0, 1] == 100.0
    assert np.isnan(inside[:, 2]).all()
    columns = arrow_columns(reached[0] > ruler.high, 0, 1.0)
    shares = [share for _, share in columns]
    assert len(columns) == 9
    assert shares.index(0.0) == 4, "its point is in the middle, at the edge"


def test_that_a_device_saturation_far_below_the_scale_points_down(page: ChartPage) -> None:
    page.chart.set_marks(replace(USUAL, dots=()))
    at = np.arange(AT - 60.0, AT + 61.0)
    page.chart.append_samples("spo2", at, np.full(len(at), 12.0))
    drawn = page.drawn("spo2", "spo2", *NEAR)
    assert drawn.any()
    widths = [int(count) for count in drawn.sum(axis=1) if count]
    assert widths == sorted(widths, reverse=True), "it narrows to the edge, as no level line does"
    assert widths[0] > widths[-1]


def test_that_arrows_added_second_by_second_are_as_those_painted_at_once(page: ChartPage) -> None:
    page.chart.set_marks(example.marks_until(AT))
    page.chart.tick(AT)
    page.settle()
    for second in range(int(AT), int(AT) + 120):
        page.chart.append_samples("spo2", np.array([float(second)]), np.array([12.0 if second % 60 < 20 else 97.0]))
        page.chart.tick(float(second))
        page.settle()
    stepwise = page.pixels("spo2")
    page.chart.resize(page.chart.width() + 1, page.chart.height())
    page.chart.resize(page.chart.width() - 1, page.chart.height())
    assert (page.pixels("spo2") == stepwise).all()
