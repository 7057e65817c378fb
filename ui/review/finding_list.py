"""What was found about a record, each finding with the time of its entry."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.state import SessionState
from session.times import clock_text
from ui.record.record_model import RecordModel
from ui.record.record_view import RecordView
from ui.record.row import RecordRow
from ui.text import tr

_TALLEST = 176


class FindingList(QWidget):
    """A row a finding, in the order of time; hidden where there is none. `entry_marked` carries the entry's UUID."""

    entry_marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setObjectName("columnHead")
        self._heading.setIndent(10)
        self._heading.setMinimumHeight(36)
        self._model = RecordModel(self, oldest_first=True)
        self.view = RecordView(self._model, self)
        self.view.setAccessibleName(tr("Findings"))
        self.view.moved.connect(self._mark)
        self.view.picked.connect(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.view)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        return [sentence for row in self._model.saved for sentence in row.findings]

    def show_state(self, state: SessionState) -> None:
        """List every finding of a session."""
        moments = {entry.event.event_id: entry.occurred_at for entry in state.entries}
        moments |= {event.event_id: event.occurred_at for event in state.waiting}
        rows = [
            RecordRow(
                event_id=finding.event_id,
                moment=moments[finding.event_id],
                clock=clock_text(moments[finding.event_id], state.utc_offset_min),
                said=(),
                findings=(finding.sentence,),
            )
            for finding in state.findings
        ]
        self._model.show_rows(sorted(rows, key=lambda row: row.moment))
        self._heading.setText(tr("Found: {count}").format(count=len(rows)))
        self.setVisible(bool(rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        heights = sum(self.view.sizeHintForRow(place) for place in range(self._model.rowCount()))
        self.view.setFixedHeight(min(heights + 2, _TALLEST))

    def _mark(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.entry_marked.emit(row.event_id)
