"""In whose name something is written in Review: asked for once, said from then on."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.review.reviewer import Reviewer
from ui.text import tr
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Field
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import ButtonKind, KeyButton

FEW: Final = 2
"""As many names as have room beside a chart."""
_MOST: Final = 4


class WhoWrites(QWidget):
    """A field with the names known here, or the name that is remembered and a way to write in another.

    `entered` comes when a name was given with Enter or a press. At most `most` names are offered.
    """

    entered = Signal()

    def __init__(
        self, reviewer: Reviewer, missing: str, parent: QWidget | None = None, *, most: int = _MOST, label: str = ""
    ) -> None:
        super().__init__(parent)
        self._reviewer, self._missing, self._most = reviewer, missing, most
        self._asked = QWidget(self)
        self._field = Field(label or tr("Physician"), parent=self._asked)
        self._staff = FlowRow(self._asked)
        self._said = QWidget(self)
        self._name = ElidedLabel(parent=self._said)
        self._name.setObjectName("heading")
        self.other = KeyButton(tr("Somebody else"), kind=ButtonKind.QUIET, parent=self._said)
        self.other.setAccessibleDescription(tr("Write in another name"))
        self.other.clicked.connect(self._ask_again)
        self._field.line.returnPressed.connect(self.entered)
        self._arrange()
        reviewer.named.connect(self._show_name)
        self._show_name(reviewer.name)

    def _arrange(self) -> None:
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(6)
        asked.addWidget(self._field)
        asked.addWidget(self._staff)
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self._name, 1)
        said.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._asked)
        column.addWidget(self._said)
        self.setFocusProxy(self._field)

    @property
    def line(self) -> QLineEdit:
        return self._field.line

    @property
    def asking(self) -> bool:
        """Say whether the name is asked for, not remembered."""
        return not self._reviewer.name

    @property
    def problem(self) -> str:
        return self._field.problem

    def text(self) -> str:
        """Return the name in which it is written; nothing while nobody is named."""
        return self._reviewer.name or " ".join(self._field.text().split())

    def complete(self) -> bool:
        """Say whether there is a name, and say at the field where there is none."""
        self._field.show_problem("" if self.text() else self._missing)
        return bool(self.text())

    def start(self) -> None:
        """Begin with nothing written, and offer the names as they are known by now."""
        self._field.set_text("")
        self._field.show_problem("")
        self._staff.show_parts([self._button(name) for name in self._reviewer.staff()[: self._most]])

    def _button(self, name: str) -> KeyButton:
        button = KeyButton(name, parent=self._staff)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(tr("Physician: {name}").format(name=name))
        button.clicked.connect(lambda: self._take(name))
        return button

    def _take(self, name: str) -> None:
        self._field.set_text(name)
        self._field.show_problem("")
        self.entered.emit()

    def _ask_again(self) -> None:
        self._reviewer.remember("")
        self._field.setFocus()

    def _show_name(self, name: str) -> None:
        self._name.setText(name)
        self.other.setHidden(self._reviewer.fixed)
        self._said.setVisible(bool(name))
        self._asked.setVisible(not name)
        if self.isVisible():
            self.start()
