"""Colours between two colours of a palette."""

from PySide6.QtGui import QColor


def mixed(under: str, over: str, share: float) -> str:
    """Return `under` with a share (0 to 1) of `over` laid on it, as `#rrggbb`."""
    below, above = QColor(under), QColor(over)

    def between(low: int, high: int) -> int:
        return round(low + (high - low) * share)

    return QColor(
        between(below.red(), above.red()),
        between(below.green(), above.green()),
        between(below.blue(), above.blue()),
    ).name()
