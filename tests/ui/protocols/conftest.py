"""The screen in a window of its own, on a database with the shipped protocols."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.pages.protocols import ProtocolsPage
from tests.ui.clinic import Clinic
from ui.protocols.protocols_screen import ProtocolsScreen
from ui.theme.theme import Theme


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot) -> Iterator[Clinic]:
    made = Clinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(clinic: Clinic, theme: Theme, qtbot: QtBot) -> ProtocolsPage:
    return show(clinic, qtbot)


def show(clinic: Clinic, qtbot: QtBot) -> ProtocolsPage:
    """Show the screen of a clinic at its smallest size."""
    screen = ProtocolsScreen(clinic.desk)
    qtbot.addWidget(screen)
    screen.resize(1282, 708)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.setFocus()
    return ProtocolsPage(screen)
