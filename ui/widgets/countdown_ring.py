"""How long until the next thing is due, or how long it has been overdue."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import tr
from ui.theme.fonts import CAPTION, TITLE, sized
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

_RING: Final = 48
_STROKE: Final = 6
_ROUGH_S: Final = 120
"""From so many seconds on nobody needs them any more, and none reads the time for a time of day."""


def clock_words(seconds: float) -> str:
    """Return a length of time in seconds as `m:ss`, or `h:mm:ss` from an hour on; the sign is left out."""
    whole = abs(int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def late_words(seconds: float) -> str:
    """Return for how long something is late: "1:20 min", from two minutes on "20 min", from an hour on "1 h 5 min"."""
    whole = abs(int(seconds))
    minutes, hours = whole // 60, whole // 3600
    if whole < _ROUGH_S:
        return tr("{time} min").format(time=clock_words(whole))
    if hours:
        return tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes % 60)
    return tr("{minutes} min").format(minutes=minutes)


class CountdownRing(QWidget):
    """A ring that empties towards the due time, with the time left and what is due beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remaining: int | None = None
        self._share = 0.0
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def overdue(self) -> bool:
        return self._remaining is not None and self._remaining < 0

    @property
    def words(self) -> str:
        """Return the time as shown; nothing while nothing is due."""
        if self._remaining is None:
            return ""
        if self.overdue:
            return tr("{time} overdue").format(time=late_words(self._remaining))
        return clock_words(self._remaining)

    def show_remaining(self, seconds: float, interval: float, caption: str) -> None:
        """Show the seconds left of an interval in seconds; negative is overdue. Repaints only what changed."""
        whole = int(seconds // 1)
        if (whole, caption) == (self._remaining, self._caption):
            return
        before = self.overdue, len(self.words) * self.overdue, len(self._caption)
        self._remaining, self._caption = whole, caption
        wider = before != (self.overdue, len(self.words) * self.overdue, len(caption))
        self._share = min(1.0, max(0.0, seconds / interval)) if interval > 0 else 0.0
        self._say(wider=wider)

    def show_nothing_due(self, caption: str = "") -> None:
        if (self._remaining, self._caption) == (None, caption):
            return
        self._remaining, self._share, self._caption = None, 0.0, caption
        self._say(wider=True)

    def _say(self, wider: bool) -> None:
        self.setAccessibleName(f"{self.words} {self._caption}".strip())
        if wider:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = look_of(self).scale
        time = sized(self.font(), scale.px(TITLE), QFont.Weight.DemiBold)
        caption = sized(self.font(), scale.px(CAPTION))
        widest = max(
            QFontMetrics(time).horizontalAdvance(self.words), QFontMetrics(caption).horizontalAdvance(self._caption)
        )
        return QSize(_RING + 14 + widest + 4, max(_RING, scale.px(48)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ring(painter)
        self._paint_words(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        palette = look_of(self).palette
        half = _STROKE / 2
        box = QRectF(half, (self.height() - _RING) / 2 + half, _RING - _STROKE, _RING - _STROKE)
        painter.setPen(QPen(QColor(palette.line), _STROKE))
        painter.drawEllipse(box)
        if self.overdue:
            painter.setPen(QPen(QColor(palette.medium), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawEllipse(box)
            paint_priority_shape(painter, box.adjusted(12, 11, -12, -14), Priority.MEDIUM, palette.medium)
        elif self._share > 0:
            painter.setPen(QPen(QColor(palette.accent), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(box, 90 * 16, round(self._share * 360 * 16))

    def _paint_words(self, painter: QPainter) -> None:
        look = look_of(self)
        upper = self.rect().adjusted(_RING + 14, 0, 0, 0)
        upper.setBottom(self.rect().center().y() + look.scale.px(4))
        lower = self.rect().adjusted(_RING + 14, 0, 0, 0)
        lower.setTop(upper.bottom() if self.words else 0)
        painter.setFont(sized(self.font(), look.scale.px(TITLE), QFont.Weight.DemiBold))
        painter.setPen(QColor(look.palette.medium if self.overdue else look.palette.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, self.words)
        painter.setFont(sized(self.font(), look.scale.px(CAPTION)))
        painter.setPen(QColor(look.palette.muted))
        painter.drawText(
            lower, Qt.AlignmentFlag.AlignTop if self.words else Qt.AlignmentFlag.AlignVCenter, self._caption
        )
