"""Which record is open on this workstation."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.text import tr
from ui.widgets.card import Card


class WorkstationCard(Card):
    """The file of the record, to be copied from."""

    def __init__(self, file: Path) -> None:
        super().__init__(tr("This workstation"))
        head = QLabel(tr("The record open here"))
        head.setObjectName("columnHead")
        self.record = QLabel(str(file))
        self.record.setTextFormat(Qt.TextFormat.PlainText)
        self.record.setWordWrap(True)
        self.record.setAccessibleName(tr("The record open here: {file}").format(file=file))
        self.record.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for part in (head, self.record):
            self.body.addWidget(part)
