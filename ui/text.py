"""The one place where text for people is looked up in the language in force."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Return `text` in the user's language; the text itself where there is no translation."""
    return QCoreApplication.translate("chairside", text)
