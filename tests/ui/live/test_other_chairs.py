"""The other chairs above the chart: seen at a glance, gone to with one press, and no row where there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.alert_events import AlertAcknowledged
from tests.pages.live import LivePage
from tests.ui.clinic import Clinic
from ui.live.chair_entry import ChairEntry
from ui.live.live_screen import LiveScreen
from ui.running_session import RunningSession
from ui.theme.theme import Theme

STARTED = ((1, "125/78 73 98% p8"), (4, "start 0.4 mg/kg/h"), (5, "128/80 74 98%"))


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def brandt(clinic: Clinic) -> RunningSession:
    return clinic.seat(clinic.patient("Brandt, Jonas", "004091"), "1")


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic, brandt: RunningSession) -> LivePage:
    return LivePage(qtbot, LiveScreen(brandt, clinic.desk))


def seat(clinic: Clinic, name: str = "Okafor, Miriam", chair: str = "2") -> RunningSession:
    return clinic.seat(clinic.patient(name, name), chair)


def only(page: LivePage) -> ChairEntry:
    (entry,) = page.screen.others.entries
    return entry


def test_that_one_session_alone_has_no_row_and_the_chart_keeps_its_room(clinic: Clinic, page: LivePage) -> None:
    assert not page.screen.others.isVisible()
    assert page.screen.others.entries == []
    other = seat(clinic)
    assert page.screen.others.isVisible()
    clinic.write(other, "left; felt unwell")
    assert not page.screen.others.isVisible()


def test_that_who_is_there_what_is_wrong_and_the_next_check_are_seen(clinic: Clinic, page: LivePage) -> None:
    other = seat(clinic)
    assert only(page).texts == ("Chair 2 · Okafor", "", "not started")
    clinic.go_through(other, [*STARTED, (5, "168/96 88 97%")])
    clinic.desk.tick()
    assert only(page).texts == ("Chair 2 · Okafor", "!! systolic 168", "5:00")
    assert only(page).accessibleName() == (
        "Chair 2 · Okafor, medium priority, systolic 168, waits for an answer, vitals in 5 min"
    )
    assert "Ctrl 2" in only(page).accessibleDescription()


def test_that_what_was_answered_is_calmer_and_several_are_counted(clinic: Clinic, page: LivePage) -> None:
    other = seat(clinic)
    clinic.go_through(other, [*STARTED, (5, "168/96 88 86%")])
    clinic.desk.tick()
    assert only(page).texts[1] == "!!! SpO₂ 86 % +1"
    for cause in ("spo2", "pressure"):
        clinic.record(other, AlertAcknowledged(cause=cause, action="Physician told", acted=True))
    clinic.desk.tick()
    assert only(page).texts[1] == "!!! SpO₂ 86 %, answered +1"
    assert "priority" not in only(page).accessibleName()


def test_that_an_overdue_check_there_is_said_with_its_mark(clinic: Clinic, page: LivePage) -> None:
    other = seat(clinic)
    clinic.go_through(other, STARTED)
    clinic.clock.advance(minutes=18)
    clinic.desk.tick()
    assert only(page).texts[2] == "!! 3 min overdue"
    assert "medium priority, vitals 3 min overdue" in only(page).accessibleName()


@pytest.mark.parametrize("way", ["press", "space"])
def test_that_pressing_goes_there(qtbot: QtBot, clinic: Clinic, page: LivePage, way: str) -> None:
    other = seat(clinic)
    with qtbot.waitSignal(page.screen.others.chosen) as chosen:
        if way == "press":
            QTest.mouseClick(only(page), Qt.MouseButton.LeftButton)
        else:
            only(page).setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(only(page), Qt.Key.Key_Space)
    assert chosen.args == [other]


def test_that_pressing_leaves_the_keyboard_in_the_entry_line(clinic: Clinic, page: LivePage) -> None:
    seat(clinic)
    QTest.mouseClick(only(page), Qt.MouseButton.LeftButton)
    assert page.screen.line.field.hasFocus()


def test_that_each_line_carries_its_patients_name_and_an_edge_of_its_own(
    qtbot: QtBot, clinic: Clinic, page: LivePage
) -> None:
    other = seat(clinic)
    there = LivePage(qtbot, LiveScreen(other, clinic.desk))
    lines = [each.screen.line for each in (page, there)]
    assert [line.whose.text() for line in lines] == ["Brandt, Jonas", "Okafor, Miriam"]
    edges = [line.field.property("edge") for line in lines]
    assert edges[0] != edges[1]
    assert [only(there).hue, only(page).hue] == edges, "the entry wears the edge of the line it leads to"


def test_that_entries_keep_their_order_whatever_happens_there(clinic: Clinic, page: LivePage) -> None:
    first, second = seat(clinic), seat(clinic, "Haddad, Samira", "3")
    clinic.go_through(first, STARTED)
    clinic.go_through(second, [*STARTED, (5, "86%")])
    clinic.desk.tick()
    assert [entry.texts[0] for entry in page.screen.others.entries] == ["Chair 2 · Okafor", "Chair 3 · Haddad"]


@pytest.mark.parametrize("others", [1, 2, 5, 8])
def test_that_the_screen_fits_the_smallest_window_and_no_mark_is_cut(
    qtbot: QtBot, clinic: Clinic, theme: Theme, page: LivePage, others: int
) -> None:
    for number in range(others):
        running = seat(clinic, f"Velázquez de la Cadena {number}, María", str(number + 2))
        clinic.go_through(running, [(0, "125/78 73 98%"), (0, "start"), (0, "128/80 74 86%")])
    clinic.desk.tick()
    smallest = page.screen.minimumSizeHint()
    assert smallest.width() <= 1366
    assert smallest.height() <= 768
    entries = page.screen.others.entries
    assert [entry.texts[1].split()[0] for entry in entries] == ["!!!"] * others
    qtbot.waitUntil(lambda: not any(entry.cut for entry in entries))
    assert all(entry.height() >= 48 for entry in entries)
    assert page.screen.chart.height() >= 430
