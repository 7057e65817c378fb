"""Who is booked today, in the order of time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from session.day_bookings import Arrival, Expected
from ui.text import tr
from ui.theme.look import look_of
from ui.today.booking_row import BUTTON_WIDTH, GAP, MARGINS, SHARES, TIME_WIDTH, BookingRow
from ui.today.course_words import booking_words
from ui.widgets.card import Card
from ui.widgets.scroll_column import ScrollColumn


class BookingsCard(Card):
    """A row a booking under heads of columns; `chosen` carries the patient whose button was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Booked today"))
        self._rows: list[BookingRow] = []
        self._shown: Sequence[Expected] = ()
        self._none = QLabel(tr("Nobody is booked today."), self)
        self._none.setObjectName("subtitle")
        self._none.setIndent(16)
        self._heads = QWidget(self)
        self._head_row()
        self._scroll = ScrollColumn(self)
        self._scroll.body.setSpacing(0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._line_up)
        self.body.setContentsMargins(0, 6, 0, 8)
        self.body.setSpacing(0)
        self.body.addWidget(self._heads)
        self.body.addWidget(self._none)
        self.body.addWidget(self._scroll, 1)

    def _head_row(self) -> None:
        row = QHBoxLayout(self._heads)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(GAP)
        titles = (tr("Patient"), tr("Infusion"), tr("Last time"), tr("Pain, last 3 visits"))
        scale = look_of(self).scale
        row.addWidget(_head(tr("Time"), scale.px(TIME_WIDTH)))
        for share, title in zip(SHARES, titles, strict=True):
            row.addWidget(_head(title), share)
        row.addWidget(_head("", scale.px(BUTTON_WIDTH)))

    def _line_up(self) -> None:
        """Keep the heads above their columns where a scroll bar takes some of the width."""
        bar = self._scroll.verticalScrollBar()
        self._heads.setContentsMargins(0, 0, bar.sizeHint().width() if bar.maximum() else 0, 0)

    def rows(self) -> list[BookingRow]:
        """Return the rows that are shown, in the order of time."""
        return self._rows[: len(self._shown)]

    def show_expected(self, expected: Sequence[Expected], utc_offset_min: int, *, may_start: bool) -> None:
        """Show the day's bookings; rows that say the same stay as they are."""
        self._shown = expected
        while len(self._rows) < len(expected):
            self._rows.append(self._row(len(self._rows)))
        for place, row in enumerate(self._rows):
            if place < len(expected):
                row.show_words(booking_words(expected[place], utc_offset_min, may_start=may_start))
            row.setVisible(place < len(expected))
        self._none.setVisible(not expected)
        self._heads.setVisible(bool(expected))

    def first_expected(self) -> QWidget | None:
        """Return the button of the first who is still expected, or None."""
        waiting = {Arrival.EXPECTED, Arrival.LATE}
        buttons = (row.button for row, one in zip(self.rows(), self._shown, strict=True) if one.arrival in waiting)
        return next((button for button in buttons if not button.isHidden()), None)

    def _row(self, place: int) -> BookingRow:
        row = BookingRow(self)
        row.pressed.connect(lambda: self.chosen.emit(self._shown[place].row.patient))
        row.moved.connect(lambda step: self._move(place, step))
        self._scroll.body.addWidget(row)
        return row

    def _move(self, place: int, step: int) -> None:
        """Go to the next row in that direction that has a button; at the end stay."""
        rows = self.rows()
        place += step
        while 0 <= place < len(rows):
            if not rows[place].button.isHidden():
                rows[place].button.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(rows[place])
                return
            place += step


def _head(title: str, width: int = 0) -> QLabel:
    label = QLabel(title)
    label.setObjectName("columnHead")
    label.setWordWrap(True)
    if width:
        label.setFixedWidth(width)
    return label
