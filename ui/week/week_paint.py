"""Draws a week: hours, days and chairs, the bookings in their places, and what is being moved."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from session.booking_rules import chair_named
from ui.day_words import weekday_words
from ui.text import tr
from ui.theme.fonts import CAPTION, sized
from ui.theme.look import Look
from ui.theme.mixing import mixed
from ui.week.places import Place, Places
from ui.week.week_bookings import Placed, Week

_LINE = 18
_RADIUS = 5
_WIDE = 110
"""From how many pixels on a column has room for a whole name in one line."""


class WeekPaint:
    """Draws one week with one painter."""

    def __init__(self, painter: QPainter, look: Look, places: Places, week: Week) -> None:
        self._painter, self._palette, self._places, self._week = painter, look.palette, places, week
        self._font = sized(painter.font(), look.scale.px(CAPTION))
        self._bold = sized(painter.font(), look.scale.px(CAPTION), QFont.Weight.DemiBold)

    def ground(self, today: date) -> None:
        """Draw hours, days and chairs; the day that is today is told by its ground and a bold name."""
        places, painter = self._places, self._painter
        if today in places.days:
            width = places.column * places.chairs
            ground = mixed(self._palette.panel, self._palette.accent, 0.06)
            painter.fillRect(QRectF(places.left(today), 0, width, places.height), QColor(ground))
        painter.setFont(self._font)
        for hour in range(places.first_hour, places.last_hour + 1):
            top = places.top(hour * 60)
            self._line(QPointF(places.gutter, top), QPointF(places.width, top), self._palette.grid)
            if hour < places.last_hour:
                self._text(QRectF(0, top, places.gutter - 8, _LINE), f"{hour:02}:00", Qt.AlignmentFlag.AlignRight)
        for day in places.days:
            self._day(day, bold=day == today)

    def _day(self, day: date, *, bold: bool) -> None:
        places, painter = self._places, self._painter
        left, width = places.left(day), places.column * places.chairs
        painter.setFont(self._bold)
        ink = self._palette.accent if bold else self._palette.text
        self._text(QRectF(left + 6, 4, width - 12, _LINE), weekday_words(day), Qt.AlignmentFlag.AlignLeft, ink)
        painter.setFont(self._font)
        for number, chair in enumerate(self._week.chairs):
            at = places.left(day, number)
            colour = self._palette.edge if not number else self._palette.grid
            self._line(QPointF(at, 0 if not number else places.head), QPointF(at, places.height), colour)
            shown = chair_named(chair) if places.column > 70 else chair.casefold().removeprefix("chair").strip()
            self._text(QRectF(at + 6, 24, places.column - 8, _LINE), shown, Qt.AlignmentFlag.AlignLeft)

    def booking(self, one: Placed, *, chosen: bool) -> None:
        """Draw a booking; one that was missed or cancelled is struck through and has no ground."""
        painter, palette = self._painter, self._palette
        box = self._places.rect(one.place, one.row.booking.minutes).adjusted(2, 1, -2, -1)
        if one.holds:
            painter.setBrush(QColor(mixed(palette.panel, palette.accent, 0.22 if chosen else 0.12)))
        else:
            painter.setBrush(QColor(palette.panel))
        style = Qt.PenStyle.SolidLine if one.holds else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(palette.accent if chosen else palette.edge), 2 if chosen else 1, style))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        time = f"{one.place.minute // 60:02}:{one.place.minute % 60:02}"
        name = one.row.patient.name
        names = name.split(", ", 1) if self._places.column < _WIDE else [name]
        lines = [(time, self._font), *((part, self._bold) for part in names)]
        if not one.holds:
            lines = [(tr(one.row.booking.status.value), self._font), *((text, _struck(font)) for text, font in lines)]
        ink = palette.text if one.holds else palette.muted
        for number, (line, font) in enumerate(lines):
            room = QRectF(box.left() + 6, box.top() + 3 + number * _LINE, box.width() - 9, _LINE)
            if room.bottom() <= box.bottom():
                painter.setFont(font)
                self._text(room, line, Qt.AlignmentFlag.AlignLeft, ink)

    def moving(self, one: Placed, to: Place) -> None:
        """Draw where a booking would go."""
        self._outline(to, one.row.booking.minutes, self._palette.accent)

    def cursor(self, place: Place, minutes: int) -> None:
        """Draw the keyboard's place."""
        self._outline(place, minutes, self._palette.text)

    def _outline(self, place: Place, minutes: int, colour: str) -> None:
        box = self._places.rect(place, minutes).adjusted(2, 1, -2, -1)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine))
        self._painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _line(self, start: QPointF, end: QPointF, colour: str) -> None:
        self._painter.setPen(QPen(QColor(colour), 1))
        self._painter.drawLine(start, end)

    def _text(self, box: QRectF, text: str, side: Qt.AlignmentFlag, colour: str = "") -> None:
        shown = self._painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        self._painter.setPen(QColor(colour or self._palette.muted))
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck
