"""What the screen showed at the moment of a replay, and what is known of it today, where the two differ."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.known_differences import Difference
from session.times import clock_text
from ui.record.record_model import RecordModel
from ui.record.record_view import RecordView
from ui.record.row import RecordRow, Run
from ui.text import tr

_TALLEST = 176


class ReplayDifferences(QWidget):
    """A row a difference, the latest first; hidden outside a replay. `entry_marked` carries the entry's UUID."""

    entry_marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Difference, ...] | None = None
        self._heading = QLabel(self)
        self._heading.setObjectName("columnHead")
        self._heading.setIndent(10)
        self._heading.setMinimumHeight(36)
        self._heading.setWordWrap(True)
        self._model = RecordModel(self)
        self.view = RecordView(self._model, self)
        self.view.setAccessibleName(tr("What the screen showed differently"))
        self.view.moved.connect(self._mark)
        self.view.picked.connect(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.view)
        self.hide()

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def sentences(self) -> list[str]:
        return [row.text for row in reversed(self._model.saved)]

    def show_differences(self, clock: str, found: Sequence[Difference], utc_offset_min: int) -> None:
        """List what differs at a moment, given as the chair's clock showed it."""
        words = (
            tr("At {clock} the screen showed otherwise: {count}")
            if found
            else tr("At {clock} the screen showed what is known now")
        )
        self._heading.setText(words.format(clock=clock, count=len(found)))
        self.show()
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        self._model.show_rows(
            RecordRow(
                event_id=one.event_id,
                moment=one.at,
                clock=clock_text(one.at, utc_offset_min),
                said=(Run(one.sentence),),
            )
            for one in found
        )
        self.view.setVisible(bool(found))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows are, up to a height from which on they scroll."""
        heights = 2
        for place in range(self._model.rowCount()):
            heights += self.view.sizeHintForRow(place)
            if heights >= _TALLEST:
                break
        self.view.setFixedHeight(min(heights, _TALLEST))

    def _mark(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.entry_marked.emit(row.event_id)
