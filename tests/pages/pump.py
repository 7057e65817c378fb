"""The forms that guard the pump, as a nurse and a second person meet them."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.pages.live import LivePage
from ui.live.account_form import AccountForm
from ui.live.authorise_rate import AuthoriseRate
from ui.live.form import Form
from ui.live.second_check import SecondCheck
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn

AnyForm = TypeVar("AnyForm", bound=Form)


class PumpPage:
    """Opens the forms, types in them or touches them, and reads what they say."""

    def __init__(self, live: LivePage) -> None:
        self.live = live

    @property
    def title(self) -> str:
        panel = self.live.screen.panel
        return panel.title if panel.is_open else ""

    @property
    def second_check(self) -> SecondCheck:
        return self._form(SecondCheck)

    @property
    def authority(self) -> AuthoriseRate:
        return self._form(AuthoriseRate)

    @property
    def account(self) -> AccountForm:
        return self._form(AccountForm)

    def _form(self, kind: type[AnyForm]) -> AnyForm:
        (form,) = (one for one in self.live.screen.panel.findChildren(kind) if not one.isHidden())
        return form

    def open(self, key: Qt.Key) -> None:
        """Press Ctrl with this key."""
        QTest.keyClick(self.live.screen, key, Qt.KeyboardModifier.ControlModifier)

    def keys(self, *texts: str) -> None:
        """Type each text into the line that has the keyboard, and Enter behind it."""
        for text in texts:
            part = QApplication.focusWidget()
            assert isinstance(part, QLineEdit | KeyButton)
            QTest.keyClicks(part, text)
            QTest.keyClick(part, Qt.Key.Key_Return)
        self.live.settle()

    def touch(self, label: str) -> None:
        """Touch the button of that label in the open form, brought into view as a finger would."""
        form = self._form(Form)
        (button, *_) = (one for one in form.findChildren(KeyButton) if one.text() == label and not one.isHidden())
        self._reach(button)
        self.live.settle()

    def touch_field(self, field: Field) -> None:
        self._reach(field.line)

    def touch_number(self, field: Field, number: str) -> None:
        """Touch a field and then the keys on the screen."""
        self.touch_field(field)
        for character in number:
            self.touch(character)

    def _reach(self, part: QWidget) -> None:
        for view in self._form(Form).findChildren(ScrollColumn):
            if view.isAncestorOf(part):
                view.ensureWidgetVisible(part)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
