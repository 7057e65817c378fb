"""A panel that holds what belongs together."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.theme.priority import Priority
from ui.widgets.restyle import set_style_property


class Card(QFrame):
    """A titled panel; what it holds goes into `body`, and a reminder marks its left edge."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self._title = QLabel(title, self)
        self._title.setObjectName("heading")
        self._title.setVisible(bool(title))
        self.body.addWidget(self._title)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_priority(self, priority: Priority) -> None:
        set_style_property(self, "tone", priority.tone)

    def set_dashed(self, dashed: bool) -> None:
        """Draw the edge dashed: a place that stands empty."""
        set_style_property(self, "dashed", "true" if dashed else "false")

    def set_lit(self, lit: bool) -> None:
        """Draw the edge in the accent: something is running in here."""
        set_style_property(self, "lit", "true" if lit else "false")
