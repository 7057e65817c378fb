"""The running sessions side by side, the most urgent first, and a place to start another."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from session.state import SessionState
from ui import shortcuts
from ui.at_a_glance import Watched
from ui.theme.look import look_of
from ui.today.free_place import FreePlace
from ui.today.running_card import RunningCard
from ui.today.running_face import RunningFace, running_face
from ui.today.seats import Seat
from ui.today.trend import trend_of

_NARROWEST: Final = 390
_MOST: Final = 4
_HEIGHT: Final = 184
_LOW: Final = 108
_GAP: Final = 16
_PIXEL: Final = timedelta(seconds=10)


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
        self._drawn: dict[UUID, tuple[SessionState, datetime]] = {}
        self._watched: dict[UUID, Watched] = {}
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
        faces = {seat.session_id: self._face(seat) for seat in seats}
        for seat in seats:
            card = self._cards.get(seat.session_id) or self._add(seat)
            card.show_face(faces[seat.session_id])
            self._draw_trend(card, seat)
        for key in self._cards.keys() - faces.keys():
            self._cards.pop(key).deleteLater()
            self._drawn.pop(key, None)
            self._watched.pop(key, None)
        wanted = sorted(faces, key=lambda key: faces[key].urgency)
        same = set(wanted) == set(self._order)
        if not self._placed or (wanted != self._order and not (same and self.underMouse())):
            self._placed = True
            self._order = wanted
            self._place()

    def is_overdue(self, seat: Seat) -> bool:
        """Say whether a seat's card shows its check as overdue."""
        face = self._cards[seat.session_id].face
        return face is not None and face.glance.overdue

    def _face(self, seat: Seat) -> RunningFace:
        watched = self._watched.setdefault(seat.session_id, Watched())
        return running_face(seat.patient, seat.state, seat.now, watched.glance(seat.state, seat.now))

    def _draw_trend(self, card: RunningCard, seat: Seat) -> None:
        """Draw a trend where something was recorded, or where now has moved by about a pixel."""
        state, at = self._drawn.get(seat.session_id, (None, seat.now))
        if state is not seat.state or abs(seat.now - at) >= _PIXEL:
            card.show_trend(trend_of(seat.state, seat.now))
            self._drawn[seat.session_id] = (seat.state, seat.now)

    def _add(self, seat: Seat) -> RunningCard:
        card = RunningCard(shortcuts.shown(f"session {seat.number}") if seat.number else "", self)
        card.clicked.connect(lambda: self.pressed.emit(seat.session_id))
        self._cards[seat.session_id] = card
        return card

    def minimumSizeHint(self) -> QSize:
        """Return the room for one card beside none, so that a narrower window gets fewer columns."""
        return QSize(self._narrowest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and self._placed:
            self._place()
        super().changeEvent(event)

    def _narrowest(self) -> int:
        return look_of(self).scale.px(_NARROWEST)

    def _fitting(self) -> int:
        """Return how many cards fit side by side."""
        return max(1, min(_MOST, (self.width() + _GAP) // (self._narrowest() + _GAP)))

    def _place(self) -> None:
        self._columns = self._fitting()
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
            self._grid.setColumnMinimumWidth(column, self._narrowest() if used and self._columns > 1 else 0)
