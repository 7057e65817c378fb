"""Moving through the chart of a course, and what the plot beside it holds."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.response import Censored
from tests.session.courses import maintained, on
from tests.ui.charts.test_course_marks import sixty
from ui.charts.course_chart import CourseChart
from ui.charts.course_marks import course_marks
from ui.charts.relief_plot import ReliefPlot, relief_dots
from ui.theme.theme import Theme

FOUND = maintained(20)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> Iterator[CourseChart]:
    made = CourseChart()
    qtbot.addWidget(made)
    made.resize(900, 320)
    made.show_marks(course_marks(FOUND))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    yield made
    made.close()


def press(chart: CourseChart, *keys: Qt.Key) -> date | None:
    for key in keys:
        QTest.keyClick(chart, key)
    return chart.day


def test_that_arrows_go_from_day_to_day_beginning_with_today(chart: CourseChart) -> None:
    assert press(chart, Qt.Key.Key_Left) == FOUND.today - timedelta(days=1)
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert chart.day == FOUND.today + timedelta(days=6)


def test_that_pages_go_from_infusion_to_infusion_and_stay_at_the_ends(chart: CourseChart) -> None:
    days = [one.infusion.day for one in FOUND.given]
    assert press(chart, Qt.Key.Key_PageUp) == days[-1]
    assert press(chart, *[Qt.Key.Key_PageUp] * 10) == days[0]
    assert press(chart, Qt.Key.Key_PageDown) == days[1]


def test_that_the_cursor_stays_on_the_axis_and_goes_away_with_escape(chart: CourseChart) -> None:
    marks = course_marks(FOUND)
    assert press(chart, Qt.Key.Key_Home, Qt.Key.Key_Left) == marks.span[0]
    assert press(chart, Qt.Key.Key_End, Qt.Key.Key_Right) == marks.span[1]
    assert press(chart, Qt.Key.Key_Escape) is None


def test_that_the_pointer_reads_out_the_day_under_it(chart: CourseChart) -> None:
    read: list[object] = []
    chart.day_read.connect(read.append)
    QTest.mouseMove(chart, QPoint(450, 100))
    assert isinstance(read[-1], date)
    assert on(0) < read[-1] < FOUND.today


def test_that_sixty_infusions_are_drawn_as_soon_as_three(chart: CourseChart) -> None:
    chart.show_marks(course_marks(sixty()))
    assert not chart.grab().toImage().isNull()


def test_that_a_chart_without_a_course_takes_no_keys(chart: CourseChart) -> None:
    chart.show_marks(None)
    assert press(chart, Qt.Key.Key_Left) is None


def test_that_dots_are_the_series_with_dose_and_relief_and_the_present_one_is_not_seen_to_its_end(
    qtbot: QtBot, theme: Theme
) -> None:
    dots = relief_dots(FOUND)
    assert [round(dot.days) for dot in dots[:3]] == [40, 38, 36]
    assert [dot.seen for dot in dots] == [True, True, True, False]
    assert FOUND.given[-1].relief is not None
    assert FOUND.given[-1].relief.censored is Censored.DIARY_STOPPED
    plot = ReliefPlot()
    qtbot.addWidget(plot)
    plot.show_dots(dots)
    assert "0.5 mg/kg: 38 days; " in plot.accessibleDescription()
    assert plot.accessibleDescription().endswith("0.5 mg/kg: more than 20 days")
