"""Above the charts: what they are not, what the series are compared by, and which of them are looked at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.across import By, Filter
from ui import shortcuts
from ui.across.filter_words import filter_words
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import KeyButton


class AcrossHead(QWidget):
    """`by_chosen` carries By; `said` is the line of what was done or goes on."""

    by_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = tr("What is seen here is not a trial: patients, doses and times were chosen, not drawn.")
        self.sentence = QLabel(sentence, self)
        self.sentence.setObjectName("sentence")
        answers = [(one, tr(one.value[:1].upper() + one.value[1:])) for one in By]
        self.by = ChoiceRow(tr("Compare by"), answers, required=True)
        self.by.choose(By.CONDITION)
        self.looked_at, self.said = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.looked_at.setObjectName("detail")
        self.said.setObjectName("caption")
        self.filter = KeyButton(tr("Filter"), shortcuts.shown("filter series"))
        self.save = KeyButton(tr("Save as CSV"), shortcuts.shown("save series"))
        self._arrange()
        self.say("")
        self.show_filter(Filter())
        self.by.chosen.connect(self.by_chosen)
        self.setFocusProxy(self.by)

    def _arrange(self) -> None:
        self.looked_at.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top, row = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.sentence)
        top.addWidget(self.looked_at, 1)
        row.setSpacing(12)
        row.addWidget(self.by)
        row.addStretch(1)
        for button in (self.filter, self.save):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for line in (top, row):
            column.addLayout(line)
        column.addWidget(self.said)

    def say(self, words: str) -> None:
        """Tell what was done or goes on; the line takes no room while there is nothing to tell."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def show_filter(self, chosen: Filter) -> None:
        """Say which series are looked at."""
        self.looked_at.setText(filter_words(chosen))
