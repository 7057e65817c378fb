"""What is heard is the most pressing alert that waits at any chair, and nothing once it is answered or over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from session.alert_events import AlertAcknowledged
from tests.ui.clinic import Clinic
from tests.ui.sound.fakes import FakePlayer
from ui.reminding import Reminding
from ui.running_session import RunningSession
from ui.sound.reminder_sound import ReminderSound
from ui.theme.priority import Priority


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def sound(clinic: Clinic, player: FakePlayer) -> ReminderSound:
    made = ReminderSound(player, clinic.clock, on=True, parent=clinic.desk)
    Reminding(clinic.desk, made)
    return made


def seated(clinic: Clinic, name: str, chair: str) -> RunningSession:
    running = clinic.seat(clinic.patient(name, f"00{chair}"), chair)
    clinic.go_through(running, [(1, "125/78 73 98% r15"), (4, "start 0.4 mg/kg/h")])
    return running


def answered(clinic: Clinic, running: RunningSession, cause: str) -> None:
    running.bridge.write((AlertAcknowledged(cause=cause, action="Pause", acted=True),))
    while running.recorder.pending:
        QCoreApplication.processEvents()


def test_that_the_most_pressing_alert_of_all_chairs_is_heard(
    clinic: Clinic, sound: ReminderSound, player: FakePlayer
) -> None:
    first, second = seated(clinic, "Okafor, Miriam", "2"), seated(clinic, "Brandt, Jonas", "1")
    clinic.go_through(first, [(5, "158/90 80 97%")])
    clinic.go_through(second, [(1, "120/80 70 85%")])
    assert player.heard[0] is Priority.MEDIUM
    assert player.heard[-1] is Priority.HIGH


def test_that_an_answered_alert_is_heard_no_more(clinic: Clinic, sound: ReminderSound, player: FakePlayer) -> None:
    running = seated(clinic, "Okafor, Miriam", "2")
    clinic.go_through(running, [(5, "158/90 80 97%")])
    answered(clinic, running, "pressure")
    clinic.clock.advance(120)
    clinic.desk.tick()
    assert player.heard == [Priority.MEDIUM]
