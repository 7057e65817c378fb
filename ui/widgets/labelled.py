"""A label above what is filled in, and a sentence below it when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel


class Labelled(QWidget):
    """The frame of everything that is filled in; the sentence keeps no room while all is well."""

    def __init__(self, label: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(label, self)
        self._label.setObjectName("columnHead")
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._row = QWidget(self)
        line = QHBoxLayout(self._row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(IconLabel("error", "high", 18, self._row), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._problem, 1)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(content)
        column.addWidget(self._row)
        column.addStretch(1)
        content.setAccessibleName(label)

    @property
    def label(self) -> str:
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Say something else above what is filled in, such as how it was understood."""
        self._label.setText(label)

    @property
    def problem(self) -> str:
        """Return the sentence shown, or nothing while all is well."""
        return self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong and leave what was filled in as it is; an empty sentence takes it back."""
        if sentence == self.problem:
            return
        self._problem.setText(sentence)
        self._row.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
