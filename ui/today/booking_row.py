"""One booking of the day, with the button that checks the patient in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.text import tr
from ui.theme.look import look_of
from ui.today.course_words import BookingWords
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import KeyButton

SHARES = (6, 6, 5, 4)
TIME_WIDTH = 62
BUTTON_WIDTH = 104
MARGINS = (16, 5, 12, 5)
GAP = 12
_LOWEST = 58


class BookingRow(QFrame):
    """Time with chair, patient, infusion, last time and pain in columns; Up and Down move between rows."""

    pressed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: BookingWords | None = None
        self._time, self._chair = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self._name, self._about = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self._infusion, self._last, self._pains = _wrapped(self), _wrapped(self), _wrapped(self)
        self._state = QLabel(self)
        for heading in (self._time, self._name):
            heading.setObjectName("heading")
        for caption in (self._chair, self._about, self._state):
            caption.setObjectName("caption")
        for label in (self._name, self._about):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button = KeyButton("", parent=self)
        self.button.clicked.connect(self.pressed)
        self.button.installEventFilter(self)
        self.setMinimumHeight(look_of(self).scale.px(_LOWEST))
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(GAP)
        when = QWidget(self)
        when.setFixedWidth(look_of(self).scale.px(TIME_WIDTH))
        when.setLayout(_stacked(self._time, self._chair))
        row.addWidget(when)
        cells = ((self._name, self._about), (self._infusion,), (self._last,), (self._pains,))
        for share, cell in zip(SHARES, cells, strict=True):
            row.addLayout(_stacked(*cell), share)
        end = QWidget(self)
        end.setFixedWidth(look_of(self).scale.px(BUTTON_WIDTH))
        end.setLayout(_stacked(self.button, self._state))
        row.addWidget(end)

    def show_words(self, said: BookingWords) -> None:
        """Show a booking; what has not changed is not drawn again."""
        if said == self.said:
            return
        self.said = said
        labels = (self._time, self._chair, self._name, self._about, self._infusion, self._last, self._pains)
        texts = (said.time, said.chair, said.name, said.about, said.infusion, said.last_time, said.pains)
        for label, text in zip(labels, texts, strict=True):
            label.setText(text)
        self._state.setText(said.state)
        self._state.setVisible(bool(said.state) and said.button != tr("Open"))
        self.button.setText(said.button)
        self.button.setVisible(bool(said.button))
        self.button.setAccessibleName(f"{said.button} {said.aloud}")
        self.setAccessibleName(said.aloud)
        for label in (self._time, self._name):
            font = label.font()
            font.setStrikeOut(said.struck)
            label.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(16, self.height() - 1, self.width() - 28, 1, QColor(look_of(self).palette.line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows before the button, which would go to the next widget, wherever that is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)


def _wrapped(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _stacked(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addStretch(1)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
