"""The people of the clinic: the list, and one of them to be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.people import Person
from session.problems import StorageProblem
from ui.desk import Desk
from ui.people.person_form import PersonForm
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn


class PeoplePanel(QWidget):
    """Either the list or the form is there; what was done is said above the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form: PersonForm | None = None
        self.said = QLabel(self)
        self.said.setObjectName("sentence")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.register = KeyButton(tr("Register somebody"), icon="person_add", kind=ButtonKind.PRIMARY, parent=self)
        self.register.clicked.connect(lambda: self.open_form(None))
        self.rows: list[KeyButton] = []
        self.list = ScrollColumn(self)
        self.list.body.setSpacing(6)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for part, stretch in ((self.said, 0), (self.list, 1), (self.register, 0)):
            self._column.addWidget(part, stretch)
        self.setFocusProxy(self.register)
        self.show_list("")

    def show_list(self, said: str) -> None:
        """Show everybody as they are on disk, with what was done last."""
        self._drop_form()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        try:
            self.rows = [self._row(person) for person in self._desk.registry.people.everybody()]
        except StorageProblem as problem:
            self.rows, said = [], problem.sentence
        for row in self.rows:
            self.list.body.addWidget(row)
        self.said.setText(said)
        self._show_parts(listed=True)
        self.register.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_form(self, person: Person | None) -> None:
        """Register somebody, or change a person."""
        self._drop_form()
        self.form = PersonForm(self._desk, person, self)
        self.form.saved.connect(self.show_list)
        self.form.left.connect(lambda: self.show_list(""))
        self._column.addWidget(self.form, 1)
        self._show_parts(listed=False)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Wait for what is being written."""
        if self.form is not None:
            self.form.stop()

    def _row(self, person: Person) -> KeyButton:
        row = KeyButton(person.name, person_words(person), parent=self.list)
        row.setAccessibleName(f"{person.name}, {person_words(person)}")
        row.setAccessibleDescription("")
        row.clicked.connect(lambda: self.open_form(person))
        return row

    def _show_parts(self, *, listed: bool) -> None:
        for part in (self.list, self.register):
            part.setVisible(listed)
        self.said.setVisible(listed and bool(self.said.text()))

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()


def person_words(person: Person) -> str:
    """Return a role, and what keeps somebody from signing in."""
    if not person.active:
        return tr("{role}, no longer here").format(role=person.role.value)
    return person.role.value if person.has_pin else tr("{role}, without a PIN").format(role=person.role.value)
