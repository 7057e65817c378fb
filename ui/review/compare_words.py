"""What differs between the session that is looked at and another one, each sentence with its moment."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.comparison import Aligned
from session.comparison_pair import Difference
from session.comparison_words import Differences
from session.times import elapsed_text
from ui.record.record_model import RecordModel
from ui.record.record_view import RecordView
from ui.record.row import RecordRow, Run
from ui.text import tr


class CompareWords(QWidget):
    """A row a difference, the most important first, at last what is the same; a press or a key leads to its moment.

    `moment_chosen` carries the seconds from the start.
    """

    moment_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setObjectName("columnHead")
        self._heading.setContentsMargins(10, 8, 10, 6)
        self._model = RecordModel(self, oldest_first=True)
        self._moments: dict[UUID, float] = {}
        self.view = RecordView(self._model, self)
        self.view.setAccessibleName(tr("What differs"))
        self.view.moved.connect(self._go)
        self.view.picked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.view, 1)

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def sentences(self) -> list[str]:
        """Return each row with its time, from the top."""
        return [f"{row.clock} {row.text}".strip() for row in self._model.saved]

    def show_nothing(self, words: str) -> None:
        """Say why nothing is compared."""
        self._heading.setText(words)
        self._model.show_rows(())

    def show_differences(self, this: Aligned, heading: str, told: Differences) -> None:
        """Show what differs in this session from another one, which the heading names."""
        self._heading.setText(heading)
        nothing = "" if told.found else tr("Nothing differs.")
        alike = [Difference(words) for words in (nothing, told.same, told.nearly) if words]
        found = [*told.found, *alike]
        rows = [_row(this, place, one, quiet=one in alike) for place, one in enumerate(found)]
        self._moments = {UUID(int=place): one.at for place, one in enumerate(found) if one.at is not None}
        self._model.show_rows(rows)
        self.view.scrollToTop()

    def _go(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.event_id in self._moments:
            self.moment_chosen.emit(self._moments[row.event_id])


def _row(this: Aligned, number: int, one: Difference, *, quiet: bool) -> RecordRow:
    after = timedelta(seconds=one.at or 0.0)
    clock = "" if one.at is None else elapsed_text(after)
    said = (Run(one.words, "muted" if quiet else "text"),)
    return RecordRow(event_id=UUID(int=number), moment=this.started_at + after, clock=clock, said=said)
