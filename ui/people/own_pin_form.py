"""Another PIN for whoever is signed in, who gives the present one first."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.people import NotSignedIn, Person, pin_problem
from session.problems import Refused
from ui.aside import Aside
from ui.desk import Desk
from ui.signin.pin_field import PinField, type_anew
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton


class OwnPinForm(QWidget):
    """`done` comes once the new PIN is in force."""

    done = Signal()

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._person = desk, person
        self._aside = Aside("own PIN", self)
        self._aside.done.connect(lambda _: self.done.emit())
        self._aside.failed.connect(self._say)
        self.present = PinField(tr("Present PIN"))
        self.pin = PinField(tr("New PIN or password, at least four characters"))
        self.again = PinField(tr("The same again"))
        self.button = KeyButton(tr("Change it"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        whose = QLabel(person.name, self)
        whose.setObjectName("heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (whose, self.present, self.pin, self.again, self.button):
            column.addWidget(part)
        column.addStretch(1)
        self.present.line.returnPressed.connect(self.pin.setFocus)
        self.pin.line.returnPressed.connect(self.again.setFocus)
        self.again.line.returnPressed.connect(self.take)
        self.button.clicked.connect(self.take)
        self.setFocusProxy(self.present)

    def take(self) -> None:
        """Set the new PIN where the present one is right."""
        pin = self.pin.pin
        if type_anew(self.pin, self.again, pin_problem(pin, self._person.name)):
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._aside.begin(partial(self._change, self.present.pin, pin))

    def stop(self) -> None:
        """Wait for what is being tried."""
        self._aside.stop()

    def _change(self, present: str, pin: str) -> None:
        people = self._desk.registry.people
        found = people.sign_in(self._person.name, present)
        if isinstance(found, NotSignedIn):
            raise Refused(found.sentence)
        people.set_pin(found.person_id, pin, found.name)

    def _say(self, sentence: str) -> None:
        self.present.clear()
        self.present.show_problem(sentence)
        self.present.setFocus(Qt.FocusReason.OtherFocusReason)
