"""How the key of a record is kept: in this computer's keyring, or behind a passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.encryption import Encryption, KeptBy, passphrase_problem
from ui.aside import Aside
from ui.signin.pin_field import PinField
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow


class KeptByForm(QWidget):
    """Nothing is chosen beforehand; where there is no keyring, that is said and a passphrase is the way.

    `asked` says that the keyring has answered.
    """

    entered = Signal()

    def __init__(self, encryption: Encryption, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answers = ((KeptBy.KEYRING, tr("The keyring")), (KeptBy.PASSPHRASE, tr("A passphrase")))
        self.way = ChoiceRow(tr("What opens the record at each start"), answers, required=True, parent=self)
        about = tr("The keyring opens with the login to this computer; a passphrase is typed each time.")
        self.about = QLabel(about, self)
        self.about.setObjectName("caption")
        self.about.setWordWrap(True)
        self.first = PinField(tr("Passphrase, at least 12 characters"), parent=self)
        self.again = PinField(tr("The same again"), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.way, self.about, self.first, self.again):
            column.addWidget(part)
        self.setFocusProxy(self.way)
        self.way.chosen.connect(self._choose)
        self.first.line.returnPressed.connect(self.again.setFocus)
        self.again.line.returnPressed.connect(self.entered)
        self._choose(None)
        self.asked = False
        self._aside = Aside("keyring", self)
        self._aside.done.connect(self._show_keyring)
        self._aside.begin(encryption.keyring_refusal)

    def passphrase(self) -> str | None:
        """Return the passphrase, empty for the keyring; None where something is missing, which is then said."""
        way = self.way.value()
        if way is None:
            self.way.show_problem(tr("Choose what opens the record."))
            self.way.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        if way is KeptBy.KEYRING:
            return ""
        problem = passphrase_problem(self.first.pin, self.again.pin)
        self.first.show_problem(problem)
        if problem:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return None if problem else self.first.pin

    def stop(self) -> None:
        """Wait for the keyring's answer."""
        self._aside.stop()

    def _choose(self, way: object) -> None:
        for field in (self.first, self.again):
            field.setVisible(way is KeptBy.PASSPHRASE)
        if way is KeptBy.PASSPHRASE:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_keyring(self, refusal: object) -> None:
        self.asked = True
        if not refusal:
            return
        self.way.segments()[0].setDisabled(True)
        self.way.choose(KeptBy.PASSPHRASE)
        self._choose(KeptBy.PASSPHRASE)
        self.about.setText(tr("{why} A passphrase is typed at each start.").format(why=refusal))
