"""The diary of a simulated patient: whole numbers or halves, noise, single bad days, gaps, weeks of silence, an end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from session.course import DiaryEntry, DiarySource

_DAY: Final = timedelta(days=1)
_STAYS: Final = 0.6  # how much of a day's deviation the next day keeps
_BAD_DAY: Final = 0.04
_SILENT_WEEK: Final = 0.006
_GIVEN_UP: Final = 0.15
_IN_WHOLES: Final = 0.7
_NOTES: Final = ("slept badly", "cold and wet", "a long drive", "more walking than usual", "a family feast")


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody keeps a diary: by which way, how many days of ten, how fine, how uneven, and until when.

    `noise` is the standard deviation of a day in points of pain, `stops` the last day of a diary that is given up.
    """

    source: DiarySource
    kept: float
    step: Decimal
    noise: float
    stops: date | None

    @classmethod
    def drawn(cls, draw: Random, first: date, last: date) -> "Habit":
        """Return a habit by chance: some tell their pain by phone, every few days; some stop on a day in between."""
        (source,) = draw.choices(list(DiarySource), (15, 65, 20))
        kept = draw.uniform(0.25, 0.4) if source is DiarySource.PHONE else draw.uniform(0.6, 0.97)
        step = Decimal(1) if draw.random() < _IN_WHOLES else Decimal("0.5")
        stops = first + draw.uniform(0.2, 1.0) * (last - first) if draw.random() < _GIVEN_UP else None
        return cls(source, kept, step, draw.uniform(0.4, 0.9), stops)

    def days(self, draw: Random, first: date, last: date) -> Iterator[date]:
        """Yield the days that are written down, from `first` to `last` at most."""
        day, silent_until = first, first
        while day <= min(last, self.stops or last):
            if draw.random() < _SILENT_WEEK:
                silent_until = day + timedelta(days=draw.randint(7, 12))
            if draw.random() < self.kept and day >= silent_until:
                yield day
            day += _DAY

    def told(self, pain: float) -> Decimal:
        """Return a pain as it is written down, 0 to 10."""
        steps = round(pain / float(self.step))
        return min(max(steps * self.step, Decimal(0)), Decimal(10))


def diary_of(
    draw: Random, patient_id: UUID, habit: Habit, span: tuple[date, date], pain_on: Callable[[date], float]
) -> Iterator[DiaryEntry]:
    """Yield what a patient writes down between two days, both included, of the pain that is true on each."""
    swing = 0.0
    for day in habit.days(draw, *span):
        swing = _STAYS * swing + draw.gauss(0.0, habit.noise * (1 - _STAYS**2) ** 0.5)
        bad = draw.uniform(2.0, 4.0) if draw.random() < _BAD_DAY else 0.0
        yield DiaryEntry(
            patient_id=patient_id,
            day=day,
            pain=habit.told(pain_on(day) + swing + bad),
            source=habit.source,
            note=draw.choice(_NOTES) if bad else "",
        )
