"""The model of the predicted concentration, chosen in Settings, on every screen that is open."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from session.pk_models import MODELS
from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, Chair, chair, check_in, pass_gate
from tests.pages.settings import SettingsPage
from ui.theme.theme import Theme


def said(here: Chair) -> tuple[str, str]:
    """Return what is heard about the chart on the live screen and in Review."""
    live, review = here.live().screen.chart, here.place.review.page.pane.chart
    return live.accessibleDescription(), review.accessibleDescription()


def test_that_open_screens_follow_the_choice_and_the_next_start_keeps_it(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    clock = HandClock(NINE)
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = check_in(here)
        pass_gate(here, page)
        here.at(10, 0)
        page.enter("start 0.4 mg/kg/h")
        here.at(10, 20)
        here.place.show_record(page.screen.running.recorder.session_id)
        assert all("Kamp 2020, weight" in words for words in said(here))
        settings = SettingsPage(qtbot, here.place.settings)
        settings.choose(here.place.settings.prediction, MODELS["domino"].label)
        assert all("Domino 1984, weight" in words for words in said(here))
        settings.choose(here.place.settings.prediction, "None")
        assert not any("predicted" in words for words in said(here))
    with chair(qtbot, theme, tmp_path, clock) as here:
        assert here.place.settings.prediction.segments()[-1].isChecked()
        assert "predicted" not in here.live().screen.chart.accessibleDescription()
