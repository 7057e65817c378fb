"""Colours between two colours of a palette."""

from PySide6.QtGui import QColor


def mixed(under: str, over: str, share: float) -> str:
    """Return `under` with a share (0 to 1) of `over` laid on it, as `#rrggbb`."""
    below, above = QColor(under), QColor(over)
    red, green, blue = (
        round(low + (high - low) * share)
        for low, high in zip(below.toTuple()[:3], above.toTuple()[:3], strict=True)
    )
    return QColor(red, green, blue).name()
