"""Draws every widget in every state to PNG, in both themes, to be looked at: `python -m tests.ui.gallery FOLDER`."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.simulation.hand_clock import HandClock
from tests.ui import gallery_sheets as sheets
from tests.ui.clinic import MORNING
from tests.ui.sound.fakes import FakePlayer
from ui.chosen import Chosen
from ui.preferences import PreferencesFile
from ui.settings.settings_screen import Facts, SettingsScreen
from ui.shortcuts import shown
from ui.sound.reminder_sound import ReminderSound
from ui.theme.theme import Theme, ThemeChoice
from ui.widgets.backdrop import Backdrop
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.rail import Destination
from ui.window import LIVE, Frame, MainWindow

NOWHERE = "no such folder/preferences.json"
SIZES = (QSize(1366, 768), QSize(1920, 1080))
DESTINATIONS = (
    Destination("today", "Today", "today", shown("today")),
    Destination("review", "Review", "monitoring", shown("review")),
    Destination("settings", "Settings", "settings", shown("settings")),
)


def parts() -> QWidget:
    """Return a screen with every small widget in every state."""
    ground = Backdrop()
    grid = QGridLayout(ground)
    grid.setSpacing(12)
    cells: tuple[tuple[int, int, Callable[[], QWidget], str], ...] = (
        (0, 0, sheets.buttons, "Buttons"),
        (1, 0, sheets.chips, "Chips"),
        (2, 0, sheets.fields, "Fields"),
        (0, 1, sheets.rings, "Countdown and saving"),
        (1, 1, sheets.cards, "Cards"),
        (2, 1, sheets.choices, "Choices"),
    )
    for row, column, make, title in cells:
        grid.addWidget(_carded(title, make()), row, column)
    grid.setRowStretch(3, 1)
    return ground


def reminders() -> QWidget:
    """Return a screen with the banners and the tiles in every state."""
    ground = Backdrop()
    grid = QGridLayout(ground)
    grid.setSpacing(12)
    grid.addWidget(_carded("Banners", sheets.banners()), 0, 0)
    grid.addWidget(_carded("Search and elided line", sheets.lines()), 1, 0)
    grid.addWidget(_carded("Tiles", sheets.tiles(0)), 0, 1, 3, 1)
    grid.addWidget(_carded("Tiles by age", sheets.tiles(1)), 0, 2, 3, 1)
    grid.setRowStretch(2, 1)
    grid.setColumnStretch(0, 1)
    return ground


def _carded(title: str, content: QWidget) -> Card:
    card = Card(title)
    card.body.addWidget(content)
    card.body.addStretch(1)
    return card


def window(theme: Theme) -> MainWindow:
    """Return a window with an empty Today, the parts, Settings, and a stand-in for the live screen."""
    made = MainWindow(DESTINATIONS)
    actions = (
        KeyButton("Find patient", shown("find")),
        KeyButton("Start a session", shown("start"), kind=ButtonKind.PRIMARY),
    )
    made.add_screen("today", sheets.empty_day(), Frame("Monday 23 November", "No chair in use", actions))
    made.add_screen("parts", parts(), Frame("Parts", "every widget, every state"))
    made.add_screen("reminders", reminders(), Frame("Reminders", "banners and tiles"))
    sound = ReminderSound(FakePlayer(), HandClock(MORNING), on=False, parent=made)
    chosen = Chosen(PreferencesFile(Path(NOWHERE)), theme)
    settings = SettingsScreen(chosen, Facts("0.1.0", Path("records")), sound)
    made.add_screen("settings", settings, Frame("Settings"))
    made.add_screen("live", stand_in(), LIVE)
    made.show_time("10:52")
    made.show_who("RN A. Lindqvist · lock")
    return made


def stand_in() -> QWidget:
    """Return a screen as bare as the live one: no rail, no bar."""
    screen = QWidget()
    column = QVBoxLayout(screen)
    row = QHBoxLayout()
    row.addWidget(QLabel("Okafor, Miriam"))
    row.addWidget(Chip("68.4 kg", outlined=True))
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    return screen


def draw(folder: Path, application: QApplication, theme: Theme, sizes: Sequence[QSize] = SIZES) -> list[Path]:
    """Draw every screen in both themes at each size into `folder`, and return the files."""
    made = window(theme)
    files = []
    for size in sizes:
        made.resize(size)
        made.show()
        for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            theme.choose(choice)
            for screen in ("today", "parts", "reminders", "settings", "live"):
                made.show_screen(screen)
                if screen == "live":
                    made.show_keys()
                    made.panel.arrive()
                application.processEvents()
                file = folder / f"{screen}-{choice.value}-{size.width()}.png"
                made.grab().save(str(file))
                files.append(file)
    made.close()
    made.deleteLater()
    return files


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    running = QApplication([])
    sys.stdout.write("\n".join(map(str, draw(target, running, Theme(running)))) + "\n")
