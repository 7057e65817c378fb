"""A clinic and its check-in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.locations import PROTOCOLS
from tests.pages.checkin import CheckInForm
from tests.ui.clinic import Clinic
from ui.checkin.checkin_screen import CheckInScreen
from ui.theme.theme import Theme


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    """Open a clinic with one protocol, which is therefore the one that is chosen."""
    folder = tmp_path / "one protocol"
    folder.mkdir()
    shutil.copy(PROTOCOLS / "outpatient-titration.toml", folder)
    opened = Clinic(tmp_path, protocols=folder)
    yield opened
    opened.close()


@pytest.fixture
def form(qtbot: QtBot, clinic: Clinic, theme: Theme) -> CheckInForm:
    """Return the check-in of somebody who is still to be found or registered."""
    return check_in_of(qtbot, clinic)


@pytest.fixture
def choosing(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[CheckInForm]:
    """Return a check-in in which every protocol of the program can be chosen."""
    opened = Clinic(tmp_path)
    yield check_in_of(qtbot, opened)
    opened.close()


def check_in_of(qtbot: QtBot, clinic: Clinic) -> CheckInForm:
    """Return the check-in of a clinic, shown and with the keyboard."""
    screen = CheckInScreen(clinic.desk)
    qtbot.addWidget(screen)
    screen.begin()
    shown = CheckInForm(screen)
    shown.show()
    qtbot.waitUntil(screen.isActiveWindow)
    return shown
