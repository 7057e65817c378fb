"""What F1 lists is what the keys do."""

from pathlib import Path

from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, chair, check_in
from ui.shortcuts import Where, keys
from ui.theme.theme import Theme


def test_that_every_key_that_is_listed_is_bound(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        check_in(here)
        bound = {one.key().toString() for one in here.place.window.findChildren(QShortcut)}
        listed = {one.sequence for one in keys() if one.where is not Where.ENTRY}
        assert listed <= bound
