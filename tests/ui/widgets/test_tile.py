"""A tile never lets an old value look current."""

import pytest
from pytestqt.qtbot import QtBot

from ui.theme.palette import DARK, LIGHT
from ui.theme.priority import Priority
from ui.theme.theme import Theme, ThemeChoice
from ui.widgets.age import Freshness, age_words, freshness
from ui.widgets.tile import TileFace, ValueTile


def colours(tile: ValueTile) -> set[str]:
    """Return every colour painted in the tile."""
    image = tile.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def shown(qtbot: QtBot, face: TileFace) -> ValueTile:
    """Return a tile on the screen that shows this face."""
    tile = ValueTile("Heart rate", "heart_rate")
    qtbot.addWidget(tile)
    tile.resize(220, tile.sizeHint().height())
    tile.show_face(face)
    tile.show()
    return tile


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (0, Freshness.CURRENT),
        (900, Freshness.CURRENT),
        (901, Freshness.STALE),
        (1800, Freshness.STALE),
        (1801, Freshness.GONE),
    ],
)
def test_that_a_value_is_stale_past_one_interval_and_gone_past_two(age: float, expected: Freshness) -> None:
    assert freshness(age, 900) is expected


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "now"), (59, "now"), (60, "1 min ago"), (1079, "17 min ago"), (3900, "1 h 05 min ago")]
)
def test_that_an_age_is_said_in_words(seconds: float, words: str) -> None:
    assert age_words(seconds) == words


def test_that_a_current_value_wears_its_hue(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.DARK)
    tile = shown(qtbot, TileFace("84", "/min", difference="+11", age=120))
    image = tile.grab().toImage().copy(0, 24, 70, 40)
    assert DARK.heart_rate in {image.pixelColor(x, y).name() for x in range(70) for y in range(40)}
    assert tile.accessibleName() == "Heart rate, 84, /min · 2 min ago, +11 from baseline"


def test_that_a_stale_value_greys_and_says_its_age(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.DARK)
    tile = shown(qtbot, TileFace("84", "/min", age=17 * 60))
    image = tile.grab().toImage().copy(0, 24, 70, 40)
    painted = {image.pixelColor(x, y).name() for x in range(70) for y in range(40)}
    assert DARK.heart_rate not in painted
    assert DARK.faint in painted
    assert "17 min ago" in tile.accessibleName()


def test_that_a_value_two_intervals_old_gives_way_to_dashes(qtbot: QtBot) -> None:
    tile = shown(qtbot, TileFace("84", "/min", difference="+11", age=34 * 60))
    assert tile.face.shown_value == "– –"
    assert "84" not in tile.accessibleName()
    assert "last 34 min ago" in tile.accessibleName()


def test_that_what_was_never_assessed_says_so(qtbot: QtBot) -> None:
    tile = shown(qtbot, TileFace())
    assert tile.accessibleName() == "Heart rate, – –, not assessed"


def test_that_a_live_value_that_stopped_coming_is_no_longer_called_live() -> None:
    assert TileFace("84", age=2, interval=10, live=True).age_text == "live"
    assert TileFace("84", age=11, interval=10, live=True).age_text == "now"
    assert TileFace("84", age=61, interval=10, live=True).shown_value == "– –"


def test_that_a_reminder_is_told_by_ground_and_in_words(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.LIGHT)
    tile = shown(qtbot, TileFace("158", age=5, priority=Priority.MEDIUM))
    assert LIGHT.medium_ground in colours(tile)
    assert "medium priority" in tile.accessibleName()


def test_that_red_and_amber_are_not_worn_without_a_reminder(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.LIGHT)
    painted = colours(shown(qtbot, TileFace("84", "/min", difference="+11", age=17 * 60)))
    assert painted.isdisjoint({LIGHT.high, LIGHT.medium, LIGHT.high_ground, LIGHT.medium_ground})


def test_that_a_wide_value_is_set_smaller_rather_than_cut(qtbot: QtBot) -> None:
    tile = ValueTile("BP", "blood_pressure", footer_below=True)
    qtbot.addWidget(tile)
    tile.resize(120, tile.sizeHint().height())
    tile.show_face(TileFace("214/118", "mmHg", age=5))
    tile.show()
    image = tile.grab().toImage()
    edge = {image.pixelColor(image.width() - 1 - x, y).name() for x in range(10) for y in range(30, 60)}
    assert len(edge) == 1


def test_that_the_same_face_again_repaints_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    repaints: list[None] = []
    tile = shown(qtbot, TileFace("84", "/min", age=120))
    monkeypatch.setattr(tile, "update", lambda: repaints.append(None))
    tile.show_face(TileFace("84", "/min", age=150))
    assert repaints == []
    tile.show_face(TileFace("84", "/min", age=180))
    assert len(repaints) == 1
