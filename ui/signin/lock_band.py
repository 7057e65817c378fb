"""The keyboard is locked, the session goes on: name and PIN over the entry line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from ui import shortcuts
from ui.desk import Desk
from ui.live.entry_bar import EntryBar
from ui.signin.over_bar import OverBar
from ui.signin.sign_in_form import SignInForm
from ui.text import tr
from ui.widgets.icon_label import IconLabel


class LockBand(OverBar):
    """`form` asks who goes on; beside it stands what still can be done."""

    def __init__(self, bar: EntryBar, desk: Desk) -> None:
        super().__init__(bar)
        self.row.setContentsMargins(16, 4, 8, 0)  # so that two lines about a PIN fit under it in the largest text
        self.form = SignInForm(desk.registry.people, tr("Unlock"), in_line=True, parent=self)
        heading = QLabel(tr("Locked"), self)
        heading.setObjectName("heading")
        caption = QLabel(tr("{key}: emergency card").format(key=shortcuts.shown("emergency")), self)
        caption.setObjectName("caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(heading)
        words.addWidget(caption)
        words.addStretch(1)
        self.row.addWidget(IconLabel("lock", "muted", 24, self), 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(words)
        self.row.addWidget(self.form, 1)
