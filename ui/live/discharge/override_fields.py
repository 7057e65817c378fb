"""Who answers for letting a patient go in spite of a criterion, and why; asked in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class OverrideFields(QWidget):
    """Name and reason, neither filled in beforehand. `given` carries both; `given_up` that there is no override."""

    given = Signal(str, str)
    given_up = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field(tr("Who answers for it"))
        self.reason = Field(tr("Reason"))
        self.name.line.setAccessibleName(tr("Who answers for: {title}").format(title=title))
        self.reason.line.setAccessibleName(tr("Reason to go on without: {title}").format(title=title))
        self.save = KeyButton(tr("Override"), kind=ButtonKind.PRIMARY, parent=self)
        self.leave = KeyButton(tr("Not after all"), kind=ButtonKind.QUIET, parent=self)
        self.name.line.returnPressed.connect(self.reason.setFocus)
        self.reason.line.returnPressed.connect(self.send)
        self.save.clicked.connect(self.send)
        self.leave.clicked.connect(self.given_up)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.setFocusProxy(self.name)

    def send(self) -> None:
        """Give both, or say which is missing."""
        for field, sentence in (
            (self.name, tr("Write the name of who answers for it.")), (self.reason, tr("Write the reason.")),
        ):  # fmt: skip
            if not field.text():
                field.show_problem(sentence)
                field.setFocus()
                return
        self.given.emit(self.name.text(), self.reason.text())
