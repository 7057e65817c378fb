"""What can be read and told apart in both themes."""

from itertools import combinations

import pytest

from tests.ui.theme.sight import contrast, seen_apart
from ui.theme.mixing import mixed
from ui.theme.palette import DARK, LIGHT, Palette

BOTH = pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
PLAIN_GROUNDS = ("ground", "panel", "raised")
ALERT_GROUNDS = ("high_ground", "medium_ground", "low_ground")
HUES = ("heart_rate", "spo2", "blood_pressure", "respiration", "pain", "mind", "drug", "neutral")
ALERTS = ("high", "medium", "low")
TEXT = 4.5  # WCAG 2.1, 1.4.3
OUTLINE = 3.0  # WCAG 2.1, 1.4.11


def poor(palette: Palette, inks: tuple[str, ...], grounds: tuple[str, ...], least: float) -> list[str]:
    """Return every ink on a ground that stays under `least`, with its ratio."""
    ratios = {
        f"{ink} on {ground}": contrast(getattr(palette, ink), getattr(palette, ground))
        for ink in inks
        for ground in grounds
    }
    return [f"{pair}: {ratio:.2f}" for pair, ratio in ratios.items() if ratio < least]


@BOTH
def test_that_every_text_colour_can_be_read_on_every_plain_ground(palette: Palette) -> None:
    inks = ("text", "muted", "faint", "accent", *HUES, *ALERTS)
    assert poor(palette, inks, PLAIN_GROUNDS, TEXT) == []


@BOTH
def test_that_a_tile_with_a_reminder_can_be_read(palette: Palette) -> None:
    assert poor(palette, ("text", "muted", *HUES), ALERT_GROUNDS, TEXT) == []
    own = [f"{alert}" for alert in ALERTS if poor(palette, (alert,), (f"{alert}_ground",), TEXT)]
    assert own == []


@BOTH
def test_that_a_primary_button_can_be_read_at_rest_hovered_and_held(palette: Palette) -> None:
    for share in (0.0, 0.08, 0.18):
        assert contrast(palette.on_accent, mixed(palette.accent, palette.text, share)) >= TEXT
    for share in (0.06, 0.14):
        assert contrast(palette.text, mixed(palette.raised, palette.text, share)) >= TEXT


@BOTH
def test_that_edges_and_focus_rings_can_be_seen(palette: Palette) -> None:
    assert poor(palette, ("edge", "accent", "high"), PLAIN_GROUNDS, OUTLINE) == []


@BOTH
def test_that_a_deuteranope_tells_the_priorities_apart(palette: Palette) -> None:
    inks = [seen_apart(getattr(palette, one), getattr(palette, other)) for one, other in combinations(ALERTS, 2)]
    grounds = [
        seen_apart(getattr(palette, one), getattr(palette, other)) for one, other in combinations(ALERT_GROUNDS, 2)
    ]
    assert min(inks) >= 15
    assert min(grounds) >= 5


@BOTH
def test_that_red_and_amber_are_worn_by_nothing_else(palette: Palette) -> None:
    others = [getattr(palette, name) for name in ("text", "muted", "faint", "accent", *HUES)]
    for alarm in (palette.high, palette.medium):
        assert all(abs(hue(alarm) - hue(other)) > 20 or grey(other) for other in others)


def hue(colour: str) -> float:
    """Return the hue of a colour in degrees from red, -180 to 180."""
    from PySide6.QtGui import QColor

    return (QColor(colour).hueF() * 360 + 180) % 360 - 180


def grey(colour: str) -> bool:
    """Say whether a colour has next to no hue."""
    from PySide6.QtGui import QColor

    return QColor(colour).hslSaturation() < 110
