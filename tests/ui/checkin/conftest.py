"""A clinic and its check-in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.pages.checkin import CheckInForm
from tests.ui.clinic import Clinic
from ui.checkin.checkin_screen import CheckInScreen
from ui.theme.theme import Theme


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def form(qtbot: QtBot, clinic: Clinic, theme: Theme) -> CheckInForm:
    """Return the check-in of somebody who is still to be found or registered."""
    screen = CheckInScreen(clinic.desk)
    qtbot.addWidget(screen)
    screen.begin()
    shown = CheckInForm(screen)
    shown.show()
    qtbot.waitUntil(screen.isActiveWindow)
    return shown
