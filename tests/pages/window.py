"""The main window as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.key_table import KeyTable
from ui.window import MainWindow


class WindowPage:
    """Reads what the window says and presses what it offers."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.window = window
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    @property
    def screen(self) -> str:
        return self.window.screen_shown

    @property
    def title(self) -> str:
        bar = self.window.top_bar
        return bar.title if bar.isVisible() else ""

    @property
    def notice(self) -> str:
        """Return the sentence in the banner; nothing while there is none."""
        shown = self.window.banner.notice
        return shown.sentence if shown is not None and self.window.banner.isVisible() else ""

    @property
    def rail_is_shown(self) -> bool:
        return self.window.rail.isVisible()

    @property
    def panel_title(self) -> str:
        return self.window.panel.title if self.window.panel.is_open else ""

    def press_on_rail(self, screen: str) -> None:
        QTest.mouseClick(self.window.rail.button(screen), Qt.MouseButton.LeftButton)

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def press_banner_button(self) -> None:
        QTest.mouseClick(self.window.banner.button, Qt.MouseButton.LeftButton)

    def listed_keys(self) -> dict[str, str]:
        """Return the keys that the open panel lists, each with what it does."""
        tables = self.window.panel.findChildren(KeyTable)
        return {key: text for table in tables for key, text in table.rows()}
