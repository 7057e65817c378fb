"""Words of more than one line to fill in; as high as they need."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.widgets.labelled import Labelled

_LOWEST = 48
_FRAME = 26


class GrowingText(QPlainTextEdit):
    """Plain text that wraps and grows with what is written; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LOWEST, _LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        self.setFixedHeight(max(_LOWEST, lines * self.fontMetrics().lineSpacing() + _FRAME))


class LinesField(Labelled):
    """A labelled text; `edited` carries what the user typed."""

    edited = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self.text = GrowingText()
        self.text.setAccessibleName(label)
        super().__init__(label, self.text, parent)
        self.setFocusProxy(self.text)

    def begin(self, text: str) -> None:
        """Show what stands there now; what is typed from here on is told."""
        self.text.setPlainText(text)
        self.text.textChanged.connect(lambda: self.edited.emit(self.text.toPlainText()))

    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self.text.setAccessibleDescription(sentence)
