"""The first start: somebody becomes the administrator, who registers everybody else."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.identity import Identities
from session.people import MAY, Act, Person, Role, pin_problem
from ui.aside import Aside
from ui.desk import Desk
from ui.signin.pin_field import PinField, type_anew
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class FirstPersonForm(QWidget):
    """`made` carries the administrator; `later` says that names are typed until somebody is registered."""

    made = Signal(object)
    later = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._identities = Identities()
        self._person: Person | None = None
        self._aside = Aside("first person", self)
        self._aside.done.connect(self._registered)
        self._aside.failed.connect(self._say)
        self.about = QLabel(first_words(), self)
        self.about.setObjectName("detail")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.name = Field(tr("Your name"), example="A. Lindqvist")
        self.pin = PinField(tr("PIN or password, at least four characters"))
        self.again = PinField(tr("The same again"))
        self.button = KeyButton(tr("Become the administrator"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.skip = KeyButton(tr("Later: names are typed until then"), kind=ButtonKind.QUIET, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.about, self.name, self.pin, self.again, self.button, self.skip):
            column.addWidget(part)
        self.name.line.returnPressed.connect(self.pin.setFocus)
        self.pin.line.returnPressed.connect(self.again.setFocus)
        self.again.line.returnPressed.connect(self.take)
        self.button.clicked.connect(self.take)
        self.skip.clicked.connect(self.later)
        self.setFocusProxy(self.name)

    def take(self) -> None:
        """Register the administrator where nothing is missing; else go to what is."""
        name, pin = self.name.text(), self.pin.pin
        self.name.show_problem("" if name else tr("Write your name first."))
        anew = type_anew(self.pin, self.again, pin_problem(pin, name))
        if anew or self.name.problem:
            (self.name if self.name.problem else self.pin).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        person = Person(person_id=self._identities.new(self._desk.now()), name=name, role=Role.ADMINISTRATOR)
        if self._aside.begin(partial(self._desk.registry.people.add, person, pin, name)):
            self._person = person

    def stop(self) -> None:
        """Wait for what is being written."""
        self._aside.stop()

    def _registered(self, _nothing: object) -> None:
        for field in (self.pin, self.again):
            field.clear()
        self.made.emit(self._person)

    def _say(self, sentence: str) -> None:
        self.name.show_problem(sentence)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


def first_words() -> str:
    """Say what this is, and what an administrator may do."""
    acts = (tr(act.value) for act in Act if Role.ADMINISTRATOR in MAY[act])
    allowed = "; ".join(f"{act[:1].lower()}{act[1:]}" for act in acts)
    return tr(
        "Nobody is registered in this record yet. The first person becomes its administrator, who registers nurses "
        "and physicians under Settings and sets their first PIN. An administrator may: {allowed}."
    ).format(allowed=allowed)
