"""What stands above a protocol's sections: its title, where its numbers come from, and what the marks mean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.protocol import Protocol
from ui.protocols.block import words
from ui.protocols.marks import SHAPE
from ui.text import tr
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton


class Heading(QWidget):
    """Title, source and legend; before the clinic's first own version also what to do here."""

    understood = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = words("", "title", self)
        self.source = words("", "caption", self)
        self.legend = words("", "caption", self)
        self.hint = QWidget(self)
        hint = QHBoxLayout(self.hint)
        hint.setContentsMargins(0, 4, 0, 4)
        hint.setSpacing(12)
        self.ok = KeyButton(tr("Understood"), parent=self.hint)
        self.ok.clicked.connect(self.understood)
        hint.addWidget(IconLabel("info", "accent", 22, self.hint))
        hint.addWidget(words(
            tr("These are the defaults as shipped. Before use, a physician reads each section, changes or confirms "
               "every value marked {shape}, and saves with name and reason.").format(shape=SHAPE), "", self.hint,
        ), 1)  # fmt: skip
        hint.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 6)
        column.setSpacing(3)
        for part in (self.title, self.source, self.legend, self.hint):
            column.addWidget(part)

    def show_protocol(self, protocol: Protocol, running: int, *, first_time: bool) -> None:
        """Show a protocol's own words; `running` is the number of sessions that run on this workstation."""
        self.title.setText(tr("{title}, version {number}").format(title=protocol.title, number=protocol.version))
        self.source.setText(tr("Where its numbers come from: {source}").format(source=protocol.source))
        told = (
            [tr("{shape} default, to be confirmed by the clinic.").format(shape=SHAPE)] if protocol.unconfirmed else []
        )
        told.append(tr("A running session keeps the version it was started with."))
        if running:
            told.append(tr("Running now: {count}.").format(count=running))
        self.legend.setText(" ".join(told))
        self.hint.setVisible(first_time)
