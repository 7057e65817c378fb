"""The live screen as a nurse meets it."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.events import VitalsRecorded
from session.record import Entry
from session.state import SessionState
from ui.desk import Desk
from ui.live.alert_form import UNREAD_MS, AlertForm
from ui.live.live_screen import LiveScreen
from ui.widgets.key_button import KeyButton


class LivePage:
    """Types, presses keys and buttons, and reads what the screen says."""

    def __init__(self, qtbot: QtBot, screen: LiveScreen, *, in_window: bool = False) -> None:
        self.qtbot, self.screen = qtbot, screen
        if not in_window:
            qtbot.addWidget(screen)
            screen.resize(1366, 768)
            with qtbot.waitExposed(screen):
                screen.show()
        screen.line.field.setFocus()

    @property
    def state(self) -> SessionState:
        return self.screen.running.state

    @property
    def desk(self) -> Desk:
        desk = self.screen.running.parent()
        assert isinstance(desk, Desk)
        return desk

    @property
    def phase(self) -> str:
        return self.state.phase.value

    def texts(self) -> tuple[str, str]:
        """Return what stands in the field and in the banner now."""
        return self.text, self.banner

    @property
    def last(self) -> Entry:
        """Return the entry at the end of the record."""
        return self.state.entries[-1]

    @property
    def last_value(self) -> Callable[[str], Decimal | None]:
        """Return what reads a value of the last set of vital signs as it stands."""
        assert isinstance(self.last.body, VitalsRecorded)
        return self.last.body.value

    @property
    def text(self) -> str:
        return self.screen.line.text

    @property
    def sentence(self) -> str:
        return self.screen.line.sentence.text()

    @property
    def chips(self) -> list[str]:
        return [chip.text() for chip in self.screen.line.chips]

    @property
    def saving(self) -> str:
        return self.screen.header.saving.text()

    @property
    def banner(self) -> str:
        return self.screen.banner.notice.sentence if self.screen.banner.notice else ""

    def type(self, text: str) -> None:
        QTest.keyClicks(self.screen.line.field, text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.screen.line.field, key)

    def enter(self, text: str = "") -> None:
        """Type a line, press Enter, and wait until whatever was sent is on the disk."""
        self.type(text)
        self.key(Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.screen.running.recorder.pending)

    def press(self, button: KeyButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def alert_form(self) -> AlertForm:
        """Return the panel in which alerts are answered; it must be open."""
        (form,) = [one for one in self.screen.panel.findChildren(AlertForm) if one.isVisible()]
        self.qtbot.wait(UNREAD_MS + 20)
        return form

    def answer_with_key(self, key: Qt.Key) -> None:
        """Press a number while the answers have the keyboard, and wait until the answer is on the disk."""
        QTest.keyClick(self.alert_form(), key)
        self.settle()

    def press_piece(self, label: str) -> None:
        """Press the button of that label in the panel beside the chart."""
        found = [one for one in self.screen.panel.findChildren(KeyButton) if one.text() == label and one.isVisible()]
        assert found, f"no button {label} in the panel"
        self.press(found[0])
