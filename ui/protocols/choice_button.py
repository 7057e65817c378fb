"""One of a column of buttons of which one is shown: a name, and under it in small what is to be known of it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.look import look_of
from ui.widgets.pressable_panel import PressablePanel


class ChoiceButton(PressablePanel):
    """Wraps its words; a bar at the left marks the one shown, and Up and Down go to its neighbours."""

    moved = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._name, self._about = (QLabel(self) for _ in range(2))
        self._about.setObjectName("caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.setSpacing(1)
        for label in (self._name, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(48)
        self._name.setText(name)
        self.say(name, "")

    @property
    def words(self) -> tuple[str, str]:
        """Return the name and what is said of it."""
        return self._name.text(), self._about.text()

    def say(self, name: str, about: str) -> None:
        """Say another name, or something else of it."""
        self._name.setText(name)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(f"{name}, {about}" if about else name)

    def nextCheckState(self) -> None:
        """Stay as marked: the column says which one is shown."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.fillRect(4, 10, 3, self.height() - 20, QColor(look_of(self).palette.accent))
