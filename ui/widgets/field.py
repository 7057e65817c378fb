"""One line to fill in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.text import tr
from ui.widgets.labelled import Labelled
from ui.widgets.restyle import set_style_property


class Field(Labelled):
    """A labelled line with its unit beside it; `edited` carries what the user typed."""

    edited = Signal(str)

    def __init__(self, label: str, *, unit: str = "", example: str = "", parent: QWidget | None = None) -> None:
        content = QWidget()
        self.line = QLineEdit(content)
        self.line.setPlaceholderText(tr("such as {example}").format(example=example) if example else "")
        self.line.setAccessibleName(f"{label}, {unit}" if unit else label)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        if unit:
            beside = QLabel(unit, content)
            beside.setObjectName("detail")
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        super().__init__(label, content, parent)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)

    def text(self) -> str:
        """Return what stands in the line, without spaces around it; nothing means not filled in."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        set_style_property(self.line, "wrong", "true" if sentence else "false")
        self.line.setAccessibleDescription(sentence)

    def _typed(self, text: str) -> None:
        self.show_problem("")
        self.edited.emit(text)
