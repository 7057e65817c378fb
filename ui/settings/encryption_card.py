"""Whether the record is encrypted, how its key is kept, and the way to a new key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from session.encryption import Encryption, KeptBy, Protection
from session.people import Act
from ui.desk import Desk
from ui.settings.key_panel import KeyPanel
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.side_panel import SidePanel


class EncryptionCard(Card):
    """Opens the form for a key in the window's own panel."""

    def __init__(self, desk: Desk, encryption: Encryption, record: Path, panel: SidePanel) -> None:
        super().__init__(tr("Encryption"))
        self._desk, self._encryption, self._record, self._panel = desk, encryption, record, panel
        self._open: KeyPanel | None = None
        self.state = self._words("")
        self.caption = self._words("caption")
        self.message = self._words("problem")
        self.message.hide()
        self.new = KeyButton("", icon="lock", parent=self)
        self.otherwise = KeyButton(tr("Keep the key otherwise"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.new)
        row.addWidget(self.otherwise)
        row.addStretch(1)
        for part in (self.state, self.caption):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.message)
        self.new.clicked.connect(self._begin)
        self.otherwise.clicked.connect(self._keep)
        panel.closed.connect(self._let_go)
        desk.signed_in_changed.connect(self._leave)
        self._show()

    def stop(self) -> None:
        """Wait for what is being kept, before the database is closed."""
        if self._open is not None:
            self._open.stop()

    def _begin(self) -> None:
        if self._may():
            self._put_up(
                tr("A new key"), KeyPanel(self._desk, self._encryption, self._record, self._encryption.new_key())
            )

    def _keep(self) -> None:
        if self._may():
            self._put_up(tr("Keep the key otherwise"), KeyPanel(self._desk, self._encryption, self._record, None))

    def _may(self) -> bool:
        sentence = self._desk.refusal(Act.KEEP)
        self._say(sentence)
        return not sentence

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _put_up(self, title: str, panel: KeyPanel) -> None:
        self._open = panel
        panel.done.connect(self._panel.close_panel)
        self._panel.open_with(title, panel)

    def _let_go(self) -> None:
        if self._open is not None:
            self._open.stop()
            self._open = None
        self._show()

    def _leave(self) -> None:
        if self._open is not None:  # it was another's
            self._panel.close_panel()
        self._show()

    def _show(self) -> None:
        protection = self._encryption.protection()
        self.state.setText(_state(protection))
        self._say(protection.trouble)
        self.caption.setText(_caption(protection))
        self.new.set_label(_label(protection))
        self.otherwise.setVisible(protection.encrypted and not protection.waiting)
        for button in (self.new, self.otherwise):
            button.setDisabled(self._desk.read_only)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _words(self, name: str) -> QLabel:
        label = QLabel("", self)
        if name:
            label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label


def _label(protection: Protection) -> str:
    if protection.waiting:
        return tr("Take another key instead")
    return tr("Give it a new key") if protection.encrypted else tr("Encrypt this record")


def _state(protection: Protection) -> str:
    if protection.waiting and protection.encrypted:
        return tr(
            "A new key is kept. The record is brought under it when the program is opened the next time; until then "
            "the former recovery sheet opens it."
        )
    if protection.waiting:
        return tr("A key is kept. The record is brought under it when the program is opened the next time.")
    if not protection.encrypted:
        return tr("Not encrypted: whoever gets hold of this disk or of a backup can read the record.")
    kept = {
        KeptBy.KEYRING: tr("Encrypted. This computer's keyring keeps the key."),
        KeptBy.PASSPHRASE: tr("Encrypted. The passphrase is asked for at each start."),
        None: tr("Encrypted. The key had to be typed: nothing here keeps it. Choose what opens the record."),
    }
    return kept[protection.kept]


def _caption(protection: Protection) -> str:
    if protection.waiting:
        return tr("Close the program when no patient is at a chair, and open it again.")
    if protection.encrypted:
        return tr("SQLCipher, AES with 256 bits. Backups are under the same key. A new key needs a new recovery sheet.")
    return tr("The whole file and every backup beside it. A recovery key is shown once, for a sheet of paper.")
