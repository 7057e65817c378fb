"""How long an emergency goes on, which one it is, and the way to another card."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton


class EmergencyHead(QWidget):
    """The time is the largest thing on the card; `other_asked` wants the other cards."""

    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timer = QLabel(self)
        self.timer.setObjectName("timer")
        self.title = QLabel(self)
        self.title.setObjectName("heading")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.other = KeyButton(tr("Other card"), kind=ButtonKind.QUIET, parent=self)
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.other.clicked.connect(self.other_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.timer)
        row.addWidget(self.title, 1)
        row.addWidget(self.other)

    def show_time(self, title: str, time: str) -> None:
        """Show which emergency it is, and its time as "2:14"."""
        self.title.setText(title)
        if time != self.timer.text():
            self.timer.setText(time)
            self.timer.setAccessibleName(tr("{time} since it was opened").format(time=time))
