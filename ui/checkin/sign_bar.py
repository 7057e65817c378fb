"""The foot of the check-in: who records, what went wrong, and the button that opens the session."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.checkin import Blank
from ui import shortcuts
from ui.checkin.offers import Offers
from ui.checkin.question import Question
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.labelled import Labelled

_STAFF = 4


class SignBar(Card):
    """The nurse is never filled in beforehand; those who recorded here are one press away."""

    check_in_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.problem = Banner(self)
        self.question = Question(self)
        self.nurse = Field(tr("Who records"), example="A. Lindqvist")
        self.nurse.setMinimumWidth(220)
        self.staff = Offers(_STAFF, tr("Who records"))
        self.cancel = KeyButton(tr("Cancel"), "Esc")
        self.check_in = KeyButton(tr("Check in"), shortcuts.shown("check in"), kind=ButtonKind.PRIMARY)
        self._arrange()
        self.staff.chosen.connect(self._take)
        self.cancel.clicked.connect(self.cancel_asked)
        self.check_in.clicked.connect(self.check_in_asked)

    def _arrange(self) -> None:
        hint = QLabel(tr("Enter moves on, Space chooses"), self)
        hint.setObjectName("caption")
        hint.setMinimumHeight(self.check_in.sizeHint().height())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.nurse, 1)
        row.addLayout(self._under_label(self.staff))
        row.addStretch(2)
        for widget in (hint, self.cancel, self.check_in):
            row.addLayout(self._under_label(widget))
        self.body.setContentsMargins(16, 8, 16, 10)
        for part in (self.problem, self.question):
            self.body.addWidget(part)
        self.body.addLayout(row)

    def _under_label(self, widget: QWidget) -> QVBoxLayout:
        """Return a column in which a widget stands as high as the field's line beside it."""
        column = QVBoxLayout()
        column.setContentsMargins(0, self.fontMetrics().height() + 3, 0, 0)
        column.addWidget(widget)
        column.addStretch(1)
        return column

    def begin(self, staff: Sequence[str]) -> None:
        """Empty the field and offer who recorded here, the latest first."""
        self.nurse.set_text("")
        self.nurse.show_problem("")
        self.staff.offer(staff)
        self.problem.clear()
        self.question.withdraw()

    def fix(self, name: str) -> None:
        """Take the name of who is signed in; nothing asks for it then."""
        self.nurse.line.setReadOnly(bool(name))
        if name:
            self.nurse.set_text(name)
            self.staff.offer(())

    def say(self, sentence: str, priority: Priority = Priority.HIGH) -> None:
        """Say what could not be done; what was typed is still there."""
        self.problem.show_notice(Notice(sentence, priority))

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the field by what it asks."""
        return {Blank.NURSE: self.nurse}

    def _take(self, name: str) -> None:
        self.nurse.set_text(name)
        self.nurse.show_problem("")
        self.check_in.setFocus()
