"""A clinic with a week of bookings, and the screen that shows it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.pages.week import WeekPage
from tests.ui.clinic import Clinic
from ui.theme.theme import Theme
from ui.week.week_screen import WeekScreen

Open = Callable[[], WeekPage]


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    opened.desk.write_as("A. Lindqvist")
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic, theme: Theme, tmp_path: Path) -> Open:
    def open_screen() -> WeekPage:
        screen = WeekScreen(clinic.desk, tmp_path / "plans")
        qtbot.addWidget(screen)
        return WeekPage(qtbot, screen)

    return open_screen
