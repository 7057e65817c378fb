"""What tests of the sound share."""

import pytest
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.ui.clinic import MORNING
from tests.ui.sound.fakes import FakePlayer
from ui.sound.reminder_sound import ReminderSound


@pytest.fixture
def clock() -> HandClock:
    return HandClock(MORNING, 60)


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def sound(qtbot: QtBot, player: FakePlayer, clock: HandClock) -> ReminderSound:
    return ReminderSound(player, clock, on=True)
