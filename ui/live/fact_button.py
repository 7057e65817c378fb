"""A fact of the check-in in the header, pressed to put it right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.text import tr
from ui.widgets.chip import Chip, Tone

LOWEST = 48


class FactButton(QPushButton):
    """Looks like the chip it holds and is as high as a target for a gloved hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.chip = Chip("", outlined=True, parent=self)
        self.chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 0, 5, 0)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_fact(self, text: str, tone: Tone = "neutral") -> None:
        """Say a fact; nothing takes the button away."""
        self.chip.setText(text)
        self.chip.set_tone(tone)
        self.setAccessibleName(tr("{fact}; correct the check-in").format(fact=text))
        self.setToolTip(tr("Correct the check-in"))
        self.setVisible(bool(text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        inner = self.chip.sizeHint()
        return QSize(inner.width() + 10, max(LOWEST, inner.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
