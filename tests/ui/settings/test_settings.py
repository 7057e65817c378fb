"""A choice is in force the moment it is made, and kept for the next start."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.pk_models import MODELS
from session.prediction import NO_MODEL
from session.simulation.hand_clock import HandClock
from tests.pages.settings import SettingsPage
from tests.ui.clinic import MORNING
from tests.ui.sound.fakes import FakePlayer
from ui.chosen import Chosen
from ui.people.roles_card import RolesCard
from ui.preferences import Choices, PreferencesFile
from ui.settings.about_card import AboutCard
from ui.settings.settings_screen import Facts, SettingsScreen
from ui.sound.reminder_sound import ReminderSound
from ui.theme.palette import DARK, LIGHT
from ui.theme.theme import Theme, ThemeChoice


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "preferences.json")


@pytest.fixture
def chosen(theme: Theme, file: PreferencesFile) -> Chosen:
    return Chosen(file, theme)


@pytest.fixture
def page(qtbot: QtBot, chosen: Chosen) -> SettingsPage:
    return shown(qtbot, chosen, Path("records"))


def shown(qtbot: QtBot, chosen: Chosen, record: Path) -> SettingsPage:
    sound = ReminderSound(FakePlayer(), HandClock(MORNING), on=False)
    return SettingsPage(qtbot, SettingsScreen(chosen, Facts("0.1.0", record), sound))


def test_that_the_choices_in_force_are_shown(page: SettingsPage) -> None:
    look = page.screen.appearance
    shown = [page.answer(row) for row in (look.theme, look.text_size, look.live)]
    assert shown == ["As the system", "100 %", "Dark, for a dim room"]


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (1836, 3)])
def test_that_there_are_three_columns_where_there_is_room(
    page: SettingsPage, qtbot: QtBot, width: int, columns: int
) -> None:
    page.screen.resize(width, 900)
    about, roles = page.screen.findChildren(AboutCard)[0], page.screen.findChildren(RolesCard)[0]
    cards = (page.screen.appearance, roles, about)
    qtbot.waitUntil(lambda: len({card.mapTo(page.screen, card.rect().topLeft()).x() for card in cards}) == columns)
    assert all(card.isVisible() for card in cards)
    qtbot.waitUntil(lambda: max(card.mapTo(page.screen, card.rect().topRight()).x() for card in cards) > width - 100)


def test_that_larger_text_takes_fewer_columns(page: SettingsPage, qtbot: QtBot) -> None:
    page.screen.resize(1836, 900)
    prediction, sound = page.screen.prediction, page.screen.sound
    qtbot.waitUntil(lambda: sound.x() < prediction.x())
    page.choose(page.screen.appearance.text_size, "130 %")
    qtbot.waitUntil(lambda: sound.x() == prediction.x())


def test_that_a_theme_is_worn_at_once_and_kept(page: SettingsPage, theme: Theme, file: PreferencesFile) -> None:
    page.choose(page.screen.appearance.theme, "Dark")
    assert theme.palette is DARK
    assert file.load().theme is ThemeChoice.DARK


def test_that_the_text_size_is_worn_at_once_and_kept(page: SettingsPage, theme: Theme, file: PreferencesFile) -> None:
    page.choose(page.screen.appearance.text_size, "130 %")
    assert theme.look.scale.percent == 130
    assert file.load().text_size == 130


def test_that_the_live_screen_may_look_as_the_others(page: SettingsPage, chosen: Chosen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chosen.changed) as told:
        page.choose(page.screen.appearance.live, "As the other screens")
    assert told.args == [Choices(dim_live=False)]


def test_that_pressing_the_choice_in_force_again_keeps_it(page: SettingsPage, chosen: Chosen) -> None:
    page.choose(page.screen.appearance.theme, "As the system")
    assert page.answer(page.screen.appearance.theme) == "As the system"
    assert chosen.choices == Choices()


def test_that_the_key_for_the_theme_shows_in_the_settings_and_is_kept(
    page: SettingsPage, chosen: Chosen, theme: Theme, file: PreferencesFile
) -> None:
    chosen.toggle_theme()
    assert theme.palette is DARK
    assert page.answer(page.screen.appearance.theme) == "Dark"
    chosen.toggle_theme()
    assert theme.palette is LIGHT
    assert file.load().theme is ThemeChoice.LIGHT


def test_that_every_model_is_named_with_its_source_and_whom_it_was_studied_in(page: SettingsPage) -> None:
    labels = [segment.text() for segment in page.screen.prediction.segments()]
    assert labels == [*(model.label for model in MODELS.values()), "None"]
    for model in MODELS.values():
        assert model.source in page.said
        assert model.studied in page.said
    assert "is a model, not measured" in page.said
    assert "no advice on dosing" in page.said


def test_that_a_model_is_kept_and_cannot_be_taken_back(page: SettingsPage, file: PreferencesFile) -> None:
    for _ in range(2):
        page.choose(page.screen.prediction, "Domino 1984")
        assert page.answer(page.screen.prediction) == "Domino 1984"
    assert file.load().model == "domino"
    page.choose(page.screen.prediction, "None")
    assert file.load().model == NO_MODEL


def test_that_a_choice_that_cannot_be_kept_is_in_force_and_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where a folder ought to be")
    chosen = Chosen(PreferencesFile(tmp_path / "folder" / "preferences.json"), theme)
    page = shown(qtbot, chosen, tmp_path)
    page.choose(page.screen.appearance.theme, "Dark")
    assert theme.palette is DARK
    assert "could not be kept" in page.problem
    assert "Nothing recorded is affected" in page.problem


def test_that_about_claims_no_more_than_is_so(page: SettingsPage) -> None:
    assert "About Chairside 0.1.0" in page.said
    assert "It is not a patient monitor" in page.said
    assert "claims no compliance with any standard" in page.said


def test_that_the_folder_of_the_records_is_shown(page: SettingsPage) -> None:
    assert "records" in page.screen.workstation.record.text()


def test_that_the_keys_can_be_had_by_touch(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.screen.keys_asked):
        page.ask_for_keys()
