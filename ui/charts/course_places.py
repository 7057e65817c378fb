"""Where the parts of a course's chart stand: the field of pain, dose bars, labels, months, phases and treatments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from ui.charts.course_marks import Bar, CourseMarks, Group
from ui.charts.day_axis import DayAxis
from ui.charts.ink import text_width

LEFT: Final = 34.0
RIGHT: Final = 40.0
TOP: Final = 20.0
ROW: Final = 18.0
BAR_SHARE: Final = 0.24
"""How much of the field's height the bar of the highest dose takes."""
MOST_PAIN: Final = 10.0
MOST_ROWS: Final = 4
_GAP: Final = 8.0
_DOSE_SCALES: Final = tuple(
    (Decimal(most), Decimal(step))
    for most, step in (
        ("0.5", "0.25"),
        ("0.75", "0.25"),
        ("1", "0.5"),
        ("1.5", "0.5"),
        ("2", "1"),
        ("3", "1"),
        ("5", "2.5"),
    )
)
"""The end of a scale in mg/kg, and its step."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Words at a place in a row, or a treatment's bar with its words."""

    x: float
    row: int
    words: str
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The geometry of the chart at one size, in logical pixels."""

    axis: DayAxis
    bottom: float
    most_dose: Decimal
    dose_step: Decimal

    def y(self, pain: float) -> float:
        return self.bottom - pain / MOST_PAIN * (self.bottom - TOP)

    def bar_height(self, dose: Decimal) -> float:
        """Return how high the bar of a dose in mg/kg is."""
        return float(dose / self.most_dose) * BAR_SHARE * (self.bottom - TOP)

    @property
    def labels_y(self) -> float:
        return self.bottom + ROW * 0.6

    @property
    def months_y(self) -> float:
        return self.labels_y + ROW

    @property
    def phases_y(self) -> float:
        return self.months_y + ROW * 1.1

    def treatment_y(self, row: int) -> float:
        return self.phases_y + ROW * (1.15 + row)

    def dose_ticks(self) -> tuple[Decimal, ...]:
        return tuple(self.dose_step * n for n in range(1, int(self.most_dose / self.dose_step) + 1))


def places(marks: CourseMarks, size: tuple[float, float], rows: int) -> Places:
    """Return the places in a picture of a size; `rows` is how many rows of treatments there are."""
    width, height = size
    axis = DayAxis(*marks.span, LEFT, max(width - RIGHT, LEFT + 1))
    below = ROW * (3.2 + rows + (0.3 if rows else 0.0))
    doses = [one.infusion.mg_per_kg for one in marks.given if one.infusion.mg_per_kg is not None]
    top = max(doses, default=Decimal("0.5"))
    most, step = next((scale for scale in _DOSE_SCALES if scale[0] >= top), (top, top / 2))
    return Places(axis, max(height - below, TOP + 40.0), most, step)


def label_places(groups: Sequence[Group], axis: DayAxis) -> tuple[Placed, ...]:
    """Place the names of groups so that none touches another: short ones where long ones do not fit, then fewer."""
    for short in (False, True):
        placed = _fitted(groups, axis, short=short)
        if len(placed) == len(groups):
            break
    else:
        placed = _fitted(groups, axis, short=True)
    return tuple(placed)


def _fitted(groups: Sequence[Group], axis: DayAxis, *, short: bool) -> list[Placed]:
    """Place induction, last booster and changes of the dose first, then the others where there is room."""
    last = len(groups) - 1
    order = sorted(range(len(groups)), key=lambda n: (not groups[n].induction, n < last, not groups[n].changed))
    taken: list[tuple[float, float]] = []
    placed: list[Placed] = []
    for n in order:
        group = groups[n]
        words = group.short if short and not group.induction else group.words
        width = text_width(words)
        x = min(max(axis.x(group.first) - (0.0 if group.induction else width / 2), LEFT), axis.right + RIGHT - width)
        if all(x > end + _GAP or x + width < start - _GAP for start, end in taken):
            taken.append((x, x + width))
            placed.append(Placed(x, 0, words))
    return placed


def treatment_places(bars: Sequence[Bar], axis: DayAxis, today: date) -> tuple[tuple[Placed, ...], int]:
    """Return treatments in rows where neither bars nor words touch, and how many found no row."""
    ends: list[float] = []
    placed: list[Placed] = []
    left_out = 0
    for bar in bars:
        start = axis.held(bar.since)
        stop = axis.held(bar.until or max(today, bar.since))
        width = text_width(bar.words)
        x = min(start + 6.0, axis.right - width)
        end = max(stop, x + width + 6.0)
        begin = min(start, x)
        row = next((n for n, taken in enumerate(ends) if begin > taken + _GAP), len(ends))
        if row >= MOST_ROWS:
            left_out += 1
            continue
        if row == len(ends):
            ends.append(end)
        ends[row] = end
        placed.append(Placed(x, row, bar.words, bar))
    return tuple(placed), left_out
