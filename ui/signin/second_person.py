"""Another person than the one who is signed in: a name and that person's own PIN, where people sign in here."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from session.people import Act, NotSignedIn, Person, may, refused
from session.problems import StorageProblem
from session.pump_findings import same_person
from ui.aside import Aside
from ui.desk import Desk
from ui.live.name_field import NameField
from ui.signin.pin_field import PinField
from ui.signin.sign_in_form import beside_field
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton


def second_person(  # noqa: PLR0913 -- whose name, what for, who it may not be, and how it is laid out
    desk: Desk, label: str, act: Act, *, names: Sequence[str] | None = None, not_by: str = "", why: str = "",
    in_line: bool = False,
) -> NameField:  # fmt: skip
    """Return what asks for somebody who answers for an act; a name alone where nobody signs in here.

    A physician who is signed in orders in person: that takes nobody else.
    """
    known = desk.registry.staff() if names is None else names
    present = desk.signed_in
    if present is None and not desk.locked:
        return NameField(label, known, not_by=not_by, why=why, in_line=in_line)
    return SecondPerson(desk, label, act, _offered(desk, act, known), not_by=not_by, why=why, in_line=in_line)


def _offered(desk: Desk, act: Act, known: Sequence[str]) -> Sequence[str]:
    """Return the names that are known but for those of people who would be refused."""
    with suppress(StorageProblem):  # what cannot be read now is refused with the PIN
        barred = {one.name for one in desk.registry.people.everybody() if not (one.active and may(one, act))}
        return [name for name in known if name not in barred]
    return known


class SecondPerson(NameField):
    """`complete` is true once the PIN was found right; `proved` says that it was, so that what waited goes on.

    An order may also be given by telephone: then it is recorded as that, and nobody's PIN is asked for.
    """

    def __init__(  # noqa: PLR0913 -- whose name, what for, and who it may not be
        self, desk: Desk, label: str, act: Act, names: Sequence[str], *, not_by: str = "", why: str = "",
        in_line: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._desk, self._act, self._apart = desk, act, bool(not_by)
        super().__init__(label, names, not_by=self._present(not_by), why=why, in_line=in_line, parent=parent)
        self._proved: Person | None = None
        desk.signed_in_changed.connect(self._follow_people)
        self._aside = Aside("second person", self)
        self._aside.done.connect(self._answered)
        self._aside.failed.connect(self._refuse)
        self.pin = PinField(tr("Their own PIN"))
        self.telephone = KeyButton(tr("By telephone, without a PIN"), parent=self)
        self.telephone.setCheckable(True)
        self.telephone.setVisible(act is Act.ORDER)
        self.telephone.toggled.connect(self._show_telephone)
        self.row.addWidget(self.pin, 1 if in_line else 0)
        if in_line:
            self.row.addLayout(beside_field(self.telephone))
        else:
            self.row.addWidget(self.telephone)

    def _present(self, before: str) -> str:
        """Return who may not be named: whoever is signed in, but for a physician who orders in person."""
        present = self._desk.signed_in
        if present is None or not self._apart:
            return before
        return "" if self._act is Act.ORDER and may(present, self._act) else present.name

    def _follow_people(self) -> None:
        """The form stays where somebody else signs in over it; a PIN that was given before that counts no more."""
        self._not_by = self._present(self._not_by)
        self._proved = None

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
        if self.telephone.isChecked():
            self.field.show_problem(self._barred(name))
            return not self.field.problem
        if self._proved is not None and same_person(self._proved.name, name):
            return True
        if present is not None and same_person(present.name, name):
            self._refuse(refused(present, self._act))
            return not self.pin.problem
        if not self.pin.pin:
            self._refuse(tr("{name} has to give a PIN.").format(name=name))
        else:
            self._aside.begin(partial(self._desk.registry.people.sign_in, name, self.pin.pin))
        return False

    def _barred(self, name: str) -> str:
        """Say why somebody who is registered here cannot give this order, by telephone either; nothing of others."""
        with suppress(StorageProblem):  # what cannot be read now bars no order
            for person in self._desk.registry.people.everybody():
                if same_person(person.name, name):
                    return "" if may(person, self._act) else tr("{name} may not order this.").format(name=person.name)
        return ""

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
