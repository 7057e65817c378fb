"""Who saves a version and why, beside what would change; it stands in the place of the rows, never over a session."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.checkin.offers import Offers
from ui.protocols.block import words
from ui.protocols.versions import difference_words
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn

_STAFF: Final = 3


class SignPanel(QWidget):
    """`signed` comes with name and reason once both are there, `left` when it is gone back from.

    As a copy it asks for the new protocol's title as well. Nothing is filled in beforehand.
    """

    signed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Banner(self)
        self.heading = words("", "title", self)
        self.title = Field(tr("Title of the new protocol"), example=tr("Outpatient titration, elderly"))
        self.physician = Field(tr("Physician"), example="Dr. B. Osei")
        self.reason = Field(tr("Reason"), example=tr("higher doses were tolerated"))
        self.staff = Offers(_STAFF, tr("Physician"))
        self.back = KeyButton(tr("Back"), "Esc")
        self.save = KeyButton("", kind=ButtonKind.PRIMARY)
        self._told = ScrollColumn(self)
        self._told.body.setSpacing(6)
        self._lines = words("", "", self)
        self._told.body.addWidget(self._lines)
        self._arrange()
        self.staff.chosen.connect(self._take)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self._sign)
        for field, following in ((self.title, self.physician), (self.physician, self.reason), (self.reason, None)):
            field.line.returnPressed.connect(following.setFocus if following else self._sign)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 12)
        column.setSpacing(10)
        column.addWidget(self.problem)
        column.addWidget(self.heading)
        column.addWidget(self._told, 1)
        column.addWidget(self.title)
        column.addWidget(self.physician)
        column.addWidget(self.staff, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        column.addLayout(buttons)

    @property
    def said(self) -> str:
        """Return what would change, as it is told."""
        return self._lines.text()

    def begin_save(self, number: int, differences: Sequence[tuple[str, str, str]], staff: Sequence[str]) -> None:
        """Ask for name and reason for the next version."""
        told = "\n".join(difference_words(*one) for one in differences)
        label = tr("Save as version {number}").format(number=number)
        self._begin(tr("What changes in version {number}").format(number=number), told, label, staff)
        self.title.hide()
        self.physician.setFocus()

    def begin_copy(self, title: str, staff: Sequence[str]) -> None:
        """Ask for title, name and reason for a protocol of its own that starts like another."""
        told = tr("The copy starts with every value of {title} and is changed by itself from then on.")
        heading = tr("Copy as a new protocol")
        self._begin(heading, told.format(title=title), tr("Save the copy"), staff)
        self.title.show()
        self.title.setFocus()

    def _begin(self, heading: str, told: str, label: str, staff: Sequence[str]) -> None:
        self.problem.clear()
        self.heading.setText(heading)
        self._lines.setText(told)
        self.save.set_label(label)
        self.staff.offer(staff)
        for field in (self.title, self.physician, self.reason):
            field.set_text("")
            field.show_problem("")

    def say(self, sentence: str) -> None:
        """Say why it was not saved; what was typed is still there."""
        self.problem.show_notice(Notice(sentence, Priority.HIGH))

    def fix(self, name: str) -> None:
        """Take the name of who is signed in; nothing asks for it again."""
        self.physician.line.setReadOnly(bool(name))
        if name:
            self.physician.set_text(name)
            self.staff.offer(())
            (self.reason if self.title.isHidden() else self.title).setFocus()

    def _take(self, name: str) -> None:
        self.physician.set_text(name)
        self.physician.show_problem("")
        self.reason.setFocus()

    def _sign(self) -> None:
        """Go on once everything asked for is there; else say what is missing, in its place."""
        asked = [(self.physician, tr("Write the physician's name.")), (self.reason, tr("Write why it is changed."))]
        if not self.title.isHidden():
            asked.insert(0, (self.title, tr("Write what the new protocol is called.")))
        missing = [field for field, _ in asked if not field.text()]
        for field, sentence in asked:
            field.show_problem(sentence if field in missing else "")
        if missing:
            missing[0].setFocus()
        else:
            self.signed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
