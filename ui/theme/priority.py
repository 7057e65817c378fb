"""The three priorities of a reminder, in the manner of IEC 60601-1-8, and none."""

from enum import IntEnum

from ui.theme.palette import Palette


class Priority(IntEnum):
    """How pressing a reminder is; told by colour, by shape and by its mark in text."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def mark(self) -> str:
        """Return `!!!`, `!!` or `!`; nothing where there is nothing to remind of."""
        return "!" * self.value

    @property
    def tone(self) -> str:
        """Return the name of this priority's colour in a palette."""
        return {0: "neutral", 1: "low", 2: "medium", 3: "high"}[self.value]

    @property
    def flash_ms(self) -> int:
        """Return the period in which its mark flashes until somebody answers; 0 where it stands still.

        2 Hz for high and 0.6 Hz for medium, within the 1.4 to 2.8 Hz and 0.4 to 0.8 Hz that monitors print as the
        convention of IEC 60601-1-8 (EDAN X8 and COMEN N10 manuals).
        """
        return {0: 0, 1: 0, 2: 1666, 3: 500}[self.value]

    def colour(self, palette: Palette) -> str:
        """Return the colour of its text and shape, as `#rrggbb`."""
        return {0: palette.neutral, 1: palette.low, 2: palette.medium, 3: palette.high}[self.value]

    def ground(self, palette: Palette) -> str:
        """Return the colour of the ground its text stands on, as `#rrggbb`."""
        return {0: palette.panel, 1: palette.low_ground, 2: palette.medium_ground, 3: palette.high_ground}[self.value]
