"""Name, PIN, Enter: whoever knows both is let in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from session.people import NotSignedIn, Person
from session.people_port import People
from ui.aside import Aside
from ui.signin.pin_field import PinField
from ui.signin.who_field import WhoField
from ui.text import tr
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import ButtonKind, KeyButton

_MOST = 6


class SignInForm(QWidget):
    """`signed_in` carries the Person. With `in_line` all stands beside each other, without a button for each name.

    What is wrong with a PIN is said in the same words, and after the same time, for every name.
    """

    signed_in = Signal(object)

    def __init__(self, people: People, label: str, *, in_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._aside = Aside("sign in", self)
        self._aside.done.connect(self._answered)
        self._aside.failed.connect(self._say)
        self.name = WhoField(tr("Name"))
        self.names = FlowRow(self)
        self.pin = PinField(tr("PIN"))
        self.button = KeyButton(label, tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.names.setHidden(in_line)
        across = QBoxLayout.Direction.LeftToRight if in_line else QBoxLayout.Direction.TopToBottom
        row = QBoxLayout(across, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part, stretch in ((self.name, 2), (self.names, 0), (self.pin, 3)):
            row.addWidget(part, stretch if in_line else 0)
        if in_line:
            row.addLayout(beside_field(self.button))
        else:
            row.addWidget(self.button)
        self.name.edited.connect(self._show_names)
        self.name.line.returnPressed.connect(self._go_on)
        self.pin.line.returnPressed.connect(self.take)
        self.button.clicked.connect(self.take)

    def begin(self, names: Sequence[str], name: str = "") -> None:
        """Begin anew: for somebody of whom only the PIN is still asked, or for anybody."""
        self.name.offer(names)
        self.name.set_text(name)
        self.pin.clear()
        for field in (self.name, self.pin):
            field.show_problem("")
        self.setFocusProxy(self.pin if name else self.name)
        self._show_names()

    def take(self) -> None:
        """Try the PIN, beside the window; while one is tried no other is."""
        self.name.complete()
        if not self.name.text():
            self.name.show_problem(tr("Write your name first."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.pin.pin:  # a PIN that was typed as the name is not tried, and stands in no list of changes
            self._say(tr("Type your PIN."))
        elif self._aside.begin(partial(self._people.sign_in, self.name.text(), self.pin.pin)):
            self._hold(held=True)

    def stop(self) -> None:
        """Wait for what is being tried."""
        self._aside.stop()

    def _answered(self, found: object) -> None:
        if isinstance(found, Person):
            self._hold(held=False)
            self.pin.clear()
            self.signed_in.emit(found)
        elif isinstance(found, NotSignedIn):
            self._say(found.sentence)

    def _say(self, sentence: str) -> None:
        self._hold(held=False)
        self.pin.clear()
        self.pin.show_problem(sentence)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold(self, *, held: bool) -> None:
        for field in (self.name, self.pin):
            field.line.setReadOnly(held)

    def _go_on(self) -> None:
        self.name.complete()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_names(self) -> None:
        if not self.names.isHidden():
            self.names.show_parts([self._button(name) for name in self.name.fitting()[:_MOST]])

    def _button(self, name: str) -> KeyButton:
        button = KeyButton(name, parent=self.names)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._take_name(name))
        return button

    def _take_name(self, name: str) -> None:
        self.name.set_text(name)
        self.name.show_problem("")
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)


def beside_field(part: QWidget) -> QVBoxLayout:
    """Return a column in which something stands as high as the line of the field beside it, under its label."""
    column = QVBoxLayout()
    column.setSpacing(4)
    above = QLabel(" ")
    above.setObjectName("columnHead")
    for one in (above, part):
        column.addWidget(one)
    column.addStretch(1)
    return column
