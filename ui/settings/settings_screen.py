"""The screen on which a workstation is set up."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import shortcuts
from ui.audit.audit_card import AuditCard
from ui.chosen import Chosen
from ui.people.people_card import PeopleCard
from ui.people.roles_card import RolesCard
from ui.settings.about_card import AboutCard
from ui.settings.appearance_card import AppearanceCard
from ui.settings.card_columns import CardColumns
from ui.settings.lock_card import LockCard
from ui.settings.prediction_card import PredictionCard
from ui.settings.sound_card import SoundCard
from ui.settings.workstation_card import WorkstationCard
from ui.sound.reminder_sound import ReminderSound
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn

_EDGE = 20


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
        kept_safe: tuple[Card, ...] = (),
        people: PeopleCard | None = None,
    ) -> None:
        super().__init__()
        self.appearance = AppearanceCard(chosen)
        self.sound = SoundCard(chosen, sound)
        self.prediction = PredictionCard(chosen)
        self.workstation = WorkstationCard(facts.record)
        self.kept_safe = kept_safe
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
        column.body.setContentsMargins(0, _EDGE, _EDGE, _EDGE)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, 0, 0)
        row.addWidget(column)
        chosen.not_kept.connect(self._say)
        chosen.changed.connect(self._take_back)
        self.setFocusProxy(self.appearance.theme)

    @property
    def problem(self) -> str:
        """Return the sentence shown when a choice could not be kept; nothing while all is well."""
        return self._problem.text()

    def _side_by_side(self, about: QWidget) -> QWidget:
        known = (self.people,) if self.people else ()
        here, roles = (self.workstation, self._keys()), RolesCard()
        two = (
            (self.appearance, *known, self.lock, *self.kept_safe, *here),
            (roles, self.audit, self.prediction, self.sound, about),
        )
        three = (
            (self.appearance, *known, self.lock, self.sound, *here),
            (roles, self.audit, self.prediction),
            (*self.kept_safe, about),
        )
        return CardColumns(two, three)

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
