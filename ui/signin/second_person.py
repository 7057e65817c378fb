"""Another person than the one who is signed in: a name and that person's own PIN, where people sign in here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from session.people import Act, NotSignedIn, Person, may, refused
from session.pump_findings import same_person
from ui.aside import Aside
from ui.desk import Desk
from ui.live.name_field import NameField
from ui.signin.pin_field import PinField
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton


def second_person(
    desk: Desk, label: str, act: Act, *, names: Sequence[str] | None = None, not_by: str = "", why: str = ""
) -> NameField:
    """Return what asks for somebody who answers for an act; a name alone where nobody signs in here.

    A physician who is signed in orders in person: that takes nobody else.
    """
    known = desk.registry.staff() if names is None else names
    present = desk.signed_in
    if present is None:
        return NameField(label, known, not_by=not_by, why=why)
    alone = act is Act.ORDER and may(present, act)
    return SecondPerson(desk, label, act, known, not_by="" if alone else not_by, why=why)


class SecondPerson(NameField):
    """`complete` is true once the PIN was found right; `proved` says that it was, so that what waited goes on.

    An order may also be given by telephone: then it is recorded as that, and nobody's PIN is asked for.
    """

    def __init__(  # noqa: PLR0913 -- whose name, what for, and who it may not be
        self, desk: Desk, label: str, act: Act, names: Sequence[str], *, not_by: str = "", why: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, names, not_by=not_by, why=why, parent=parent)
        self._desk, self._act = desk, act
        self._proved: Person | None = None
        self._aside = Aside("second person", self)
        self._aside.done.connect(self._answered)
        self._aside.failed.connect(self._refuse)
        self.pin = PinField(tr("Their own PIN"))
        self.telephone = KeyButton(tr("By telephone, without a PIN"), parent=self)
        self.telephone.setCheckable(True)
        self.telephone.setVisible(act is Act.ORDER)
        self.telephone.toggled.connect(self._show_telephone)
        column = self.layout()
        if column is not None:
            column.addWidget(self.pin)
            column.addWidget(self.telephone)

    @property
    def fields(self) -> tuple[Field, ...]:
        return (self.field, self.pin)

    def text(self) -> str:
        """Return the name; by telephone it says so, for then nobody has proved who that was."""
        name = super().text()
        return tr("{name} (by telephone)").format(name=name) if name and self.telephone.isChecked() else name

    def complete(self) -> bool:
        """Say whether somebody who may has been named and has given a PIN; begin to try it where it is there."""
        self.setFocusProxy(self.field)
        self.pin.show_problem("")
        if not super().complete():
            return False
        name, present = super().text(), self._desk.signed_in
        if self.telephone.isChecked() or (self._proved is not None and same_person(self._proved.name, name)):
            return True
        if present is not None and same_person(present.name, name):
            self._refuse(refused(present, self._act))
            return not self.pin.problem
        if not self.pin.pin:
            self._refuse(tr("{name} has to give a PIN.").format(name=name))
        else:
            self._aside.begin(partial(self._desk.registry.people.sign_in, name, self.pin.pin))
        return False

    def _answered(self, found: object) -> None:
        if isinstance(found, NotSignedIn):
            self._refuse(found.sentence)
        elif isinstance(found, Person):
            self._proved = None if (sentence := refused(found, self._act)) else found
            self._refuse(sentence)
            if self._proved is not None:
                self.proved.emit()

    def _refuse(self, sentence: str) -> None:
        """Say at the PIN what is wrong, and put the keyboard there; an empty sentence says that nothing is."""
        self.pin.clear()
        self.pin.show_problem(sentence)
        if sentence:
            self.setFocusProxy(self.pin)
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_telephone(self, by_telephone: bool) -> None:
        self.pin.setHidden(by_telephone)
        self.pin.show_problem("")
        mark = tr("By telephone: no PIN is asked for") if by_telephone else tr("By telephone, without a PIN")
        self.telephone.set_label(mark)
