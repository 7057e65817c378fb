"""The main window: the rail, the screen shown, a bar and one banner above it. It decides nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import shortcuts
from ui.text import tr
from ui.widgets.backdrop import Backdrop
from ui.widgets.banner import Banner
from ui.widgets.key_table import KeyTable
from ui.widgets.rail import Destination, Rail
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round a screen: the rail, and the window's own bar with a title and actions."""

    title: str = ""
    subtitle: str = ""
    actions: tuple[QWidget, ...] = ()
    rail: bool = True
    bar: bool = True


LIVE = Frame(rail=False, bar=False)


class MainWindow(QMainWindow):
    """Holds screens that were built elsewhere and shows one of them at a time; closes when `may_close` says so.

    `shown` carries the name of the screen that is shown from now on.
    """

    shown = Signal(str)

    def __init__(self, destinations: Sequence[Destination]) -> None:
        super().__init__()
        self.setWindowTitle(tr("Chairside"))
        self.setMinimumSize(QSize(1024, 680))
        self.may_close: Callable[[], bool] = lambda: True
        self._frames: dict[str, Frame] = {}
        self._screens: dict[str, QWidget] = {}
        self.rail = Rail(destinations)
        self.top_bar = TopBar()
        self.banner = Banner()
        self._watermark = QLabel()
        self._watermark.setObjectName("watermark")
        self._watermark.hide()
        self._stack = QStackedWidget()
        self._arrange()
        self.panel = SidePanel(self._stack)
        self.rail.chosen.connect(self._go_to)
        for destination in destinations:
            shortcuts.bind(destination.screen, self, partial(self._go_to, destination.screen))
        shortcuts.bind("keys", self, self.show_keys)

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._watermark)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        ground = Backdrop()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(ground)

    @property
    def screen_shown(self) -> str:
        """Return the name of the screen shown; nothing before the first."""
        shown = self._stack.currentWidget()
        return next((name for name, widget in self._screens.items() if widget is shown), "")

    def add_screen(self, name: str, screen: QWidget, frame: Frame) -> None:
        """Take a built screen under a name; the first one taken is shown."""
        self._screens[name] = screen
        self._stack.addWidget(screen)
        self.set_frame(name, frame)
        if len(self._screens) == 1:
            self.show_screen(name)

    def remove_screen(self, name: str) -> None:
        """Let go of a screen and delete it; what it showed is in the record."""
        screen = self._screens.pop(name)
        del self._frames[name]
        self._stack.removeWidget(screen)
        screen.deleteLater()

    def set_frame(self, name: str, frame: Frame) -> None:
        """Change what stands round a screen, at once if it is the one shown."""
        self._frames[name] = frame
        self.top_bar.adopt(frame.actions)
        if name == self.screen_shown:
            self._put_up(frame)

    def show_screen(self, name: str) -> None:
        """Show a screen; raises KeyError for a name that was not added."""
        self.panel.close_panel()
        self._stack.setCurrentWidget(self._screens[name])
        self._put_up(self._frames[name])
        self.rail.mark(name)
        self._screens[name].setFocus()
        self.shown.emit(name)

    def _go_to(self, name: str) -> None:
        """Show a screen by its key; before the record is read there is none."""
        if name in self._screens:
            self.show_screen(name)

    def _put_up(self, frame: Frame) -> None:
        self.rail.setVisible(frame.rail)
        self.top_bar.setVisible(frame.bar)
        self.top_bar.set_title(frame.title, frame.subtitle)
        self.top_bar.set_actions(frame.actions)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    def show_time(self, text: str) -> None:
        """Show the time of day, as people read it."""
        self.top_bar.show_time(text)

    def show_who(self, name: str) -> None:
        """Show who is at work."""
        self.rail.show_who(name)

    def show_watermark(self, text: str) -> None:
        """Say across the top of every screen that what is shown is not real; empty text takes it away."""
        self._watermark.setText(text)
        self._watermark.setVisible(bool(text))

    @property
    def watermark(self) -> str:
        return self._watermark.text()

    def show_keys(self) -> None:
        """List every key in the panel; the same key again closes it."""
        if self.panel.is_open and self.panel.title == tr("Keys"):
            self.panel.close_panel()
        else:
            self.panel.open_with(tr("Keys"), KeyTable(shortcuts.table()))
