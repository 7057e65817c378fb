"""A place where the next session can be started."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import shortcuts
from ui.text import tr
from ui.widgets.pressable_panel import PressablePanel


class FreePlace(PressablePanel):
    """A dashed card; while no session runs it says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_dashed(True)
        self._none = QLabel(tr("Nobody is in a chair now"), self)
        self._none.setObjectName("subtitle")
        heading = QLabel(tr("Start a session"), self)
        heading.setObjectName("heading")
        key = QLabel(shortcuts.shown("start"), self)
        key.setObjectName("caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addStretch(1)
        for label in (self._none, heading, key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(heading.text())
        self.setAccessibleDescription(tr("Key {key}").format(key=key.text()))

    def show_alone(self, alone: bool) -> None:
        self._none.setVisible(alone)
