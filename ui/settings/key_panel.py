"""A new key for the record: it is written down, how it is kept is chosen, and it takes effect at the next start."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.encryption import Encryption, NewKey
from session.recovery_key import same_group
from session.times import at_chair
from ui.aside import Aside
from ui.desk import Desk
from ui.printing import default_printer, put_on
from ui.settings.kept_by_form import KeptByForm
from ui.settings.recovery_sheet import rows, sheet
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn

_IN_A_ROW = 4


class KeyPanel(QWidget):
    """`done` comes once the key is kept. With `new` as None it is the present key that is kept in another way."""

    done = Signal()

    def __init__(self, desk: Desk, encryption: Encryption, record: Path, new: NewKey | None) -> None:
        super().__init__()
        self._desk, self._encryption, self._record, self._new = desk, encryption, record, new
        self._aside = Aside("key", self)
        self._aside.done.connect(lambda _: self.done.emit())
        self._aside.failed.connect(self._say)
        self.kept = KeptByForm(encryption, self)
        self.group = Field(tr("Its last group, as you wrote it down"), parent=self)
        self.print = KeyButton(tr("Print the sheet"), parent=self)
        self.copy = KeyButton(tr("Copy"), kind=ButtonKind.QUIET, parent=self)
        label = tr("Keep this key") if new else tr("Keep it so")
        self.button = KeyButton(label, kind=ButtonKind.PRIMARY, parent=self)
        self.message = _words("", "problem", self)
        scroll = ScrollColumn(self)
        for part in (*self._shown_key(), self.kept, self.message, self.button):
            scroll.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.setFocusProxy(self.group if new else self.kept)
        self.group.line.returnPressed.connect(self.kept.setFocus)
        self.kept.entered.connect(self.take)
        self.print.clicked.connect(self._print)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(new.recovery if new else ""))
        self.button.clicked.connect(self.take)

    def take(self) -> None:
        """Keep the key where it was written down and how it is kept was chosen."""
        if self._new and not same_group(self.group.text(), self._new.recovery):
            self.group.show_problem(
                tr("That is not its last group. Write the key down first, then type it from there.")
            )
            self.group.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.group.show_problem("")
        passphrase = self.kept.passphrase()
        if passphrase is None:
            return
        self._say("")
        if self._new:
            work = partial(self._encryption.begin, self._new, passphrase, self._desk.who)
        else:
            work = partial(self._encryption.keep_otherwise, passphrase, self._desk.who)
        if self._aside.begin(work):
            self.button.setDisabled(True)

    def stop(self) -> None:
        """Wait for what is being kept."""
        self.kept.stop()
        self._aside.stop()

    def _shown_key(self) -> tuple[QWidget, ...]:
        if self._new is None:
            self.group.hide()
            for button in (self.print, self.copy):
                button.hide()
            same = tr("The record keeps its key and its recovery sheet. Only what opens it at the start changes.")
            return (_words(same, "", self),)
        why = tr(
            "This is the recovery key. Whoever has it can open the record; when keyring or passphrase is lost, nothing "
            "else does. Write it down or print it, and keep it away from this computer. It is not shown again."
        )
        former = tr(
            "Keep the former sheet until the program was opened again and a backup was made, on each disk that holds "
            "some: it opens what is older."
        )
        why = f"{why} {former}" if self._encryption.protection().encrypted else why
        key = _words("\n".join(rows(self._new.recovery, _IN_A_ROW)), "title", self)
        key.setWordWrap(False)
        key.setAccessibleName(tr("Recovery key"))
        key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.print)
        row.addWidget(self.copy)
        row.addStretch(1)
        return _words(why, "", self), key, buttons, self.group

    def _print(self) -> None:
        printer = default_printer()
        if printer is None or self._new is None:
            self._say(tr("This computer has no printer. Write the key down instead."))
            return
        made_at = at_chair(self._desk.now(), self._desk.clock.utc_offset_min())
        put_on(sheet(self._new.recovery, self._record, made_at), printer)
        self._say(tr("The sheet was sent to {printer}.").format(printer=printer.printerName()))

    def _say(self, sentence: str) -> None:
        self.button.setDisabled(False)
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _words(text: str, name: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setVisible(bool(text))
    return label
