"""What tests of the screens share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, ThemeChoice


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give the application a theme, and take it back to the system's at its designed size afterwards."""
    made = Theme(qapp)
    yield made
    made.set_text_size(100)
    made.choose(ThemeChoice.SYSTEM)
    made.deleteLater()
