"""The sign on a chart that it shows a replay, and not the record as it stands."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from ui.charts.session_chart import SessionChart

_GAP = 6


class ReplaySign(QLabel):
    """Stands in the upper right corner of the lane of vital signs, and goes into a picture of the chart with it."""

    def __init__(self, chart: SessionChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        chart.installEventFilter(self)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words."""
        if words != self.text() or self.isHidden():
            self.setText(words)
            self.setAccessibleName(words)
            self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        right, top = self._chart.x_of(self._chart.span[1]), self._chart.place_of("vitals").top()
        self.move(round(right) - self.width() - _GAP, round(top) + _GAP)
