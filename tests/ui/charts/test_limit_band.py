"""The band on the chart: the limits as they hold for this patient, shaded beyond, and named without overlap."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from session.declarations import LimitsChanged
from session.state import replay
from tests.session.cases import at, event, history
from tests.ui.charts.chart_page import ChartPage
from ui.charts.bands import RIGHT_PX
from ui.charts.ink import Ink, text_width
from ui.charts.marks import Line, Marks
from ui.charts.paper import LEVEL, level_words, spread
from ui.charts.session_marks import marks_of

BASELINE = ("9:52 125/80 70 98% r15", "10:00 start 0.4 mg/kg/h")
ABOVE = Line("blood_pressure", 150.0, "act", "high")
BELOW = Line("blood_pressure", 90.0, "act", "low")


def limits_drawn(*lines: Line) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for line in lines:
        if line.kind != "baseline":
            found.setdefault(f"{line.channel} {line.kind}", []).append(line.value)
    return found


def shaded(page: ChartPage, band: str) -> NDArray[np.bool_]:
    """Return which rows of a band, from the top, are shaded where nothing else is drawn."""
    ink = Ink(page.palette)
    wanted = [color.rgb() for color in (ink.outside_past, ink.outside_future)]
    found: NDArray[np.bool_] = np.isin(page.pixels(band, 1000.0, 1100.0), wanted)
    return np.asarray(found.any(axis=1), np.bool_)


def test_that_the_limits_against_the_baseline_are_drawn() -> None:
    marks = marks_of(replay(history(*BASELINE)), at("10:10"))
    assert limits_drawn(*marks.lines) == {
        "blood_pressure act": [100.0, 156.0],
        "blood_pressure stop": [88.0, 175.0],
        "spo2 act": [92.0],
        "spo2 stop": [88.0],
    }


def test_that_limits_set_for_this_patient_are_drawn_from_then_on() -> None:
    wider = LimitsChanged(
        code="systolic", tier="act", low=Decimal(100), high=Decimal(170), by="Dr Lang", reason="usual for her"
    )
    marks = marks_of(replay([*history(*BASELINE), event("10:12", wider)]), at("10:15"))
    assert limits_drawn(*marks.lines)["blood_pressure act"] == [100.0, 170.0]


def test_that_what_lies_beyond_a_limit_is_shaded(page: ChartPage) -> None:
    page.chart.set_marks(Marks(lines=(ABOVE, Line("spo2", 92.0, "act", "low"))))
    vitals, spo2 = shaded(page, "vitals"), shaded(page, "spo2")
    lane = page.lane("vitals")
    assert vitals[2]
    assert not vitals[-8:].any()
    assert vitals.sum() == pytest.approx(lane.ruler.y(150.0) - 16.0, abs=6), "from the title down to the limit"
    assert spo2[-8:].any()
    assert not spo2[0]


def test_that_without_an_end_nothing_is_shaded(page: ChartPage) -> None:
    page.chart.set_marks(Marks(lines=(replace(ABOVE, end=""),)))
    assert not shaded(page, "vitals").any()


def test_that_the_lower_limit_of_the_pressure_is_marked_beside_the_field_only(page: ChartPage) -> None:
    page.chart.set_marks(Marks())
    within, whole = page.pixels("vitals", 0.0, 7000.0), page.chart.grab().toImage()
    page.chart.set_marks(Marks(lines=(BELOW,)))
    assert (page.pixels("vitals", 0.0, 7000.0) == within).all(), "heart rates lie there, and they are not beyond it"
    place = page.chart.place_of("vitals")
    y = round(place.top() + page.lane("vitals").ruler.y(90.0))
    x = round(page.chart.x_of(7200.0)) + 1
    after = page.chart.grab().toImage()
    assert after.pixelColor(x, y) == QColor(page.palette.muted)
    assert after.pixelColor(x, y) != whole.pixelColor(x, y)


def test_that_the_shade_moves_with_time_and_stays_level(page: ChartPage) -> None:
    page.chart.set_marks(Marks(lines=(ABOVE,)))
    before = shaded(page, "vitals")
    for second in range(0, 3000, 250):
        page.chart.tick(float(second))
    page.settle()
    assert (shaded(page, "vitals") == before).all()


@pytest.mark.parametrize(
    ("ys", "placed"),
    [
        ([10.0, 50.0], [10.0, 50.0]),
        ([50.0, 52.0, 55.0], [50.0, 62.0, 74.0]),
        ([90.0, 95.0, 98.0], [70.0, 82.0, 94.0]),
        ([0.0], [6.0]),
        ([], []),
    ],
)
def test_that_names_beside_the_field_keep_clear_of_each_other(ys: list[float], placed: list[float]) -> None:
    assert spread(ys, 12.0, 100.0) == placed


def test_that_a_limit_beside_two_pressures_says_that_it_is_the_systolic_one(page: ChartPage) -> None:
    lane = page.lane("vitals")
    assert [lane.level_sign(line) for line in (ABOVE, replace(ABOVE, kind="baseline"))] == ["sys", ""]
    assert page.lane("spo2").level_sign(Line("spo2", 92.0, "act", "low")) == ""
    assert level_words("stop", 94.0, lane.level_sign(BELOW)) == "sys stop 94"
    assert 5.0 + text_width("sys stop 175", LEVEL) <= RIGHT_PX
