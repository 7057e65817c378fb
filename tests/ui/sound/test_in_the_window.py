"""The window's sound follows the choice in Settings, and its key works on every screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, Chair, chair
from tests.ui.sound.fakes import FakePlayer
from ui import app
from ui.sound.reminder_sound import SoundState
from ui.theme.theme import Theme


@pytest.fixture(autouse=True)
def player(monkeypatch: pytest.MonkeyPatch) -> FakePlayer:
    made = FakePlayer()
    monkeypatch.setattr(app, "system_player", lambda _: made)
    return made


def switch_on(here: Chair) -> None:
    here.place.window.show_screen("settings")
    (_, on) = here.place.settings.sound.switch.segments()
    QTest.mouseClick(on, Qt.MouseButton.LeftButton)


def state(here: Chair) -> SoundState:
    return here.place.sound.state


def test_that_sound_is_off_until_it_is_chosen_and_stays_chosen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        assert state(here) is SoundState.OFF
        switch_on(here)
        assert state(here) is SoundState.ON
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        assert state(here) is SoundState.ON


def test_that_the_key_pauses_and_ends_the_pause_on_any_screen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        switch_on(here)
        for screen, expected in (("today", SoundState.PAUSED), ("checkin", SoundState.ON)):
            here.place.window.show_screen(screen)
            QTest.keyClick(here.place.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
            assert state(here) is expected
