"""Sound is off until somebody wants it; it can be heard first, and a computer that has none says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.pages.settings import SettingsPage
from tests.ui.clinic import MORNING
from tests.ui.sound.fakes import NO_DEVICE, FakePlayer
from ui.chosen import Chosen
from ui.preferences import PreferencesFile
from ui.settings.settings_screen import Facts, SettingsScreen
from ui.sound.reminder_sound import ReminderSound
from ui.theme.priority import Priority
from ui.theme.theme import Theme


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "preferences.json")


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def sound(qtbot: QtBot, player: FakePlayer) -> ReminderSound:
    return ReminderSound(player, HandClock(MORNING), on=False)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, file: PreferencesFile, sound: ReminderSound) -> SettingsPage:
    return SettingsPage(qtbot, SettingsScreen(Chosen(file, theme), Facts("0.1.0", Path("records")), sound))


def try_it(page: SettingsPage) -> None:
    QTest.mouseClick(page.screen.sound.try_it, Qt.MouseButton.LeftButton)


def test_that_sound_is_off_until_it_is_chosen_and_then_kept(page: SettingsPage, file: PreferencesFile) -> None:
    assert page.answer(page.screen.sound.switch) == "Off"
    page.choose(page.screen.sound.switch, "On")
    assert page.answer(page.screen.sound.switch) == "On"
    assert file.load().sound is True


def test_that_the_sounds_are_said_to_be_no_alarms(page: SettingsPage) -> None:
    assert "it is not the patient monitor, and its sounds are not its alarms" in page.said


def test_that_it_can_be_tried_before_it_is_switched_on(page: SettingsPage, player: FakePlayer) -> None:
    try_it(page)
    assert player.heard == [Priority.MEDIUM]
    assert not page.screen.sound.trouble.isVisible()


def test_that_a_computer_without_a_device_says_so(page: SettingsPage, player: FakePlayer) -> None:
    player.device = False
    try_it(page)
    assert page.screen.sound.trouble.isVisible()
    assert page.screen.sound.trouble.text() == NO_DEVICE
    player.device = True
    try_it(page)
    assert not page.screen.sound.trouble.isVisible()


def test_that_a_failure_that_shows_later_is_said_with_the_next_tick(
    page: SettingsPage, player: FakePlayer, sound: ReminderSound
) -> None:
    player.available = False
    sound.heed(Priority.NONE)
    assert page.screen.sound.trouble.text() == NO_DEVICE
