"""The running sessions side by side, the most urgent first, and a place to start another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import shortcuts
from ui.theme.look import look_of
from ui.today.free_place import FreePlace
from ui.today.running_card import RunningCard
from ui.today.running_face import running_face
from ui.today.seats import Seat
from ui.today.trend import trend_of

_NARROWEST: Final = 390
_MOST: Final = 4
_HEIGHT: Final = 184
_LOW: Final = 108
_GAP: Final = 16


class RunningCards(QWidget):
    """A grid of cards, which keep their place while the pointer is on them.

    `pressed` carries the session's id, `arranged` says that the cards may need another height.
    """

    pressed = Signal(object)
    start_requested = Signal()
    arranged = Signal()

    def __init__(self, *, may_start: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[UUID, RunningCard] = {}
        self._order: list[UUID] = []
        self._free = FreePlace(self) if may_start else None
        if self._free:
            self._free.clicked.connect(self.start_requested)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._columns = 1
        self._placed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def cards(self) -> list[RunningCard]:
        """Return the cards as they stand, the most urgent first."""
        return [self._cards[key] for key in self._order]

    @property
    def free_place(self) -> FreePlace | None:
        """Return the place to start from; None where nothing may be started."""
        return self._free

    def show_seats(self, seats: Sequence[Seat]) -> None:
        """Bring every card up to its seat, add and take away cards, and put the most urgent first."""
        faces = {seat.session_id: running_face(seat.patient, seat.state, seat.now) for seat in seats}
        for seat in seats:
            card = self._cards.get(seat.session_id) or self._add(seat)
            card.show_face(faces[seat.session_id], trend_of(seat.state, seat.now))
        for key in self._cards.keys() - faces.keys():
            self._cards.pop(key).deleteLater()
        wanted = sorted(faces, key=lambda key: faces[key].urgency)
        same = set(wanted) == set(self._order)
        if not self._placed or (wanted != self._order and not (same and self.underMouse())):
            self._placed = True
            self._order = wanted
            self._place()

    def _add(self, seat: Seat) -> RunningCard:
        card = RunningCard(shortcuts.shown(f"session {seat.number}") if seat.number else "", self)
        card.clicked.connect(lambda: self.pressed.emit(seat.session_id))
        self._cards[seat.session_id] = card
        return card

    def minimumSizeHint(self) -> QSize:
        """Return the room for one card beside none, so that a narrower window gets fewer columns."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, min(_MOST, (self.width() + _GAP) // (_NARROWEST + _GAP)))
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        places: list[QWidget] = list(self.cards())
        scale = look_of(self).scale
        if self._free:
            self._free.show_alone(not places)
            self._free.setVisible(not places or bool(len(places) % self._columns))
            self._free.setFixedHeight(scale.px(_HEIGHT if places else _LOW))
            self._grid.removeWidget(self._free)
        for card in places:
            card.setFixedHeight(scale.px(_HEIGHT))
        if self._free and self._free.isVisibleTo(self):
            places.append(self._free)
        for place, widget in enumerate(places):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, place // self._columns, place % self._columns)
            widget.show()
        self._share_width()
        for before, after in pairwise(places):
            QWidget.setTabOrder(before, after)
        self.updateGeometry()
        self.arranged.emit()

    def _share_width(self) -> None:
        for column in range(_MOST):
            used = column < self._columns
            self._grid.setColumnStretch(column, 1 if used else 0)
            self._grid.setColumnMinimumWidth(column, _NARROWEST if used and self._columns > 1 else 0)
