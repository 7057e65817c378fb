"""After how long without input the keyboard waits for a PIN."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui import shortcuts
from ui.chosen import Chosen
from ui.preferences import LOCK_MINUTES, Choices
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow


class LockCard(Card):
    """One choice, and what stays in view and can be done meanwhile."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(tr("Lock"))
        minutes = tuple((count, tr("{count} min").format(count=count)) for count in LOCK_MINUTES)
        self.minutes = ChoiceRow(tr("The keyboard locks after"), minutes, required=True, parent=self)
        self.minutes.chosen.connect(lambda count: chosen.choose(replace(chosen.choices, lock_min=count)))
        words = tr(
            "Where people are registered. A running session stays in view, goes on and reminds; its patient is shown "
            "by initials. The emergency card works without a PIN. {key} locks at once."
        )
        caption = QLabel(words.format(key=shortcuts.shown("lock")), self)
        caption.setObjectName("caption")
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setWordWrap(True)
        self.body.addWidget(self.minutes)
        self.body.addWidget(caption)
        chosen.changed.connect(self._show)
        self._show(chosen.choices)

    def _show(self, choices: Choices) -> None:
        self.minutes.choose(choices.lock_min)
