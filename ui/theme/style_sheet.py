"""One Qt style sheet and one QPalette made from a palette, over Qt's Fusion style."""

from dataclasses import asdict
from functools import cache
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

from ui.theme import fonts
from ui.theme.assets import ASSETS
from ui.theme.fonts import TypeScale
from ui.theme.mixing import mixed
from ui.theme.palette import Palette

TONES: Final = (
    "neutral", "accent", "heart_rate", "spo2", "blood_pressure", "respiration", "pain", "mind", "drug",
)  # fmt: skip
ALERT_TONES: Final = ("low", "medium", "high")


@cache
def style_sheet(palette: Palette, scale: TypeScale) -> str:
    """Return the whole style sheet in these colours at this text size."""
    sizes = {
        name: f"{scale.px(size)}px"
        for name, size in (
            ("caption", fonts.CAPTION),
            ("body", fonts.BODY),
            ("lead", fonts.LEAD),
            ("title", fonts.TITLE),
            ("figure", fonts.FIGURE),
        )
    }
    text = (ASSETS / "themes" / "chairside.qss").read_text(encoding="utf-8")
    return Template(text).substitute(asdict(palette) | sizes | _pressed(palette)) + _tones(palette)


def _pressed(palette: Palette) -> dict[str, str]:
    return {
        "hovered": mixed(palette.raised, palette.text, 0.06),
        "held": mixed(palette.raised, palette.text, 0.14),
        "accent_hovered": mixed(palette.accent, palette.text, 0.08),
        "accent_held": mixed(palette.accent, palette.text, 0.18),
    }


def _tones(palette: Palette) -> str:
    colours = asdict(palette)
    rules = [f'Chip[tone="{tone}"] {{ color: {colours[tone]}; }}' for tone in TONES]
    for tone in ALERT_TONES:
        colour, ground = colours[tone], colours[f"{tone}_ground"]
        rules.append(f'Chip[tone="{tone}"] {{ color: {colour}; background: {ground}; border-color: {colour}; }}')
        rules.append(f'Banner[tone="{tone}"] {{ background: {ground}; border-bottom: 1px solid {colour}; }}')
        rules.append(f'Banner[tone="{tone}"] QLabel#sentence {{ color: {colour}; }}')
        rules.append(f'Card[tone="{tone}"] {{ border-left: 4px solid {colour}; }}')
    return "\n".join(rules)


def qt_palette(palette: Palette) -> QPalette:
    """Return the QPalette for what the style sheet leaves to Fusion."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in (
        (roles.Window, palette.ground),
        (roles.WindowText, palette.text),
        (roles.Base, palette.panel),
        (roles.AlternateBase, palette.raised),
        (roles.Text, palette.text),
        (roles.PlaceholderText, palette.faint),
        (roles.Button, palette.raised),
        (roles.ButtonText, palette.text),
        (roles.ToolTipBase, palette.raised),
        (roles.ToolTipText, palette.text),
        (roles.Highlight, palette.accent),
        (roles.HighlightedText, palette.on_accent),
        (roles.Accent, palette.accent),
        (roles.Link, palette.accent),
        (roles.Mid, palette.line),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.faint))
    return made
