"""Who writes from now on: a known name or a new one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.running_session import RunningSession
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton


class NursePanel(QWidget):
    """`chosen` carries the name; the one who writes now is marked."""

    chosen = Signal(str)

    def __init__(self, staff: Sequence[str], present: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name in staff[:8]:
            button = KeyButton(name, tr("writes now") if name == present else "", parent=self)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            column.addWidget(button)
        self.name = Field(tr("Another name"))
        column.addWidget(self.name)
        take = KeyButton(tr("Write as this person"), kind=ButtonKind.PRIMARY, parent=self)
        take.clicked.connect(self._take)
        column.addWidget(take)
        column.addStretch(1)

    def _take(self) -> None:
        words = " ".join(self.name.text().split())
        if words:
            self.chosen.emit(words)
        else:
            self.name.show_problem(tr("Write the name first."))


def who_writes(running: RunningSession, desk: Desk) -> NursePanel | None:
    """Return what asks who writes in a session from now on; None where that person signs in over it instead."""
    if desk.signed_in is not None:
        desk.lock_asked.emit()
        return None
    panel = NursePanel(desk.registry.staff(), running.recorder.actor)
    panel.chosen.connect(partial(desk.hand_over, running))
    return panel
