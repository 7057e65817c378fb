"""The emergency card as a nurse meets it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.pages.live import LivePage
from ui.live.emergency_form import EmergencyForm
from ui.widgets.key_button import KeyButton


class EmergencyPage:
    """Opens the card, presses what is on it by key or by touch, and reads what it shows."""

    def __init__(self, live: LivePage) -> None:
        self.live = live

    @property
    def form(self) -> EmergencyForm:
        (form,) = (one for one in self.live.screen.panel.findChildren(EmergencyForm) if not one.isHidden())
        return form

    @property
    def is_open(self) -> bool:
        return self.live.screen.panel.is_open and self.live.screen.panel.title == "Emergency"

    @property
    def has_keyboard(self) -> bool:
        part = QApplication.focusWidget()
        return part is not None and (part is self.form or self.form.isAncestorOf(part))

    @property
    def time(self) -> str:
        return self.form.head.timer.text()

    @property
    def words(self) -> list[str]:
        """Return what may be pressed, from the top."""
        return [button.text() for button in self.form.page.buttons]

    @property
    def taken(self) -> dict[str, str]:
        """Return what the buttons that were pressed show at their right."""
        return {button.text(): button.taken for button in self.form.page.buttons if button.taken}

    @property
    def message(self) -> str:
        return self.form.message.text() if not self.form.message.isHidden() else ""

    @property
    def corner(self) -> str:
        """Return what the corner of the header says aloud."""
        return self.live.screen.header.emergency.accessibleName()

    @property
    def bodies(self) -> list[object]:
        return [entry.body for entry in self.live.state.entries]

    def last(self) -> object:
        """Return what the entry at the end of the record says."""
        return self.live.last.body

    def lit_keys(self) -> list[str]:
        """Return the keys that press a button now."""
        return [button.key for button in self.form.page.numbered if button.lit]

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is, and wait for the disk."""
        QTest.keyClick(self._keyboard(), key)
        self.live.settle()
        self.live.screen.panel.arrive()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._keyboard(), text)

    def touch_corner(self) -> None:
        QTest.mouseClick(self.live.screen.header.emergency, Qt.MouseButton.LeftButton)
        self.live.screen.panel.arrive()

    def touch(self, words: str) -> None:
        """Touch a button, brought into view as a finger would, and wait for the disk."""
        self._draw()
        button = self.button(words)
        self.form.page.ensureWidgetVisible(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.live.settle()
        self._draw()

    def touch_twice(self, words: str) -> None:
        """Touch the same spot a second time faster than a person means two."""
        button = self.button(words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        self.live.settle()

    def tick(self) -> None:
        self.live.desk.tick()

    def button(self, words: str) -> QPushButton:
        found = [*self.form.page.buttons, *self.form.findChildren(KeyButton)]
        return next(button for button in found if button.text() == words and not button.isHidden())

    def _draw(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.live.screen
