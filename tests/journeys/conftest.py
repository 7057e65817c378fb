"""The journeys use the theme of the screen tests."""

from tests.ui.conftest import theme

__all__ = ["theme"]
