"""Every alert of a session, in the place of its record while somebody looks at them."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.alert_summary import AlertsSummary
from ui.record.record_model import RecordModel
from ui.record.record_view import RecordView
from ui.review.alert_rows import alert_row, alerts_words
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.hands_on import HandsOn
from ui.widgets.key_button import ButtonKind, KeyButton

_RADIUS = 10.0


class AlertList(HandsOn):
    """A row an alert, in the order of time, under what they came to.

    `entry_marked` carries the UUID of the entry that raised the one which a key or a click has come to, `closed` comes
    with Esc or its button.
    """

    entry_marked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(tr("Alerts"), self)
        self._heading.setObjectName("columnHead")
        self._heading.setIndent(10)
        self._words = QLabel(self)
        self._words.setObjectName("caption")
        self._words.setWordWrap(True)
        self._words.setContentsMargins(10, 0, 10, 8)
        self.close_button = KeyButton(tr("Close"), "Esc", kind=ButtonKind.QUIET, parent=self)
        self.close_button.clicked.connect(self.closed)
        self._model = RecordModel(self, oldest_first=True)
        self.view = RecordView(self._model, self)
        self.view.setAccessibleName(tr("Alerts"))
        self.view.moved.connect(self._mark)
        self.view.picked.connect(self._mark)
        self.hand_on_to(self.view)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.addWidget(self._heading, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._words)
        column.addWidget(self.view, 1)

    @property
    def model(self) -> RecordModel:
        return self._model

    @property
    def words(self) -> str:
        return self._words.text()

    def show_alerts(self, alerts: AlertsSummary, utc_offset_min: int) -> None:
        """List every alert; the first is the current one, and nothing is chosen yet."""
        self._model.show_rows(alert_row(tale, utc_offset_min) for tale in alerts.tales)
        self._heading.setText(tr("Alerts, {count}").format(count=len(alerts.tales)))
        words = alerts_words(alerts)
        self._words.setText(words[:1].upper() + words[1:])
        self.view.setCurrentIndex(self._model.index(0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame it in the accent, as its card is while it is shown, so that nobody takes it for the record."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look_of(self).palette.accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.entry_marked.emit(row.event_id)
