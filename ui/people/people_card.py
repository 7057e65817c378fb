"""Who is signed in, and the way out, to the people of the clinic and to one's own PIN."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from session.people import Act
from ui.desk import Desk
from ui.people.own_pin_form import OwnPinForm
from ui.people.people_panel import PeoplePanel
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.restyle import set_style_property
from ui.widgets.side_panel import SidePanel


class PeopleCard(Card):
    """Opens what it leads to in the window's own panel; `first_asked` comes where nobody is registered yet."""

    first_asked = Signal()

    def __init__(self, desk: Desk, panel: SidePanel) -> None:
        super().__init__(tr("People"))
        self._desk, self._panel = desk, panel
        self._open: PeoplePanel | OwnPinForm | None = None
        self.who = self._words("")
        self.message = self._words("")
        self.message.setObjectName("caption")
        self.message.hide()
        self.people = KeyButton(tr("People"), icon="group", parent=self)
        self.pin = KeyButton(tr("Change my PIN"), icon="lock", parent=self)
        self.leave = KeyButton(tr("Sign out"), parent=self)
        self.people.clicked.connect(self.show_people)
        self.pin.clicked.connect(self._show_pin)
        self.leave.clicked.connect(desk.lock_asked)
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.people, self.pin, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.who)
        self.body.addLayout(row)
        self.body.addWidget(self.message)
        panel.closed.connect(self._let_go)
        desk.signed_in_changed.connect(self._show)
        self._show()

    def show_people(self) -> None:
        """Open the list for an administrator, or say why not; where nobody is registered, begin with the first."""
        self._say("")
        if not self._desk.registry.people.any_there():
            if self._desk.read_only:
                self._say(tr("This window only reads the record, so nobody can be registered here."))
            else:
                self.first_asked.emit()
        elif sentence := self._desk.refusal(Act.PEOPLE) or self._nobody():
            self._say(sentence)
        else:
            self._put_up(tr("People"), PeoplePanel(self._desk))

    def stop(self) -> None:
        """Wait for what is being written, before the database is closed."""
        if self._open is not None:
            self._open.stop()

    def _show_pin(self) -> None:
        if (person := self._desk.signed_in) is not None:
            form = OwnPinForm(self._desk, person)
            form.done.connect(self._panel.close_panel)
            self._put_up(tr("Change my PIN"), form)

    def _put_up(self, title: str, content: PeoplePanel | OwnPinForm) -> None:
        self._open = content
        self._panel.open_with(title, content)

    def _let_go(self) -> None:
        self._open = None

    def _nobody(self) -> str:
        return "" if self._desk.signed_in is not None else tr("Nobody is signed in. Sign in first.")

    def _show(self) -> None:
        person = self._desk.signed_in
        if person is None:
            self.who.setText(tr("Nobody is signed in: names are typed."))
        else:
            self.who.setText(tr("{name} is signed in, {role}.").format(name=person.name, role=tr(person.role.value)))
        if self._open is not None:  # it was another's
            self._open.stop()
            self._panel.close_panel()
        for button in (self.pin, self.leave):
            button.setVisible(person is not None)
        self._say("")

    def _say(self, sentence: str) -> None:
        set_style_property(self.message, "wrong", "true" if sentence else "false")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
