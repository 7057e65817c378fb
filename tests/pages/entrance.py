"""Signing in, the first administrator, and the locked keyboard, as a person meets them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from session.handover import NOT_SIGNED_IN
from ui.app import Workplace
from ui.signin.claim_band import ClaimBand
from ui.signin.lock_band import LockBand
from ui.signin.sign_in_form import SignInForm
from ui.widgets.key_button import KeyButton


class EntrancePage:
    """Types into whatever asks who one is, and reads what is covered."""

    def __init__(self, qtbot: QtBot, place: Workplace) -> None:
        self.qtbot, self.place = qtbot, place

    def is_covered(self) -> bool:
        """Say whether nothing of the window can be read."""
        return self.place.entrance.cover.isVisible()

    @property
    def signed_in(self) -> str:
        person = self.place.desk.signed_in
        return person.name if person else ""

    @property
    def form(self) -> SignInForm:
        """Return what asks for name and PIN now."""
        bands = [band for band in self.place.window.findChildren(LockBand) if band.isVisible()]
        return bands[0].form if bands else self.place.entrance.page.form

    @property
    def problem(self) -> str:
        return self.form.pin.problem

    @property
    def question(self) -> str:
        """Return what is asked about entries that are nobody's; nothing where nothing is."""
        bands = [band for band in self.place.window.findChildren(ClaimBand) if band.isVisible()]
        return bands[0].question.text() if bands else ""

    def words(self) -> str:
        """Return everything that can be read in the window now."""
        texts = (label.text() for label in self.place.window.findChildren(QLabel) if label.isVisible())
        return "\n".join(texts)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)

    def give(self, pin: str, name: str = "") -> None:
        """Write name, where one is given, and PIN with Enter, and wait for the answer."""
        if name:
            self.form.name.line.setFocus()
            self.form.name.line.clear()
            self.type(name)
            self.key(Qt.Key.Key_Return)
        self.form.pin.line.setFocus()
        self.type(pin)
        form = self.form
        self.key(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: bool(self.signed_in) or bool(form.pin.problem))

    def press(self, text: str) -> None:
        (button,) = (one for one in self.place.window.findChildren(KeyButton) if one.text() == text and one.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def actors(self) -> list[str]:
        """Return who wrote each event of the session that runs, in their order."""
        state = self.place.desk.running[0].state
        return [event.actor for event in state.events]

    @property
    def nobodys(self) -> int:
        return self.actors().count(NOT_SIGNED_IN)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.place.window
