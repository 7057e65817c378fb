"""What can be done with the protocol shown: edit it, take the changes back, save them, or copy it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import shortcuts
from ui.checkin.question import Question
from ui.protocols.block import words
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton

_BACK: Final = "back"


class Foot(QWidget):
    """Two buttons while it is read, two while it is changed; what was typed is taken back only after a question."""

    taken_back = Signal()

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.state = words("", "detail", self)
        self.edit = KeyButton(tr("Edit"), shortcuts.shown("edit protocol"), kind=ButtonKind.PRIMARY, parent=self)
        self.copy = KeyButton(tr("Copy as a new protocol"), shortcuts.shown("copy protocol"), parent=self)
        self.take_back = KeyButton("", parent=self)
        self.save = KeyButton("", shortcuts.shown("save protocol"), kind=ButtonKind.PRIMARY, parent=self)
        self.question = Question(self)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.state, 1)
        for button in (self.copy, self.edit, self.take_back, self.save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 10, 10)
        column.addWidget(self.question)
        column.addLayout(row)
        self.take_back.clicked.connect(self._ask)
        self.question.answered.connect(self._answer)

    def show_state(self, *, editing: bool, changed: int, wrong: int, number: int) -> None:
        """Show what can be done; `number` is the version that would be saved."""
        self._changed = changed
        for button, shown in (
            (self.edit, not editing), (self.copy, not editing), (self.take_back, editing), (self.save, editing),
        ):  # fmt: skip
            button.setVisible(shown and not self._read_only)
        self.take_back.set_label(tr("Take back") if changed else tr("Stop editing"))
        self.save.set_label(tr("Save as version {number}").format(number=number), shortcuts.shown("save protocol"))
        self.save.setEnabled(bool(changed))
        self.state.setText(self._words(editing=editing, changed=changed, wrong=wrong))
        if not changed:
            self.question.withdraw()

    def _words(self, *, editing: bool, changed: int, wrong: int) -> str:
        if self._read_only:
            return tr("This window can only read. Change protocols in the window that records.")
        if not editing:
            return ""
        if wrong:
            return tr("{changed} changed, {wrong} to put right").format(changed=changed, wrong=wrong)
        return tr("{changed} changed, not saved yet").format(changed=changed) if changed else ""

    def _ask(self) -> None:
        if not self._changed:
            self.taken_back.emit()
            return
        self.question.ask(
            tr("Take back what was changed? Version and history stay as they are."),
            ((_BACK, tr("Take back")), ("keep", tr("Keep"))),
        )
        self.question.setFocus()
        self.question.button("keep").setFocus()

    def _answer(self, answer: str) -> None:
        self.question.withdraw()
        if answer == _BACK:
            self.taken_back.emit()
        else:
            self.take_back.setFocus()
