"""Reading a past session: cursor, pan and zoom by mouse and by keys, and none of it while it runs."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import example
from tests.ui.charts.chart_page import LANES, SPAN, ChartPage

PLAIN = Qt.KeyboardModifier.NoModifier


def told(qtbot: QtBot, page: ChartPage, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> float:
    """Press a key and return where the chart says that the cursor is."""
    with qtbot.waitSignal(page.chart.cursor_moved) as moved:
        page.press(key, modifier)
    assert moved.args
    return float(moved.args[0])


def spin(page: ChartPage, notches: int) -> None:
    """Turn the wheel over the middle of the chart."""
    spot = QPointF(page.surface.width() / 2, 150.0)
    turned = QWheelEvent(
        *(spot, page.surface.mapToGlobal(spot), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(page.surface, turned)


def drag(page: ChartPage, pixels: int) -> None:
    """Drag the chart sideways with the left button."""
    start = QPoint(450, 150)
    QTest.mousePress(page.surface, Qt.MouseButton.LeftButton, pos=start)
    for step in (pixels // 3, 2 * pixels // 3, pixels):
        QTest.mouseMove(page.surface, start + QPoint(step, 0), 50)
    QTest.mouseRelease(page.surface, Qt.MouseButton.LeftButton, pos=start + QPoint(pixels, 0), delay=50)


def test_that_pointing_at_a_moment_tells_it(qtbot: QtBot, reading: ChartPage) -> None:
    with qtbot.waitSignal(reading.chart.cursor_moved) as moved:
        reading.point_at(3000.0)
    assert moved.args
    assert moved.args[0] == pytest.approx(3000.0, abs=10.0)


def test_that_arrow_keys_move_the_cursor_by_a_minute(qtbot: QtBot, reading: ChartPage) -> None:
    reading.chart.set_cursor(600.0)
    assert told(qtbot, reading, Qt.Key.Key_Right) == 660.0
    assert told(qtbot, reading, Qt.Key.Key_Left) == 600.0


def test_that_arrow_keys_with_control_go_from_set_to_set(qtbot: QtBot, reading: ChartPage) -> None:
    reading.chart.set_marks(example.marks_until(example.LEFT_AT))
    reading.chart.set_cursor(600.0)
    control = Qt.KeyboardModifier.ControlModifier
    assert told(qtbot, reading, Qt.Key.Key_Right, control) == 12 * 60.0
    assert told(qtbot, reading, Qt.Key.Key_Left, control) == 5 * 60.0


def test_that_home_and_end_go_to_the_ends(qtbot: QtBot, reading: ChartPage) -> None:
    assert told(qtbot, reading, Qt.Key.Key_End) == pytest.approx(SPAN[1], abs=10.0)
    assert told(qtbot, reading, Qt.Key.Key_Home) == pytest.approx(SPAN[0], abs=10.0)


def test_that_the_cursor_stands_on_the_chart_until_it_is_taken_away(reading: ChartPage) -> None:
    before = reading.pixels("vitals", 2900.0, 3100.0)
    reading.chart.set_cursor(3000.0)
    assert (reading.pixels("vitals", 2900.0, 3100.0) != before).any(axis=0).sum() == 1
    reading.chart.set_cursor(None)
    assert (reading.pixels("vitals", 2900.0, 3100.0) == before).all()


def test_that_plus_and_minus_zoom_about_the_cursor(reading: ChartPage) -> None:
    reading.chart.set_cursor(1200.0)
    before = reading.chart.x_of(1200.0)
    reading.press(Qt.Key.Key_Plus)
    start, end = reading.chart.span
    assert end - start == pytest.approx((SPAN[1] - SPAN[0]) / 1.5)
    assert reading.chart.x_of(1200.0) == pytest.approx(before, abs=1.0)
    reading.press(Qt.Key.Key_0)
    assert reading.chart.span == pytest.approx(SPAN, abs=10.0)


def test_that_zooming_stops_at_five_minutes_and_at_the_whole(reading: ChartPage) -> None:
    for _ in range(20):
        reading.press(Qt.Key.Key_Plus)
    assert reading.chart.span[1] - reading.chart.span[0] == pytest.approx(300.0)
    for _ in range(20):
        reading.press(Qt.Key.Key_Minus)
    assert reading.chart.span == pytest.approx(SPAN, abs=10.0)


def test_that_the_wheel_zooms_and_a_drag_pans(reading: ChartPage) -> None:
    spin(reading, 5)
    start, end = reading.chart.span
    assert end - start < SPAN[1] - SPAN[0]
    drag(reading, 90)
    assert reading.chart.span[0] < start
    assert reading.chart.span[1] - reading.chart.span[0] == pytest.approx(end - start)


def test_that_a_cursor_beyond_the_edge_is_brought_into_view(qtbot: QtBot, reading: ChartPage) -> None:
    reading.chart.show_span(0.0, 600.0)
    reading.chart.set_cursor(600.0)
    moment = told(qtbot, reading, Qt.Key.Key_Right)
    assert reading.chart.span[1] >= moment - 1.0


@pytest.mark.parametrize("by", [30.0, -30.0, 600.0, -600.0, 5000.0])
def test_that_a_pan_paints_what_is_painted_anew(reading: ChartPage, by: float) -> None:
    reading.chart.set_marks(example.marks_until(example.LEFT_AT))
    for channel, (at, values) in example.samples_until(example.LEFT_AT).items():
        reading.chart.append_samples(channel, at, values)
    reading.chart.show_span(600.0, 3000.0)
    reading.settle()
    reading.chart.show_span(600.0 + by, 3000.0 + by)
    reading.settle()
    span = reading.chart.span
    panned = [reading.pixels(lane, *span) for lane in LANES]
    reading.chart.set_palette(reading.palette)
    for lane, pixels in zip(LANES, panned, strict=True):
        assert (reading.pixels(lane, *span) == pixels).all(), lane


def test_that_nothing_moves_a_live_chart(page: ChartPage) -> None:
    before = page.chart.span
    cursors: list[float] = []
    page.chart.cursor_moved.connect(cursors.append)
    page.point_at(3000.0)
    spin(page, 5)
    drag(page, 90)
    page.press(Qt.Key.Key_Plus)
    page.press(Qt.Key.Key_Right)
    assert np.array_equal(page.chart.span, before)
    assert cursors == []
