"""What F1 lists is what the keys do."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, chair, check_in
from tests.pages.emergency import EmergencyPage
from ui.shortcuts import Where, keys
from ui.theme.theme import Theme


def test_that_every_key_that_is_listed_is_bound(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        check_in(here)
        bound = {one.key().toString() for one in here.place.window.findChildren(QShortcut)}
        listed = {one.sequence for one in keys() if one.where is not Where.ENTRY}
        assert listed <= bound


def test_that_a_session_is_started_and_gone_to_with_a_key_from_today(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        check_in(here)
        live = here.place.window.screen_shown
        for key, shown in ((Qt.Key.Key_2, live), (Qt.Key.Key_N, "checkin")):
            here.place.window.show_screen("today")
            QTest.keyClick(here.place.window, key, control)
            assert here.place.window.screen_shown == shown


def test_that_the_emergency_key_goes_from_today_to_the_one_session_and_opens_its_card(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        check_in(here)
        live = here.place.window.screen_shown
        here.place.window.show_screen("today")
        QTest.keyClick(here.place.window, Qt.Key.Key_F12)
        assert here.place.window.screen_shown == live
        assert EmergencyPage(here.live()).is_open


def test_that_with_several_sessions_the_emergency_key_asks_which_one(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        check_in(here)
        (first,) = here.place.desk.running
        assert first.state.opened
        here.place.desk.open_session(first.patient, replace(first.state.opened, chair="3"))
        here.place.window.show_screen("today")
        QTest.keyClick(here.place.window, Qt.Key.Key_F12)
        assert here.place.window.screen_shown == "today"
        notice = here.place.window.banner.notice
        assert notice
        assert notice.sentence == "Which chair? Go to it first, then press F12 again."
