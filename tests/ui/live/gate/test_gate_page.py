"""The start gate as a page: keys, targets, room, what last time said, and what it opens."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.declarations import QuestionAnswered
from session.events import PatientLeft
from session.pump_events import InfusionEnded, InfusionStarted
from session.simulation.hand_clock import HandClock
from tests.pages.gate import GateView
from tests.pages.live import LivePage
from tests.session.cases import without_checks
from tests.ui.live.conftest import OKAFOR, ORDER
from tests.ui.live.gate.conftest import opened
from ui.desk import Desk
from ui.live.live_screen import LiveScreen
from ui.live.second_check import SecondCheck
from ui.running_session import RunningSession
from ui.widgets.answer_button import AnswerButton
from ui.widgets.key_button import KeyButton


def put_key(view: GateView) -> None:
    QTest.keyClick(view.live.screen, Qt.Key.Key_F11)


def test_that_arrows_move_and_escape_goes_back_to_the_line(view: GateView) -> None:
    put_key(view)
    view.key(Qt.Key.Key_Down)
    assert view.focused == "fasting"
    view.key(Qt.Key.Key_Up)
    assert view.focused == "consent"
    view.key(Qt.Key.Key_Tab)
    view.key(Qt.Key.Key_Escape)
    assert view.live.screen.line.field.hasFocus()


def test_that_the_keyboard_is_home_after_a_start_from_the_page(view: GateView) -> None:
    view.pass_all()
    put_key(view)
    view.live.screen.running.bridge.write(
        view.live.screen.gate.keeper.with_decision((InfusionStarted(ORDER.start_rate),), None)
    )
    view.live.settle()
    assert not view.is_up
    assert view.live.screen.line.field.hasFocus()


def test_that_targets_are_high_enough_and_have_names(view: GateView) -> None:
    for button in [*view.page.findChildren(AnswerButton), *view.page.findChildren(KeyButton)]:
        if button.isVisible():
            assert button.height() >= 48
            assert button.accessibleName() or button.text()
    row = view.page.rows["psychosis"]
    assert row.accessibleName() == "Psychosis now or earlier, or delirium?. not answered"


def test_that_all_of_it_fits_without_scrolling(view: GateView) -> None:
    assert not view.page.view.verticalScrollBar().isVisible()


@pytest.fixture
def again(qtbot: QtBot, desk: Desk, clock: HandClock) -> GateView:
    """Return the gate of a session a week after one in which psychosis was denied."""
    desk.write_as("A. Lindqvist")
    first = desk.open_session(OKAFOR, opened(desk)).recorder
    first.record((QuestionAnswered("gate", "psychosis", "no"), InfusionStarted(ORDER.start_rate)))
    clock.advance(minutes=30)
    first.record((InfusionEnded("asked to stop"), PatientLeft()))
    clock.advance(minutes=7 * 24 * 60)
    return GateView(LivePage(qtbot, LiveScreen(desk.open_session(OKAFOR, opened(desk)), desk)))


def test_that_last_times_answer_is_shown_and_is_no_answer(again: GateView) -> None:
    assert again.page.rows["psychosis"].note.text() == "last time: no"
    assert again.chosen == {}
    assert again.page.last.lines[0].startswith("13.6 mg, 0.2 mg/kg")
    assert "Last infusion 7 days ago" in again.check("interval")


def test_that_a_session_whose_protocol_asks_nothing_shows_the_chart_at_once(
    qtbot: QtBot, running: RunningSession, desk: Desk
) -> None:
    plain = replace(opened(desk), protocol=without_checks(opened(desk).protocol))
    live = LivePage(qtbot, LiveScreen(desk.open_session(OKAFOR, plain), desk))
    assert not live.screen.gate.is_up
    assert live.screen.chart.isVisible()
    QTest.keyClick(live.screen, Qt.Key.Key_F11)
    assert live.screen.line.field.hasFocus()


def test_that_the_second_check_is_opened_from_its_row(view: GateView) -> None:
    view.touch(view.page.checks["second check"].button)
    assert view.live.screen.panel.isVisible()
    assert view.live.screen.panel.findChildren(SecondCheck)
