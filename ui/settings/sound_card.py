"""Whether reminders are heard, and whether this computer can play them."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.chosen import Chosen
from ui.sound.reminder_sound import ReminderSound
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.key_button import KeyButton


class SoundCard(Card):
    """One switch, a button to hear what it is about, and what the sounds are not."""

    def __init__(self, chosen: Chosen, sound: ReminderSound) -> None:
        super().__init__(tr("Sound"))
        self._chosen, self._sound = chosen, sound
        self.switch = ChoiceRow(
            tr("Sound for reminders"), ((False, tr("Off")), (True, tr("On"))), required=True, parent=self
        )
        self.switch.chosen.connect(lambda answer: chosen.choose(replace(chosen.choices, sound=answer)))
        self.try_it = KeyButton(tr("Try it"), parent=self)
        self.try_it.setAccessibleName(tr("Try it: play the sound of a reminder"))
        self.try_it.clicked.connect(sound.try_it)
        self.trouble = self._words("")
        caption = self._words(
            tr("Chairside reminds; it is not the patient monitor, and its sounds are not its alarms.")
        )
        caption.setObjectName("caption")
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.switch)
        row.addWidget(self.try_it, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.body.addWidget(caption)
        chosen.changed.connect(self._show)
        sound.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.switch.choose(self._chosen.choices.sound)
        self.trouble.setText(self._sound.trouble)
        self.trouble.setVisible(bool(self._sound.trouble))

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
