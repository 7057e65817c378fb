"""The way to who changed and who looked, from Settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from ui import shortcuts
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton


class AuditCard(Card):
    """`asked` wants the page to be shown."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Who changed and who looked"))
        words = QLabel(
            tr("Every change of patients, courses, bookings, people and protocols, and whoever opened a record.")
        )
        words.setObjectName("detail")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.button = KeyButton(tr("Show it"), shortcuts.shown("audit"), icon="search")
        self.button.setAccessibleName(tr("Show who changed and who looked"))
        self.button.clicked.connect(self.asked)
        self.body.addWidget(words)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
