"""The chart of a comparison: what it draws, how sessions are told apart, and how its cursor moves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.comparison import Aligned
from tests.session.compared import OKAFOR, aligned
from ui.charts.compare_chart import CompareChart
from ui.charts.compare_lines import stepped
from ui.charts.compare_look import LOOKS, MOST_LINES
from ui.charts.compare_marks import ComparedLine, CompareMarks, bands_of, beside, overlaid, with_looks
from ui.charts.compare_places import places
from ui.theme.theme import Theme

LOW = (
    "9:52 115/70 61 89% p6",
    "10:00 start 0.3 mg/kg/h",
    "10:20 122/55 50 86% p5 s-3",
    "11:00 end",
    "11:30 110/60 52 95% p2",
    "12:30 left",
)


def line(session: Aligned, label: str = "20 Nov") -> ComparedLine:
    return ComparedLine(session, label)


def three() -> CompareMarks:
    others = with_looks(((aligned(*LOW, day=-3), "17 Nov"), (aligned(*OKAFOR, day=-6), "14 Nov")))
    return overlaid(line(aligned(*OKAFOR)), others, bands_of([one.session for one in others]))


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> Iterator[CompareChart]:
    made = CompareChart()
    qtbot.addWidget(made)
    made.resize(680, 480)
    made.show_marks(three())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    yield made
    made.close()


def press(chart: CompareChart, *keys: Qt.Key, ctrl: bool = False) -> float | None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(chart, key, modifier)
    return chart.at


def test_that_lines_are_told_apart_by_dash_and_by_mark_alone() -> None:
    assert len({look.style for look in LOOKS}) == len({look.mark for look in LOOKS}) == MOST_LINES
    many = with_looks((aligned(*OKAFOR, day=-day), f"{day}") for day in range(1, MOST_LINES + 4))
    assert [one.look for one in many] == list(LOOKS)


def test_that_every_value_lies_on_the_scale_of_its_lane() -> None:
    marks = three()
    assert marks.ranges["vitals"] == (40.0, 170.0)
    assert marks.ranges["spo2"] == (85.0, 100.5)
    assert marks.ranges["scores"] == (-3.5, 10.5)
    assert marks.span == (-600.0, 6300.0)


def test_that_two_beside_each_other_share_axis_and_scales_and_look_alike() -> None:
    marks = beside(line(aligned(*OKAFOR)), line(aligned(*LOW, day=-3), "17 Nov"))
    assert [panel.title for panel in marks.panels] == ["20 Nov", "17 Nov"]
    assert [one.look for one in marks.lines] == [None, None]
    left, right = places(marks, (680.0, 480.0))
    assert (left.axis.start, left.axis.end) == (right.axis.start, right.axis.end)
    assert left.lanes == right.lanes
    assert left.axis.right < right.axis.left


def test_that_a_rate_falls_to_nothing_in_a_pause() -> None:
    paused = aligned("10:00 start 0.4 mg/kg/h", "10:10 pause", "10:20 resume", "10:30 end", "11:00 left")
    assert stepped(paused) == [
        [(0.0, 0.0), (0.0, 0.4), (600.0, 0.4), (600.0, 0.0)],
        [(1200.0, 0.0), (1200.0, 0.4), (1800.0, 0.4), (1800.0, 0.0)],
    ]


def test_that_arrows_go_minute_by_minute_and_with_ctrl_from_set_to_set(chart: CompareChart) -> None:
    assert press(chart, Qt.Key.Key_Right) == 60.0
    assert press(chart, Qt.Key.Key_Left, Qt.Key.Key_Left) == -60.0
    assert press(chart, Qt.Key.Key_Right, ctrl=True) == 900.0
    assert press(chart, Qt.Key.Key_Left, ctrl=True) == -480.0
    assert press(chart, Qt.Key.Key_Left, ctrl=True) == -480.0


def test_that_the_cursor_stays_on_the_axis(chart: CompareChart) -> None:
    assert press(chart, Qt.Key.Key_End, Qt.Key.Key_Right) == 6300.0
    assert press(chart, Qt.Key.Key_Home, Qt.Key.Key_Left) == -600.0
    chart.show_marks(overlaid(line(aligned("10:00 start 0.4 mg/kg/h", "10:05 120/80", "10:05 end")), (), {}))
    assert chart.at is None


def test_that_the_pointer_reads_out_the_moment_under_it(chart: CompareChart) -> None:
    read: list[object] = []
    chart.moment_read.connect(read.append)
    QTest.mouseMove(chart, QPoint(300, 100))
    assert isinstance(read[-1], float)
    assert 1500.0 < read[-1] < 4500.0
    QTest.mouseMove(chart, QPoint(4, 100))
    assert len(read) == 1


def test_that_each_way_of_showing_is_another_picture(chart: CompareChart) -> None:
    pictures = [chart.grab().toImage()]
    marks = three()
    panel = marks.panels[0]
    for changed in (
        replace(marks, panels=(replace(panel, bands={}),)),
        replace(marks, panels=(replace(panel, lines=panel.lines[:1]),)),
        beside(panel.lines[0], panel.lines[1]),
    ):
        chart.show_marks(changed)
        pictures.append(chart.grab().toImage())
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])


def test_that_a_chart_without_sessions_takes_no_keys(chart: CompareChart) -> None:
    chart.show_marks(None)
    assert press(chart, Qt.Key.Key_Left) is None
