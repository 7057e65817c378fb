"""Kaplan and Meier's curves of groups: the share still relieved over days, and how many were followed so long."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from session.across import Group
from session.survival import Curve
from ui.charts.days_scale import DaysScale
from ui.charts.group_look import PLAIN, SAMPLE, GroupLook, draw_sample, group_looks
from ui.charts.group_words import group_sentence
from ui.charts.ink import END, MIDDLE, Ink, shorten, write
from ui.text import tr
from ui.theme.look import look_of

_LEFT: Final = 178.0
_RIGHT: Final = 18.0
_TOP: Final = 12.0
_ROW: Final = 17.0
_TABLE: Final = 58.0
_LOWEST: Final = 150
_TICK: Final = 3.5
_BANDS: Final = 2
FEW: Final = 5
"""A curve is pale once fewer series are followed: each of them moves it far (this project's own choice)."""
_PALE: Final = 0.45
Shown = tuple[Group, GroupLook]


class ReliefCurves(QWidget):
    """Each curve is told from the others by the style of its line; two at most show their intervals as bands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Shown, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Share still relieved over days, by Kaplan-Meier"))

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the groups of which a curve is drawn."""
        return tuple(group for group, _ in self._shown)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Draw the curves of the five largest groups that are not of too few patients."""
        looks = group_looks(groups)
        self._shown = tuple((group, look) for group, look in zip(groups, looks, strict=True) if look is not PLAIN)
        words = "\n".join(group_sentence(group) for group, _ in self._shown)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setMinimumHeight(_LOWEST + round(_TABLE + _ROW * len(self._shown)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(look_of(self).palette, "panel", self.devicePixelRatioF())
        bottom = self.height() - _TABLE - _ROW * len(self._shown)
        box = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, bottom - _TOP)
        scale = DaysScale.fitting(max(group.curve.end for group, _ in self._shown), box.left(), box.right())
        _Paper(painter, ink, scale, box).draw(self._shown)


class _Paper:
    """One picture of the curves; what is drawn later lies above what was drawn before."""

    def __init__(self, painter: QPainter, ink: Ink, scale: DaysScale, box: QRectF) -> None:
        self._painter, self._ink, self._scale, self._box = painter, ink, scale, box

    def draw(self, shown: Sequence[Shown]) -> None:
        self._grid()
        if len(shown) <= _BANDS:
            for group, look in shown:
                self._band(group.curve, look)
        for group, look in shown:
            self._curve(group.curve, look)
        self._table(shown)

    def _y(self, share: float) -> float:
        return self._box.bottom() - share * self._box.height()

    def _grid(self) -> None:
        box = self._box
        for percent in (0, 25, 50, 75, 100):
            y = round(self._y(percent / 100)) + 0.5
            style = Qt.PenStyle.DashLine if percent == 50 else Qt.PenStyle.SolidLine
            self._painter.setPen(self._ink.pen("edge" if percent == 50 else "grid", 1.0, 1.0, style))
            self._painter.drawLine(QLineF(box.left(), y, box.right(), y))
            write(self._painter, self._ink, (box.left() - 8.0, y), (f"{percent} %", "muted"), END)
        for days in self._scale.ticks():
            x = round(self._scale.x(days)) + 0.5
            self._painter.setPen(self._ink.pen("grid", 1.0))
            self._painter.drawLine(QLineF(x, box.top(), x, box.bottom() + 4.0))
            write(self._painter, self._ink, (x, box.bottom() + 13.0), (str(days), "muted"), MIDDLE)
        write(self._painter, self._ink, (0.0, box.bottom() + 13.0), (tr("days"), "muted"))
        write(self._painter, self._ink, (0.0, box.top() + 4.0), (tr("still relieved"), "muted"))

    def _line(self, heights: Iterable[tuple[float, float]], end: float) -> list[QPointF]:
        """Return a line that falls at each day to the height that goes with it, from all at the start to `end`."""
        points, before = [QPointF(self._scale.x(0.0), self._y(1.0))], self._y(1.0)
        for days, share in heights:
            x, y = self._scale.x(days), self._y(share)
            points += [QPointF(x, before), QPointF(x, y)]
            before = y
        return [*points, QPointF(self._scale.x(end), before)]

    def _band(self, curve: Curve, look: GroupLook) -> None:
        upper = self._line(((step.days, step.upper) for step in curve.steps), curve.end)
        lower = self._line(((step.days, step.lower) for step in curve.steps), curve.end)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._ink.brush(look.hue, 0.13))
        self._painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))

    def _curve(self, curve: Curve, look: GroupLook) -> None:
        """Draw a curve with a tick at each that was not seen to its end, pale where few are left."""
        line = QPolygonF(self._line(((step.days, step.share) for step in curve.steps), curve.end))
        pale = self._scale.x(curve.lasted[-FEW].days if len(curve.lasted) >= FEW else 0.0)
        whole = QRectF(0.0, 0.0, self._box.right() + _RIGHT, self._box.bottom() + _TICK)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for clip, alpha in (
            (whole.adjusted(0, 0, pale - whole.right(), 0), 1.0),
            (whole.adjusted(pale, 0, 0, 0), _PALE),
        ):
            self._painter.setClipRect(clip)
            self._painter.setPen(self._ink.pen(look.hue, 2.0, alpha, look.style))
            self._painter.drawPolyline(line)
            self._painter.setPen(self._ink.pen(look.hue, 1.2, alpha))
            for days, share in _ticks(curve):
                x, y = self._scale.x(days), self._y(share)
                self._painter.drawLine(QLineF(x, y - _TICK, x, y + _TICK))
        self._painter.setClipping(False)

    def _table(self, shown: Sequence[Shown]) -> None:
        """Write under the axis how many were followed for so many days, one row a curve."""
        top = self._box.bottom() + 34.0
        write(self._painter, self._ink, (0.0, top), (tr("series followed for so long"), "muted"))
        for row, (group, look) in enumerate(shown, start=1):
            y = top + row * _ROW
            draw_sample(self._painter, self._ink, look, (0.0, y))
            write(self._painter, self._ink, (SAMPLE + 6.0, y), (shorten(group.words, _LEFT - SAMPLE - 22.0), "text"))
            for days in self._scale.ticks():
                count = str(group.curve.at_risk(days))
                write(self._painter, self._ink, (self._scale.x(days), y), (count, "text"), MIDDLE)


def _ticks(curve: Curve) -> Iterator[tuple[float, float]]:
    """Yield the days and the height of each tick, in one go along the curve."""
    steps, share, place = curve.steps, 1.0, 0
    for days in curve.censored:
        while place < len(steps) and steps[place].days <= days:
            share, place = steps[place].share, place + 1
        yield days, share
