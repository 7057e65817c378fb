"""The grid of a week: one booking or empty place is chosen, and a booking is carried to another place."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look_of
from ui.week.places import STEP_MIN, Place, Places
from ui.week.week_bookings import Placed, Week
from ui.week.week_paint import WeekPaint

_GUTTER: Final = 58
_HEAD: Final = 46
_NARROWEST: Final = 58
_LOWEST: Final = 44
_CURSOR_MIN: Final = 30
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class WeekGrid(QWidget):
    """Arrows choose a place, Ctrl with arrows carries the chosen booking, Enter drops it, Esc puts it back.

    `dropped` carries a booking and the place where it is to go, `place_chosen` an empty place on Enter or a click,
    `opened` a booking on Enter, `turned` how many weeks on Page Up and Page Down; `changed` says that something else is
    chosen or carried. A mouse drags.
    """

    dropped = Signal(object, object)
    place_chosen = Signal(object)
    opened = Signal(object)
    changed = Signal()
    turned = Signal(int)
    left = Signal()

    def __init__(self, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_write = may_write
        self._week: Week | None = None
        self._today: date | None = None
        self._cursor: Place | None = None
        self._chosen: UUID | None = None
        self._carried: Place | None = None
        self._grip: tuple[QPointF, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> Placed | None:
        """Return the booking that is chosen, or None."""
        placed = self._week.placed if self._week else ()
        return next((one for one in placed if one.row.booking.booking_id == self._chosen), None)

    @property
    def cursor_place(self) -> Place | None:
        return self._cursor

    @property
    def carried_to(self) -> Place | None:
        """Return where the chosen booking is carried, before it is dropped; None while it is not."""
        return self._carried

    def show_week(self, week: Week, today: date) -> None:
        """Show a week; what was chosen stays chosen where it is still there."""
        other = self._week is None or self._week.monday != week.monday
        self._week, self._today, self._carried = week, today, None
        if other or self._cursor is None or self._cursor.day not in week.days or self._cursor.chair >= len(week.chairs):
            day = today if today in week.days else week.days[0]
            self._cursor, self._chosen = Place(day, 0, week.hours[0] * 60), None
        if chosen := self.chosen:
            self._cursor = chosen.place
        else:
            self._chosen = None
        self.updateGeometry()
        self._tell()

    def choose(self, booking_id: UUID) -> None:
        """Choose a booking of the week that is shown."""
        self._chosen, self._carried = booking_id, None
        if chosen := self.chosen:
            self._cursor = chosen.place
        self._tell()

    def put_back(self) -> None:
        """Let go of what is carried: it stays where it was."""
        self._carried, self._grip = None, None
        self._tell()

    def places(self) -> Places | None:
        """Return where everything lies at the present size."""
        if self._week is None:
            return None
        scale, week = look_of(self).scale, self._week
        gutter, head = scale.px(_GUTTER), scale.px(_HEAD)
        columns, hours = len(week.days) * len(week.chairs), week.hours[1] - week.hours[0]
        column = max(scale.px(_NARROWEST), (self.width() - gutter - 1) / columns)
        hour = max(scale.px(_LOWEST), (self.height() - head - 1) / hours)
        return Places(week.days, len(week.chairs), *week.hours, gutter, head, column, hour)

    def sizeHint(self) -> QSize:
        if self._week is None:
            return QSize(_GUTTER, _HEAD)
        scale, week = look_of(self).scale, self._week
        columns, hours = len(week.days) * len(week.chairs), week.hours[1] - week.hours[0]
        return QSize(
            scale.px(_GUTTER) + scale.px(_NARROWEST) * columns, scale.px(_HEAD) + scale.px(_LOWEST) * hours + 1
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._carry(*step)
        elif step and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._go(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif event.key() == Qt.Key.Key_Escape and self._carried:
            self.put_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        chosen = self.chosen
        if chosen and self._carried:
            self._drop(chosen)
        elif chosen:
            self.opened.emit(chosen)
        elif self._cursor and self._may_write:
            self.place_chosen.emit(self._cursor)

    def _drop(self, chosen: Placed) -> None:
        """Hand on where a booking is to go; it is shown there once that is saved."""
        to, self._carried = self._carried, None
        self.update()
        if to and to != chosen.place:
            self.dropped.emit(chosen, to)
        else:
            self._tell()

    def _go(self, columns: int, steps: int) -> None:
        """Move the keyboard's place; from a booking up and down go past its ends."""
        places = self.places()
        if places is None or self._cursor is None:
            return
        self._carried = None
        minutes, from_there = steps * _CURSOR_MIN, self._cursor
        if (chosen := self.chosen) and steps:
            edge = chosen.until if steps > 0 else chosen.place.minute - _CURSOR_MIN
            from_there, minutes = Place(chosen.place.day, chosen.place.chair, edge), 0
        self._cursor = places.stepped(from_there, columns, minutes)
        self._chosen = self._under(self._cursor)
        self._tell()

    def _carry(self, columns: int, steps: int) -> None:
        places, chosen = self.places(), self.chosen
        if places and chosen and chosen.may_move and self._may_write:
            self._carried = places.stepped(self._carried or chosen.place, columns, steps * STEP_MIN)
            self._tell()

    def _under(self, place: Place) -> UUID | None:
        """Return the booking at a place, or None; one that keeps its chair stands before one that does not."""
        placed = self._week.placed if self._week else ()
        found = [
            one
            for one in placed
            if (one.place.day, one.place.chair) == (place.day, place.chair)
            and one.place.minute < place.minute + STEP_MIN
            and one.until > place.minute
        ]
        return min(found, key=lambda one: not one.holds).row.booking.booking_id if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        places = self.places()
        place = places.at(event.position()) if places else None
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._cursor, self._chosen, self._carried = place, self._under(place), None
        if chosen := self.chosen:
            self._cursor = chosen.place
            self._grip = (event.position(), place.minute - chosen.place.minute) if chosen.may_move else None
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None or not self._may_write:
            return
        start, above = self._grip
        if self._carried is None and (event.position() - start).manhattanLength() < STEP_MIN:
            return
        places = self.places()
        if places and (place := places.at(event.position())):
            self._carried = places.stepped(place, 0, -above)
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        chosen, carried, self._grip = self.chosen, self._carried, None
        if chosen and carried:
            self._drop(chosen)
        elif chosen is None and self._cursor and self._may_write and event.button() is Qt.MouseButton.LeftButton:
            places = self.places()
            if places and places.at(event.position()):
                self.place_chosen.emit(self._cursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if chosen := self.chosen:
            self.opened.emit(chosen)

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        places = self.places()
        if places is None or self._week is None or self._today is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = WeekPaint(painter, look_of(self), places, self._week)
        paint.ground(self._today)
        for one in sorted(self._week.placed, key=lambda one: one.holds):
            paint.booking(one, chosen=one.row.booking.booking_id == self._chosen)
        chosen = self.chosen
        if chosen and self._carried:
            paint.moving(chosen, self._carried)
        elif chosen is None and self._cursor and self.hasFocus():
            paint.cursor(self._cursor, _CURSOR_MIN)
