"""The ground that screens stand on."""

from PySide6.QtWidgets import QFrame


class Backdrop(QFrame):
    """A plain ground in the palette's own colour, for the window and for a screen dressed differently."""
