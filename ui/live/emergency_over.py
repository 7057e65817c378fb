"""How an emergency ended."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class EmergencyOver(QWidget):
    """One button, and behind it a field; `ended` carries what was written, which may be nothing."""

    ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.over = KeyButton(tr("Emergency over"), parent=self)
        self.over.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.over.clicked.connect(self._ask)
        self.how = QWidget(self)
        self.note = Field(tr("How did it end?"), parent=self.how)
        self.record = KeyButton(tr("Record that it is over"), kind=ButtonKind.PRIMARY, parent=self.how)
        self.back = KeyButton(tr("It goes on"), kind=ButtonKind.QUIET, parent=self.how)
        grid = QGridLayout(self.how)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.note, 0, 0, 1, 2)
        offered = (tr("recovered"), tr("ambulance took over"), tr("opened by mistake"))
        parts = [self._offer(words) for words in offered] + [self.back]
        for place, part in enumerate(parts):
            grid.addWidget(part, 1 + place // 2, place % 2)
        grid.addWidget(self.record, 3, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.over)
        column.addWidget(self.how)
        self.note.line.returnPressed.connect(self._end)
        self.record.clicked.connect(self._end)
        self.back.clicked.connect(self.begin_again)
        self.how.hide()

    def begin_again(self) -> None:
        """Show the one button again."""
        self.note.set_text("")
        self.how.hide()
        self.over.show()

    def _offer(self, words: str) -> KeyButton:
        button = KeyButton(words.capitalize(), parent=self.how)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self.note.set_text, words))
        return button

    def _ask(self) -> None:
        self.how.show()
        self.over.hide()
        self.note.setFocus()

    def _end(self) -> None:
        self.ended.emit(" ".join(self.note.text().split()))
