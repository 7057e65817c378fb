"""Days of relief in lanes, one a group: a dot for each series, the median as a bar, its interval as a band."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from session.across import Group
from session.series import Series
from ui.charts.days_scale import DaysScale
from ui.charts.group_look import SAMPLE, GroupLook, draw_sample, group_looks
from ui.charts.group_words import count_words, group_sentence, median_words, unseen_words
from ui.charts.ink import MIDDLE, SMALL, TABLE_PX, Font, Ink, shorten, write
from ui.text import tr
from ui.theme.look import look_of

WORDS_PX: Final = 232.0
LANE_PX: Final = 86
_LOWEST: Final = 58
_AXIS: Final = 40.0
RIGHT: Final = 14.0
_DOTS: Final = (3.4, 2.8, 2.0)
"""How large a dot is: the largest that lie beside each other, else the smallest, over each other."""
_ARROW: Final = 5.0
_LINE: Final = 16.0
_LEAST_LINE: Final = 13.0
_EDGE: Final = 8.0
_STAMP: Final = (20.0, 10.0)
_HEAD: Final = Font(pixels=TABLE_PX, bold=True)


class GroupLanes(QWidget):
    """The lanes share one axis of days; counts and the median stand in words at the left of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._looks: tuple[GroupLook, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Days of relief, one dot for each series"))

    @property
    def groups(self) -> tuple[Group, ...]:
        return self._groups

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups from the top."""
        self._groups, self._looks = tuple(groups), group_looks(groups)
        words = "\n".join(map(group_sentence, groups))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setMinimumHeight(round(_AXIS) + _LOWEST * len(groups))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(620, round(_AXIS) + LANE_PX * len(self._groups))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._groups:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(look_of(self).palette, "panel", self.devicePixelRatioF())
        longest = max(one.curve.end for one in self._groups)
        scale = DaysScale.fitting(longest, WORDS_PX, self.width() - RIGHT)
        high = min((self.height() - _AXIS) / len(self._groups), 1.6 * LANE_PX)
        bottom = high * len(self._groups)
        _draw_axis(painter, ink, scale, bottom)
        for place, (group, look) in enumerate(zip(self._groups, self._looks, strict=True)):
            box = QRectF(scale.left, place * high, scale.right - scale.left, high)
            _draw_words(painter, ink, (group, look), box)
            _draw_interval(painter, ink, group, (scale, box))
            _draw_dots(painter, ink, (group, look), (scale, box))
            _draw_median(painter, ink, group, (scale, box))
            painter.setPen(ink.pen("line", 1.0))
            painter.drawLine(QLineF(0.0, round(box.bottom()) + 0.5, scale.right, round(box.bottom()) + 0.5))


def _draw_axis(painter: QPainter, ink: Ink, scale: DaysScale, bottom: float) -> None:
    for days in scale.ticks():
        x = round(scale.x(days)) + 0.5
        painter.setPen(ink.pen("grid", 1.0))
        painter.drawLine(QLineF(x, 0.0, x, bottom))
        write(painter, ink, (x, bottom + 12.0), (str(days), "muted"), MIDDLE)
    write(painter, ink, ((scale.left + scale.right) / 2, bottom + 29.0), (tr("days of relief"), "muted"), MIDDLE)


def _draw_words(painter: QPainter, ink: Ink, of: tuple[Group, GroupLook], box: QRectF) -> None:
    group, look = of
    lines = (count_words(group), unseen_words(group), median_words(group))
    high = max(min(_LINE, box.height() / (len(lines) + 1.2)), _LEAST_LINE)
    y = box.center().y() - high * len(lines) / 2
    indent = 0.0 if look.style is Qt.PenStyle.NoPen else SAMPLE + 8.0
    if indent:
        draw_sample(painter, ink, look, (0.0, y))
    head = shorten(group.words, WORDS_PX - indent - 10.0, _HEAD)
    write(painter, ink, (indent, y), (head, "text"), _HEAD)
    for place, line in enumerate(lines, start=1):
        words = (shorten(line, WORDS_PX - 10.0), "text" if line is lines[-1] else "muted")
        write(painter, ink, (0.0, y + high * place), words, SMALL)


def _draw_interval(painter: QPainter, ink: Ink, group: Group, at: tuple[DaysScale, QRectF]) -> None:
    """Draw the interval of the median as a band under the dots, to the edge where it has no upper end."""
    (scale, box), found = at, group.median
    if found is None or found.lower is None:
        return
    left, right = scale.x(found.lower), scale.right if found.upper is None else scale.x(found.upper)
    painter.fillRect(QRectF(left, box.top() + _EDGE, right - left, box.height() - 2 * _EDGE), ink.color("text", 0.10))


def _draw_median(painter: QPainter, ink: Ink, group: Group, at: tuple[DaysScale, QRectF]) -> None:
    """Draw the median as a bar over the dots, and the ends of its interval as thin lines."""
    (scale, box), found = at, group.median
    if found is None:
        return
    top, high = box.top() + _EDGE, box.height() - 2 * _EDGE
    for days, wide in ((found.lower, 1.0), (found.days, 3.0), (found.upper, 1.0)):
        if days is not None:
            painter.fillRect(QRectF(scale.x(days) - wide / 2, top, wide, high), ink.color("text"))


def _draw_dots(painter: QPainter, ink: Ink, of: tuple[Group, GroupLook], at: tuple[DaysScale, QRectF]) -> None:
    """Draw the dots of a group; each kind is painted once and put wherever one stands, for there may be hundreds."""
    group, look = of
    radius = next((size for size in _DOTS if _fits(group.followed, *at, size)), _DOTS[-1])
    for spot, seen in places(group.followed, *at, radius):
        key = (look.hue, seen, radius)
        ink.stamps.print(painter, (spot.x(), spot.y()), _STAMP, (key, partial(_dot, ink, key)))


def _dot(ink: Ink, key: tuple[str, bool, float], painter: QPainter) -> None:
    """Paint a dot about the middle; a hollow one, with an arrow to the right, where the end was not seen."""
    hue, seen, radius = key
    painter.setPen(ink.pen(hue, 1.2, 0.85))
    painter.setBrush(ink.brush(hue, 0.65) if seen else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0.0, 0.0), radius, radius)
    if not seen:
        tip = QPointF(radius + _ARROW, 0.0)
        for since in (QPointF(radius, 0.0), tip + QPointF(-2.2, -2.2), tip + QPointF(-2.2, 2.2)):
            painter.drawLine(since, tip)


def _fits(series: Iterable[Series], scale: DaysScale, box: QRectF, radius: float) -> bool:
    """Say whether the dots of every column have room above and below each other."""
    columns = Counter(_column(scale.x(one.relief.days), radius) for one in series)
    return max(columns.values(), default=0) <= _rows(box, radius)


def _column(x: float, radius: float) -> int:
    return int(x // (2 * radius + 1.0))


def _rows(box: QRectF, radius: float) -> int:
    return max(int((box.height() - 2 * _EDGE) / (2 * radius + 1.0)), 1)


def places(series: Iterable[Series], scale: DaysScale, box: QRectF, radius: float) -> Iterator[tuple[QPointF, bool]]:
    """Yield where each dot stands and whether its end was seen; those at the same days lie above and below others."""
    rows, taken = _rows(box, radius), Counter[int]()
    for one in sorted(series, key=lambda each: each.relief.days):
        x = scale.x(one.relief.days)
        place = taken[_column(x, radius)] % rows
        taken[_column(x, radius)] += 1
        row = (place + 1) // 2 * (1 if place % 2 else -1)
        yield QPointF(x, box.center().y() + row * (2 * radius + 1.0)), one.relief.seen
