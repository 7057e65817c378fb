"""A PIN or password: nobody reads it over a shoulder, and it is kept exactly as it was typed."""

from PySide6.QtWidgets import QLineEdit, QWidget

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
