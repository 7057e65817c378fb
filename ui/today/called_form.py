"""What was said at a call after a session; it stands under the call's row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class CalledForm(QWidget):
    """`saved` carries what was said and who called; Enter saves, Esc leaves. Who is asked for where nobody is known."""

    saved = Signal(str, str)
    left = Signal()

    def __init__(self, nurse: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nurse = nurse
        self.note = Field(tr("What the patient said"), example=tr("well since, slept better"), parent=self)
        self.who = Field(tr("Who called"), example="A. Lindqvist", parent=self)
        self.who.setVisible(not nurse)
        self.save = KeyButton(tr("Save"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.cancel = KeyButton(tr("Back"), "Esc", kind=ButtonKind.QUIET, parent=self)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        for field in (self.note, self.who):
            field.line.returnPressed.connect(self._save)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.who)
        column.addLayout(buttons)
        self.setFocusProxy(self.note)

    def say(self, sentence: str) -> None:
        """Say why it was not saved; what was typed is still there."""
        self.note.show_problem(sentence)

    def _save(self) -> None:
        """Hand on once both are there; an empty note is a call of which nobody knows what was said."""
        who = self._nurse or self.who.text()
        self.note.show_problem("" if self.note.text() else tr("Write what the patient said, such as: well."))
        self.who.show_problem("" if who else tr("Write who called."))
        if self.note.text() and who:
            self.saved.emit(self.note.text(), who)
        else:
            (self.who if self.note.text() else self.note).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
