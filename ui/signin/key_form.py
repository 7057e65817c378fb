"""A record that is encrypted asks for its passphrase or recovery key before anything is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.signin.pin_field import PinField
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton


class KeyForm(QWidget):
    """`given` carries what was typed; `left` says that the record is not to be opened."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.secret = PinField(tr("Passphrase or recovery key"), parent=self)
        self.shown = KeyButton(tr("Show what is typed"), parent=self)
        self.shown.setCheckable(True)
        self.open = KeyButton(tr("Open the record"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.close_window = KeyButton(tr("Close"), tr("Esc"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.open, 1)
        row.addWidget(self.close_window)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.secret)
        column.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        self.setFocusProxy(self.secret)
        self.shown.toggled.connect(self._show)
        self.secret.line.returnPressed.connect(self._give)
        self.open.clicked.connect(self._give)
        self.close_window.clicked.connect(self.left)

    def again(self, sentence: str) -> None:
        """Say why what was typed did not open the record; it stays, so that a slip can be mended."""
        self.secret.show_problem(sentence)
        self.secret.line.selectAll()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.secret.text():
            self.given.emit(self.secret.text())
        else:
            self.secret.show_problem(tr("Type the passphrase, or the recovery key from its sheet."))

    def _show(self, shown: bool) -> None:
        self.secret.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
