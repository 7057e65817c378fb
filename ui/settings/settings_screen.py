"""The screen on which a workstation is set up."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import shortcuts
from ui.audit.audit_card import AuditCard
from ui.chosen import Chosen
from ui.people.people_card import PeopleCard
from ui.people.roles_card import RolesCard
from ui.settings.about_card import AboutCard
from ui.settings.appearance_card import AppearanceCard
from ui.settings.backup_card import BackupCard
from ui.settings.lock_card import LockCard
from ui.settings.prediction_card import PredictionCard
from ui.settings.sound_card import SoundCard
from ui.settings.workstation_card import WorkstationCard
from ui.sound.reminder_sound import ReminderSound
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn

_WIDEST = 1240


@dataclass(frozen=True, slots=True)
class Facts:
    """What the screen shows and nobody chooses."""

    version: str
    record: Path


class SettingsScreen(QWidget):
    """Appearance, sound, prediction, this workstation, keys and About; a choice is in force the moment it is made."""

    keys_asked = Signal()

    def __init__(
        self,
        chosen: Chosen,
        facts: Facts,
        sound: ReminderSound,
        backups: BackupCard | None = None,
        people: PeopleCard | None = None,
    ) -> None:
        super().__init__()
        self.appearance = AppearanceCard(chosen)
        self.sound = SoundCard(chosen, sound)
        self.prediction = PredictionCard(chosen)
        self.workstation = WorkstationCard(facts.record)
        self.backups = backups
        self.people = people
        self.lock = LockCard(chosen)
        self.audit = AuditCard()
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = ScrollColumn()
        column.body.addWidget(self._problem)
        column.body.addWidget(self._side_by_side(AboutCard(facts.version)))
        column.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 0)
        row.addWidget(column, 1)
        row.addStretch(0)
        chosen.not_kept.connect(self._say)
        chosen.changed.connect(self._take_back)
        self.setFocusProxy(self.appearance.theme)

    @property
    def problem(self) -> str:
        """Return the sentence shown when a choice could not be kept; nothing while all is well."""
        return self._problem.text()

    def _side_by_side(self, about: QWidget) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        kept_safe = (self.backups,) if self.backups else ()
        known = (self.people,) if self.people else ()
        left = (self.appearance, *known, self.lock, self.sound, self.workstation, self._keys())
        right = (RolesCard(), self.audit, self.prediction, *kept_safe, about)
        for parts in (left, right):
            column = QVBoxLayout()
            column.setSpacing(16)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, 1)
        return both

    def _keys(self) -> QWidget:
        card = Card(tr("Keys"))
        button = KeyButton(tr("Show every key"), shortcuts.shown("keys"), icon="keyboard")
        button.clicked.connect(self.keys_asked)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _take_back(self, _: object) -> None:
        self._say("")

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
