"""Where this workstation keeps its records."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.text import tr
from ui.widgets.card import Card


class WorkstationCard(Card):
    """The folder of the records, to be copied from."""

    def __init__(self, folder: Path) -> None:
        super().__init__(tr("This workstation"))
        head = QLabel(tr("Folder of the records"))
        head.setObjectName("columnHead")
        self.folder = QLabel(str(folder))
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.setWordWrap(True)
        self.folder.setAccessibleName(tr("Folder of the records: {folder}").format(folder=folder))
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for part in (head, self.folder):
            self.body.addWidget(part)
