"""Dose against days of relief, one dot for each series; one whose end was not seen is hollow with an arrow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from session.course_story import Story
from ui.charts.course_words import dose_words
from ui.charts.ink import END, MIDDLE, Ink, write
from ui.day_words import days_words
from ui.text import tr
from ui.theme.look import look_of

_LEFT: Final = 34.0
_RIGHT: Final = 14.0
_TOP: Final = 22.0
_BELOW: Final = 34.0
_DOT: Final = 4.0
_ARROW: Final = 10.0
_DAYS: Final = (7, 14, 28, 56, 112, 224)
_STEPS: Final = (Decimal("0.1"), Decimal("0.2"), Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal(2))
_MOST_TICKS: Final = 6
_ASIDE: Final = (0.0, 7.0, -7.0, 14.0, -14.0)


@dataclass(frozen=True, slots=True)
class ReliefDot:
    """One series: its last dose in mg/kg, the days of its relief, and whether its end was seen."""

    dose: Decimal
    days: float
    seen: bool


def relief_dots(story: Story) -> tuple[ReliefDot, ...]:
    """Return the series of which dose and relief are known, oldest first; the present one is not over yet."""
    return tuple(
        ReliefDot(one.infusion.mg_per_kg, one.relief.days, one.relief.seen)
        for one in story.given
        if one.ends_series and one.relief is not None and one.relief.days > 0 and one.infusion.mg_per_kg is not None
    )


class ReliefPlot(QWidget):
    """A small plot without a line through it: a few dots of one patient make no curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[ReliefDot, ...] = ()
        self.setMinimumHeight(100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_dots(())

    def show_dots(self, dots: Sequence[ReliefDot]) -> None:
        self._dots = tuple(dots)
        seen, more = tr("{dose} mg/kg: {days}"), tr("{dose} mg/kg: more than {days}")
        words = (
            (seen if dot.seen else more).format(dose=dose_words(dot.dose), days=days_words(round(dot.days)))
            for dot in dots
        )
        self.setAccessibleName(tr("Dose against days of relief"))
        self.setAccessibleDescription("; ".join(words))
        self.update()

    @property
    def dots(self) -> tuple[ReliefDot, ...]:
        return self._dots

    def sizeHint(self) -> QSize:
        return QSize(280, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(look_of(self).palette, "panel", self.devicePixelRatioF())
        box = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BELOW)
        most = max(dot.days for dot in self._dots)
        step = next((days for days in _DAYS if days * 4 >= most), _DAYS[-1])
        top = step * max(2, ceil(most * 1.1 / step))
        for days in range(0, top + 1, step):
            y = round(box.bottom() - days / top * box.height()) + 0.5
            painter.setPen(ink.pen("grid", 1.0))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            write(painter, ink, (box.left() - 6.0, y), (str(days), "muted"), END)
        write(painter, ink, (2.0, 8.0), (tr("days"), "pain"))
        scale = _Scale([dot.dose for dot in self._dots], box)
        for dose in scale.ticks():
            write(painter, ink, (scale.x(dose), box.bottom() + 11.0), (dose_words(dose), "muted"), MIDDLE)
        write(painter, ink, (box.center().x(), box.bottom() + 26.0), (tr("mg/kg"), "drug"), MIDDLE)
        for dot, aside in zip(self._dots, _fanned(self._dots), strict=True):
            _draw(painter, ink, dot, QPointF(scale.x(dot.dose) + aside, box.bottom() - dot.days / top * box.height()))


def _fanned(dots: Sequence[ReliefDot]) -> Iterator[float]:
    """Yield how far each dot stands beside its dose, so that those of one dose do not hide each other."""
    seen: dict[Decimal, int] = {}
    for dot in dots:
        number = seen.get(dot.dose, 0)
        seen[dot.dose] = number + 1
        yield _ASIDE[number % len(_ASIDE)]


class _Scale:
    """Doses over the width of the plot, with room at both sides."""

    def __init__(self, doses: Sequence[Decimal], box: QRectF) -> None:
        low, high = min(doses), max(doses)
        self._step = next((step for step in _STEPS if (high - low) / step <= _MOST_TICKS - 2), _STEPS[-1])
        self._low = (low // self._step) * self._step
        if self._low == low:
            self._low = max(Decimal(0), low - self._step)
        self._high = (high // self._step + 1) * self._step
        self._box = box

    def x(self, dose: Decimal) -> float:
        return self._box.left() + float((dose - self._low) / (self._high - self._low)) * self._box.width()

    def ticks(self) -> Iterator[Decimal]:
        dose = self._low
        while dose <= self._high:
            yield dose
            dose += self._step


def _draw(painter: QPainter, ink: Ink, dot: ReliefDot, spot: QPointF) -> None:
    painter.setPen(ink.pen("pain", 1.5))
    painter.setBrush(ink.brush("pain", 0.75) if dot.seen else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(spot, _DOT, _DOT)
    if not dot.seen:
        tip = QPointF(spot.x(), spot.y() - _DOT - _ARROW)
        painter.drawLine(QPointF(spot.x(), spot.y() - _DOT), tip)
        painter.drawLine(tip, tip + QPointF(-3.0, 4.0))
        painter.drawLine(tip, tip + QPointF(3.0, 4.0))
