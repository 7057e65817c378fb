"""What this workstation is called and where it keeps its records."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.chosen import Chosen
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.field import Field


class WorkstationCard(Card):
    """The station's name, which goes into every entry from the next start on, and the folder of the records."""

    def __init__(self, chosen: Chosen, folder: Path) -> None:
        super().__init__(tr("This workstation"))
        self._chosen = chosen
        self.station = Field(tr("Name"), example=tr("chair 2"))
        self.station.set_text(chosen.choices.station)
        self.station.setMaximumWidth(360)
        self.station.line.editingFinished.connect(self._take)
        when = QLabel(tr("Stands beside every entry made here, from the next start of the program on."))
        when.setObjectName("caption")
        head = QLabel(tr("Folder of the records"))
        head.setObjectName("columnHead")
        self.folder = QLabel(str(folder))
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.setWordWrap(True)
        self.folder.setAccessibleName(tr("Folder of the records: {folder}").format(folder=folder))
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for part in (self.station, when, head, self.folder):
            self.body.addWidget(part)

    def _take(self) -> None:
        self._chosen.choose(replace(self._chosen.choices, station=self.station.text()))
