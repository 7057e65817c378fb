"""The font that Chairside ships with, and the few sizes it is set in."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.assets import ASSETS

FAMILY: Final = "Inter"
CAPTION: Final = 12
BODY: Final = 14
LEAD: Final = 16
TITLE: Final = 20
FIGURE: Final = 36
TEXT_SIZES: Final = (100, 115, 130)


@dataclass(frozen=True, slots=True)
class TypeScale:
    """How large text is set, in percent of its designed size."""

    percent: int = 100

    def px(self, size: int) -> int:
        """Return a designed size in pixels at this scale, in whole pixels."""
        return round(size * self.percent / 100)


@cache
def load_fonts() -> None:
    """Make the shipped font known to Qt, once; raises RuntimeError, naming the file, when one cannot be read."""
    for path in sorted((ASSETS / "fonts").glob("*.woff2")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"The font {path.name} could not be read.")


def base_font(scale: TypeScale) -> QFont:
    """Return the body font, with figures that all have one width so that columns of numbers align."""
    font = QFont(FAMILY)
    font.setPixelSize(scale.px(BODY))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a copy of `font` at a height in pixels and a weight."""
    copy = QFont(font)
    copy.setPixelSize(pixels)
    copy.setWeight(weight)
    return copy
