"""Who answers for letting a patient go in spite of a criterion, and why; asked in place."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.live.name_field import NameField
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class OverrideFields(QWidget):
    """Who and why, neither filled in beforehand. `given` carries both; `given_up` that there is no override."""

    given = Signal(str, str)
    given_up = Signal()

    def __init__(self, title: str, who: NameField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = who
        self.reason = Field(tr("Reason"))
        who.field.line.setAccessibleName(tr("Who answers for: {title}").format(title=title))
        self.reason.line.setAccessibleName(tr("Reason to go on without: {title}").format(title=title))
        self.save = KeyButton(tr("Override"), kind=ButtonKind.PRIMARY, parent=self)
        self.leave = KeyButton(tr("Not after all"), kind=ButtonKind.QUIET, parent=self)
        for field, following in pairwise((*who.fields, self.reason)):
            field.line.returnPressed.connect(following.setFocus)
        self.reason.line.returnPressed.connect(self.send)
        self.save.clicked.connect(self.send)
        self.leave.clicked.connect(self.given_up)
        who.proved.connect(self.send)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(who)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.setFocusProxy(who)

    def send(self) -> None:
        """Give both, or say which is missing, or wait until the PIN of who answers was found right."""
        named = self.who.complete()
        self.reason.show_problem("" if self.reason.text() else tr("Write the reason."))
        if not named:
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.reason.problem:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(self.who.text(), self.reason.text())
