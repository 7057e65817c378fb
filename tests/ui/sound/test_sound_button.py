"""The button says how the sound stands, pauses it, and is there only while there is something to pause."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.ui.sound.fakes import FakePlayer
from ui.sound.bell import paint_bell
from ui.sound.reminder_sound import ReminderSound, SoundState
from ui.sound.sound_button import SoundButton
from ui.theme.priority import Priority
from ui.theme.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> QWidget:
    bar = QWidget()
    QHBoxLayout(bar)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def button(bar: QWidget, sound: ReminderSound) -> SoundButton:
    return standing(bar, sound)


def standing(bar: QWidget, sound: ReminderSound) -> SoundButton:
    """Return a button that stands in the bar."""
    button = SoundButton(sound, bar)
    row = bar.layout()
    assert row
    row.addWidget(button)
    QApplication.processEvents()
    return button


def press(button: SoundButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_it_says_that_sound_is_on_and_its_key(button: SoundButton) -> None:
    assert (button.text(), button.key) == ("sound on", "Ctrl M")
    assert button.accessibleName() == "sound on; pause it for two minutes"


def test_that_pressing_it_pauses_and_pressing_it_again_ends_the_pause(
    button: SoundButton, sound: ReminderSound
) -> None:
    press(button)
    assert (sound.state, button.text()) == (SoundState.PAUSED, "sound paused 2:00")
    press(button)
    assert (sound.state, button.text()) == (SoundState.ON, "sound on")


def test_that_it_counts_the_pause_down_without_reading_every_second_out(
    button: SoundButton, sound: ReminderSound, clock: HandClock
) -> None:
    press(button)
    clock.advance(8)
    sound.heed(Priority.NONE)
    assert button.text() == "sound paused 1:52"
    assert button.accessibleName() == "sound paused; end the pause"


def test_that_it_is_out_of_sight_while_sound_is_off(button: SoundButton, sound: ReminderSound) -> None:
    sound.set_on(False)
    assert not button.isVisible()
    sound.set_on(True)
    assert button.isVisible()


def test_that_a_bar_that_shows_its_buttons_does_not_bring_it_back(
    bar: QWidget, player: FakePlayer, clock: HandClock
) -> None:
    sound = ReminderSound(player, clock, on=False)
    button = standing(bar, sound)
    assert not button.isVisible()
    button.show()
    assert not button.isVisible()
    sound.set_on(True)
    assert button.isVisible()
    button.hide()
    sound.pause()
    assert not button.isVisible()


def test_that_a_missing_device_is_said_and_can_be_looked_for_again(
    button: SoundButton, sound: ReminderSound, player: FakePlayer
) -> None:
    player.available = player.device = False
    sound.heed(Priority.NONE)
    assert button.text() == "no sound device"
    assert button.toolTip() == "Sound is off: this computer has no sound device."
    player.device = True
    press(button)
    assert button.text() == "sound on"


def test_that_it_is_high_enough_for_gloved_hands(button: SoundButton) -> None:
    assert button.height() >= 48


def test_that_it_is_wide_enough_for_its_words(button: SoundButton) -> None:
    narrow = button.sizeHint().width()
    press(button)
    assert button.sizeHint().width() > narrow


def drawn(cross: Qt.PenStyle) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_bell(painter, QRectF(0, 0, 48, 48), "#000000", cross)
    painter.end()
    return image


def ink_on_the_diagonal(image: QImage) -> list[bool]:
    return [image.pixelColor(at, at).lightness() < 128 for at in range(4, 44)]


def test_that_off_has_an_unbroken_x_paused_a_broken_one_and_on_none() -> None:
    bare, dashed, solid = (
        ink_on_the_diagonal(drawn(style)) for style in (Qt.PenStyle.NoPen, Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine)
    )
    assert all(solid)
    assert sum(bare) < sum(dashed) < sum(solid)


def test_that_the_button_wears_the_x_of_its_state(button: SoundButton, sound: ReminderSound) -> None:
    bare = button.grab().toImage().copy(0, 0, 60, 60)
    press(button)
    assert button.grab().toImage().copy(0, 0, 60, 60) != bare
