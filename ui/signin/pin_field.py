"""A PIN or password: nobody reads it over a shoulder, and it is kept exactly as it was typed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.text import tr
from ui.widgets.field import Field


class PinField(Field):
    """A line of dots; `pin` is what was typed, with every space."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)

    @property
    def pin(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()


def type_anew(pin: PinField, again: PinField, problem: str) -> bool:
    """Say whether a PIN that is written twice has to be typed anew, and why; nobody mends dots, so both are emptied."""
    pin.show_problem(problem)
    differ = not problem and again.pin != pin.pin
    again.show_problem(tr("The two are not the same. Type both again.") if differ else "")
    if problem or differ:
        for field in (pin, again):
            field.clear()
        return True
    return False
