"""One patient to be called: pressing the row leads to the course, a button beside it says that the call was made."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.text import tr
from ui.theme.look import look_of
from ui.today.course_words import CallWords
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.pressable_panel import PressablePanel

_LOWEST = 52


class CallRow(QFrame):
    """`course_asked` leads to the course; `called` is the button, where the row has one; Up and Down move."""

    course_asked = Signal()
    called = Signal()
    moved = Signal(int)

    def __init__(
        self, said: CallWords, *, urgent: bool = False, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.said = said
        self.panel = PressablePanel(self)
        self.panel.setMinimumHeight(look_of(self).scale.px(_LOWEST))
        self.panel.clicked.connect(self.course_asked)
        self.panel.setAccessibleName(
            tr("Course of {name}, {what}, {when}").format(name=said.patient.name, what=said.what, when=said.when)
        )
        self.button = KeyButton(button, parent=self) if button else None
        self.panel.installEventFilter(self)
        self._fill(urgent=urgent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.panel, 1)
        if self.button:
            self.button.setAccessibleName(f"{button} {said.patient.name}")
            self.button.clicked.connect(self.called)
            self.button.installEventFilter(self)
            row.addWidget(self.button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows before the column would scroll by them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, *, urgent: bool) -> None:
        name, what = ElidedLabel(self.said.patient.name, self.panel), QLabel(self.said.what, self.panel)
        when = QLabel(self.said.when, self.panel)
        name.setObjectName("heading")
        what.setObjectName("caption")
        what.setWordWrap(True)
        when.setObjectName("window" if urgent else "subtitle")
        for label in (what, when):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (name, what):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (name, what, when):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(name, 1)
        first.addWidget(when)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(12, 5, 12, 5)
        column.setSpacing(1)
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(what)
        column.addStretch(1)
