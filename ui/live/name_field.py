"""A person's name: written, or taken from those who work here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from session.pump_findings import same_person
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton

_MOST: Final = 6
_COLUMNS: Final = 2


class NameField(QWidget):
    """A field and a button for each known name; `not_by` is who may not be named, and `why` what is said then.

    Where `why` holds {name}, that is who may not.

    With `in_line` all stands beside each other, without a button for each name.

    `proved` comes where what is asked beside the name is found right only after a while.
    """

    proved = Signal()

    def __init__(
        self, label: str, names: Sequence[str], *, not_by: str = "", why: str = "", in_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._not_by, self._why = not_by, why
        self.field = Field(label)
        self.buttons: list[KeyButton] = []
        grid = QGridLayout()
        grid.setSpacing(6)
        known = [] if in_line else [name for name in names if not (not_by and same_person(name, not_by))]
        for place, name in enumerate(known[:_MOST]):
            button = KeyButton(name, parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, name=name: self._take(name))
            self.buttons.append(button)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        across = QBoxLayout.Direction.LeftToRight if in_line else QBoxLayout.Direction.TopToBottom
        self.row = QBoxLayout(across, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.row.addWidget(self.field, 1 if in_line else 0)
        if not in_line:
            self.row.addLayout(grid)
        self.setFocusProxy(self.field)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return what is filled in, in its order."""
        return (self.field,)

    def fix(self, name: str) -> None:
        """Show a name that is known and not to be typed: somebody is signed in."""
        self.field.set_text(name)
        self.field.line.setReadOnly(True)
        for button in self.buttons:
            button.hide()

    def text(self) -> str:
        """Return the name without spaces around it; nothing means nobody is named."""
        return " ".join(self.field.text().split())

    def complete(self) -> bool:
        """Say whether somebody who may be is named, and say under the field what is wrong where not."""
        problem = "" if self.text() else tr("Write the name first.")
        if self._not_by and self.text() and same_person(self.text(), self._not_by):
            problem = self._why.format(name=self._not_by)
        self.field.show_problem(problem)
        return not problem

    def _take(self, name: str) -> None:
        self.field.set_text(name)
        self.field.show_problem("")
        self.field.edited.emit(name)
