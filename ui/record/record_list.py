"""The record of a session as a list: when, what happened, and what became of it."""

from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.declarations import CheckInCorrected
from session.events import EntryAmended, EntryVoided, Event, SessionOpened
from session.handover_events import EntriesClaimed
from session.state import SessionState
from ui.record.record_filter import RecordFilter
from ui.record.record_model import RecordModel
from ui.record.record_view import RecordView
from ui.record.row import Showing
from ui.record.rows import pending_row, row_of, rows_of
from ui.text import tr
from ui.widgets.hands_on import HandsOn

_OTHERS: Final = (SessionOpened, CheckInCorrected, EntryAmended, EntryVoided, EntriesClaimed)
_ORDER: Final = tuple(Showing)


class RecordList(HandsOn):
    """The record with its heading and filter, newest first unless asked otherwise; rows on their way are hollow.

    `entry_chosen` carries the UUID of the entry that was double-clicked or on which Enter was pressed,
    `entry_marked` that of the one the keyboard or a click has come to.
    """

    entry_chosen = Signal(object)
    entry_marked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, oldest_first: bool = False, titled: bool = True) -> None:
        super().__init__(parent)
        self._state = SessionState()
        self._oldest_first, self._titled = oldest_first, titled
        self._model = RecordModel(self, oldest_first=oldest_first)
        self.filter = RecordFilter(self)
        self.filter.chosen.connect(self.show_only)
        self.view = RecordView(self._model, self)
        self.view.setAccessibleName(tr("Record"))
        self.view.picked.connect(self._choose)
        self.view.opened.connect(self._open)
        self.view.moved.connect(self._mark)
        self.view.turned.connect(self._turn)
        self.hand_on_to(self.view)
        self._arrange()

    def _arrange(self) -> None:
        heading = QLabel(tr("Record") if self._titled else "", self)
        heading.setObjectName("columnHead")
        heading.setIndent(10)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    @property
    def model(self) -> RecordModel:
        return self._model

    def show_state(self, state: SessionState) -> None:
        """List a session from the start; the row that was current stays so, and what is on its way stays hollow."""
        self._state = state
        current, scrolled = self.current, self.view.verticalScrollBar().value()
        self._model.show_rows(rows_of(state))
        if current is not None and self.mark_entry(current):
            self.view.verticalScrollBar().setValue(scrolled)

    def on_recorded(self, event: Event, state: SessionState) -> None:
        """Add what is now on disk: one row where only that is new, everything again where other rows change."""
        if self._adds_one_row(event, state):
            self._state = state
            self._keeping_place(lambda: self._model.add(row_of(state, state.entries[-1])))
        else:
            self._model.drop_pending({event.event_id})
            self.show_state(state)

    def on_submitted(self, events: Iterable[Event]) -> None:
        """Show events that are on their way to the disk."""
        for event in events:
            self._model.add_pending(pending_row(event, self._state))

    def on_failed(self, events: Iterable[Event]) -> None:
        """Take back events that could not be written."""
        self._model.drop_pending({event.event_id for event in events})

    @property
    def current(self) -> UUID | None:
        """Return the entry that the keyboard or a click has come to."""
        row = self._model.row(self.view.currentIndex())
        return row.event_id if row else None

    def mark_entry(self, event_id: UUID) -> bool:
        """Make an entry the current one and bring it into view; say whether it is shown."""
        index = self._model.place_of(event_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        return index.isValid()

    def show_only(self, showing: Showing) -> None:
        current = self.current
        self._model.show_only(showing)
        self.filter.mark(showing)
        if current is not None:
            self.mark_entry(current)

    def _adds_one_row(self, event: Event, state: SessionState) -> bool:
        """Say whether the event is the newest entry and nothing else on the record has changed with it."""
        newest = state.entries[-1] if state.entries else None
        return (
            not isinstance(event.body, _OTHERS)
            and newest is not None
            and newest.event.event_id == event.event_id
            and not newest.corrections
            and len(state.entries) == len(self._state.entries) + 1
            and len(self._model.saved) == len(self._state.entries)
            and not state.waiting
        )

    def _keeping_place(self, add: Callable[[], None]) -> None:
        """Add a row without moving what somebody who has scrolled away from the newest is reading."""
        bar = self.view.verticalScrollBar()
        away = not self._oldest_first and bar.value() > 0
        before = bar.maximum()
        add()
        if away:
            self.view.doItemsLayout()
            bar.setValue(bar.value() + bar.maximum() - before)

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and not row.pending and not row.members:
            self.entry_chosen.emit(row.event_id)

    def _open(self, index: QModelIndex) -> None:
        """Open a row that holds several, or fold them again; the row stays the current one."""
        row = self._model.row(index)
        if row is not None and row.members:
            scrolled = self.view.verticalScrollBar().value()
            self.view.setCurrentIndex(self._model.turn_over(row))
            self.view.verticalScrollBar().setValue(scrolled)

    def _mark(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and not row.pending:
            self.entry_marked.emit(row.event_id)

    def _turn(self, step: int) -> None:
        place = _ORDER.index(self._model.showing) + step
        self.show_only(_ORDER[place % len(_ORDER)])
