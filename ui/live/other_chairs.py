"""The other chairs above the chart: who sits there, what is wrong, and the way there; none beside a single one."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import shortcuts
from ui.desk import Desk
from ui.live.chair_entry import ChairEntry
from ui.live.entry_line import EntryLine
from ui.live.neighbours import Neighbours
from ui.occupants import occupant
from ui.running_session import RunningSession


class OtherChairs(QWidget):
    """A row of entries in the order of their keys, which stays as it is whatever happens there.

    `chosen` carries the session to go to. The entry line asks of the same chairs whose an entry seems to be.
    """

    chosen = Signal(object)

    def __init__(self, running: RunningSession, desk: Desk, line: EntryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.neighbours = Neighbours(running, desk)
        line.flow.neighbours = self.neighbours
        self._entries: dict[UUID, ChairEntry] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 2, 8, 2)
        self._row.setSpacing(8)
        desk.ticked.connect(self.show_now)
        desk.opened.connect(self.show_now)
        desk.finished.connect(self.show_now)
        desk.patient_corrected.connect(self.show_now)
        desk.signed_in_changed.connect(self.show_now)
        self.show_now()

    @property
    def entries(self) -> list[ChairEntry]:
        """Return the entries from left to right."""
        return list(self._entries.values())

    def show_now(self) -> None:
        """Bring every entry up to the moment; without another session the row takes no room."""
        others = self.neighbours.others()
        if [other.recorder.session_id for other in others] != list(self._entries):
            self._lay(others)
        self.setVisible(bool(others))
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _lay(self, others: list[RunningSession]) -> None:
        for entry in self._entries.values():
            self._row.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = {other.recorder.session_id: self._entry(other) for other in others}

    def _entry(self, other: RunningSession) -> ChairEntry:
        key = shortcuts.shown(f"session {other.edge + 1}") if other.edge < 9 else ""
        entry = ChairEntry(key, other.edge, self)
        entry.clicked.connect(lambda: self.chosen.emit(other))
        self._row.addWidget(entry, 1)
        return entry

    def _fill(self) -> None:
        for other, entry in zip(self.neighbours.others(), self._entries.values(), strict=True):
            named = not self._desk.locked
            entry.show_chair(occupant(other.patient, other.state, other.recorder.now(), named=named))
