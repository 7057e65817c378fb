"""What tests of the review screen share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic
from ui.review.review_screen import ReviewScreen
from ui.theme.theme import Theme


@pytest.fixture
def clinic(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def review(qtbot: QtBot, clinic: Clinic) -> Callable[[], ReviewPage]:
    """Open the review screen once the clinic holds what the test needs."""

    def opened() -> ReviewPage:
        screen = ReviewScreen(clinic.desk)
        qtbot.addWidget(screen)
        return ReviewPage(qtbot, screen)

    return opened
