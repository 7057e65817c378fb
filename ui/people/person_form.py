"""One person: name, role, PIN, and whether somebody still works here."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from session.identity import Identities
from session.people import Person, Role, pin_problem
from ui.aside import Aside
from ui.desk import Desk
from ui.signin.pin_field import PinField, type_anew
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property
from ui.widgets.scroll_column import ScrollColumn


class PersonForm(QWidget):
    """Registers somebody, or changes `person`. `saved` carries the sentence of what was done, `left` leads back."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, person: Person | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.person = desk, person
        self._identities = Identities()
        self._done = ""
        self._aside = Aside("person", self)
        self._aside.done.connect(self._finish)
        self._aside.failed.connect(self._say)
        self.name = Field(tr("Name"), example="A. Lindqvist")
        self.role = ChoiceRow(tr("Role"), tuple((role, tr(role.value.capitalize())) for role in Role), per_row=2)
        self.active = ChoiceRow(tr("Works here"), ((True, tr("Yes")), (False, tr("No longer"))), required=True)
        new, other = tr("PIN or password, at least four characters"), tr("Another PIN, where it is to change")
        self.pin = PinField(new if person is None else other)
        self.again = PinField(tr("The same again"))
        self.message = QLabel(self)
        self.message.setObjectName("caption")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        words = tr("Register") if person is None else tr("Save")
        self.save = KeyButton(words, tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.take_back = KeyButton(tr("Take the PIN back"), parent=self)
        self.back = KeyButton(tr("Back to the list"), kind=ButtonKind.QUIET, parent=self)
        column = ScrollColumn(self)
        column.body.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        fields = (self.name, self.role, self.active, self.pin, self.again)
        for part in (*fields, self.message, self.save, self.take_back, self.back):
            column.body.addWidget(part)
        self.save.clicked.connect(self.take)
        self.take_back.clicked.connect(self._take_back)
        self.back.clicked.connect(self.left)
        self._fill(person)
        self.setFocusProxy(self.name)

    def take(self) -> None:
        """Write it where nothing is missing; else go to what is."""
        name, pin, role = self.name.text(), self.pin.pin, self.role.value()
        self.name.show_problem("" if name else tr("Write the name."))
        self.role.show_problem("" if role else tr("Choose the role."))
        anew = type_anew(self.pin, self.again, pin_problem(pin, name) if pin or self.person is None else "")
        wrong = [part for part in (self.name, self.role) if part.problem]
        if wrong or anew or not isinstance(role, Role):
            (wrong[0] if wrong else self.pin).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.person is None:
            person = Person(person_id=self._identities.new(self._desk.now()), name=name, role=role)
            work = partial(self._desk.registry.people.add, person, pin, self._actor)
            self._begin(work, tr("{name} is registered.").format(name=name))
        else:
            active = self.active.value() is True
            changed = replace(self.person, name=name, role=role, active=active)
            self._begin(partial(self._change, changed, pin), tr("{name} is changed.").format(name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter move on, and save at the end; Space chooses an answer."""
        parts = [part for part in (self.name, self.role, self.active, self.pin) if part.isVisibleTo(self)]
        now = QApplication.focusWidget()
        at = next((place for place, part in enumerate(parts, 1) if now is not None and part.isAncestorOf(now)), 0)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif at:
            (*parts, self.again)[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.take()

    def stop(self) -> None:
        """Wait for what is being written."""
        self._aside.stop()

    @property
    def _actor(self) -> str:
        return self._desk.signed_in.name if self._desk.signed_in else ""

    def _finish(self, person: object) -> None:
        self.saved.emit(self._done)
        if isinstance(person, Person):
            self._desk.take_up(person)

    def _change(self, person: Person, pin: str) -> Person:
        people = self._desk.registry.people
        actor = self._actor
        people.change(person, actor)
        if pin:
            people.set_pin(person.person_id, pin, actor)
        return person

    def _take_back(self) -> None:
        if self.person is not None:
            work = partial(self._desk.registry.people.set_pin, self.person.person_id, "", self._actor)
            words = tr("The PIN of {name} is taken back; nobody signs in under this name until another is set.")
            self._begin(work, words.format(name=self.person.name))

    def _begin(self, work: Callable[[], object], done: str) -> None:
        if self._aside.begin(work):
            self._done = done

    def _fill(self, person: Person | None) -> None:
        self.active.setVisible(person is not None)
        self.take_back.setVisible(person is not None and person.has_pin)
        if person is not None:
            self.name.set_text(person.name)
            self.role.choose(person.role)
            self.active.choose(person.active)

    def _say(self, sentence: str) -> None:
        set_style_property(self.message, "wrong", "true" if sentence else "false")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
