"""The Settings screen as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.settings.prediction_card import PredictionCard
from ui.settings.settings_screen import SettingsScreen
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.key_button import KeyButton


class SettingsPage:
    """Reads the screen and presses what it offers."""

    def __init__(self, qtbot: QtBot, screen: SettingsScreen) -> None:
        self.screen = screen
        qtbot.addWidget(screen)
        screen.resize(900, 900)
        screen.show()

    @property
    def problem(self) -> str:
        return self.screen.problem

    @property
    def said(self) -> str:
        """Return everything that can be read on the screen."""
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel))

    def answer(self, row: ChoiceRow | PredictionCard) -> str:
        """Return the text of what is chosen in a row; nothing where nothing is."""
        return next((segment.text() for segment in row.segments() if segment.isChecked()), "")

    def choose(self, row: ChoiceRow | PredictionCard, text: str) -> None:
        (segment,) = (each for each in row.segments() if each.text() == text)
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)

    def ask_for_keys(self) -> None:
        (button,) = (each for each in self.screen.findChildren(KeyButton) if each.text() == "Show every key")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
