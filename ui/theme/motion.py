"""How long a movement on the screen may take."""

from typing import Final

from PySide6.QtWidgets import QStyle, QWidget

LONGEST_MS: Final = 150


def movement_ms(widget: QWidget) -> int:
    """Return the milliseconds a movement may take, at most 150; 0 when the system asks for no movement."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return max(0, min(LONGEST_MS, widget.style().styleHint(hint, None, widget)))
