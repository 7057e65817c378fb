"""When a simulated clinic gives the infusions of a course: an induction as the protocol shapes it, then boosters.

A booster is given when the pain is about half way back, a bit early or late; to some patients by the calendar. How the
clinic does it is this project's own and only has to look plausible; it is no advice.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import exp
from random import Random
from typing import Final

from session.course_rules import Induction
from session.induction import laid_out, next_open, replanned
from session.protocol import Protocol
from session.quantities import Rate, RateUnit, rounded
from session.simulation.course_truth import Nature, TrueInfusion

_ANY_SHAPE: Final = Induction(4, 6, 4, 7)
_MOVED: Final = 0.15
_MISSED: Final = 0.05
_LEAST_DAYS: Final = 21
_BY_CALENDAR: Final = 0.15
_SIX_WEEKS: Final = 42
_RAISED: Final = 0.15
_JUDGED: Final = (24, 42)


@dataclass(frozen=True, slots=True)
class Dose:
    """One rate for so many minutes."""

    rate: Rate
    minutes: int

    @classmethod
    def of(cls, mg_per_kg: float, minutes: int, protocol: Protocol) -> "Dose":
        """Return the dose that gives about so many mg/kg, at no higher rate than the protocol's."""
        rate, most = Decimal(str(round(mg_per_kg * 60 / minutes, 2))), protocol.maximum_rate
        return cls(Rate(min(rate, most.value) if most.unit is RateUnit.MG_KG_H else rate, RateUnit.MG_KG_H), minutes)

    @property
    def mg_per_kg(self) -> float:
        return float(self.rate.value) * self.minutes / 60

    def mg(self, weight_kg: Decimal) -> Decimal:
        """Return what somebody of this weight is given, as a session reckons it."""
        return rounded(Fraction(self.rate.value) * Fraction(weight_kg) * self.minutes / 60, 2)


@dataclass(frozen=True, slots=True)
class Step:
    """One infusion that was given: its dose, what it truly did, and the day for which it was booked first."""

    dose: Dose
    truth: TrueInfusion
    booked_for: date


@dataclass(frozen=True, slots=True)
class Days:
    """How a course went: `planned` infusions of an induction, those given, when it is judged, and those to come.

    `dose` is that of the next.
    """

    planned: int
    first: date
    given: tuple[Step, ...]
    judged_on: date | None
    ahead: tuple[date, ...]
    dose: Dose


class SimulatedClinic:
    """Gives one patient a course from an age of it in days, up to the eve of today."""

    def __init__(self, draw: Random, nature: Nature, protocol: Protocol, today: date) -> None:
        self._draw, self._nature, self._protocol, self._today = draw, nature, protocol, today
        self._open = protocol.course.open_days
        self._minutes, self._mg_per_kg = draw.choice((90, 120)), draw.uniform(0.45, 0.85)
        self._by_calendar = draw.random() < _BY_CALENDAR

    def course(self, age_days: int) -> Days:
        """Return a course whose first infusion is so many days ago; a number below zero is still to come."""
        shape = self._draw.choice(self._protocol.course.inductions or (_ANY_SHAPE,))
        count = self._draw.randint(shape.infusions_least, shape.infusions_most)
        first = next_open(self._today - timedelta(days=age_days), self._open)
        booked = laid_out(shape, count, first, self._open, self._protocol.minimum_gap_days)
        came = self._came(booked)
        given = [
            self._given(day, came_on, place, (place / count) ** 0.7)
            for place, (day, came_on) in enumerate(zip(booked, came, strict=True), start=1)
            if came_on < self._today
        ]
        if len(given) < count:
            return Days(count, first, tuple(given), None, came[len(given) :], self._dose)
        judged_on = self._judged_on(given[-1].truth)
        if judged_on > self._today or not self._nature.responds:
            return Days(count, first, tuple(given), judged_on, (), self._dose)
        if self._draw.random() < _RAISED:
            self._mg_per_kg *= 1.2
        boosters, ahead = self._boosters(given[-1].truth, judged_on, count)
        return Days(count, first, (*given, *boosters), judged_on, ahead, self._dose)

    def _came(self, booked: tuple[date, ...]) -> tuple[date, ...]:
        """Return the days on which the patient comes: now and then one is missed and made up for on the next day."""
        if self._draw.random() >= _MOVED:
            return booked
        missed = self._draw.randrange(len(booked))
        later = next_open(booked[missed] + timedelta(days=1), self._open)
        return replanned(booked, missed, later, self._open, self._protocol.minimum_gap_days).days

    def _given(self, booked_for: date, day: date, number: int, share: float = 1.0) -> Step:
        truth = self._nature.infused(self._draw, day, number, self._dose.mg_per_kg, share)
        return Step(self._dose, truth, booked_for)

    @property
    def _dose(self) -> Dose:
        return Dose.of(self._mg_per_kg, self._minutes, self._protocol)

    def _judged_on(self, last: TrueInfusion) -> date:
        days = min(self._draw.uniform(*_JUDGED), 0.8 * last.days)
        return next_open(last.day + timedelta(days=int(days)), self._open)

    def _boosters(self, last: TrueInfusion, judged_on: date, count: int) -> tuple[list[Step], tuple[date, ...]]:
        """Return the boosters that were given, and the day of the next one."""
        given: list[Step] = []
        while True:
            booked_for = self._next_day(last, judged_on)
            missed = self._draw.random() < _MISSED
            day = next_open(booked_for + timedelta(days=7), self._open) if missed else booked_for
            if day >= self._today:
                return given, (day,)
            given.append(self._given(booked_for, day, count + len(given) + 1))
            last = given[-1].truth

    def _next_day(self, last: TrueInfusion, judged_on: date) -> date:
        """Return the day for which the clinic books the next booster."""
        if self._by_calendar:
            days = _SIX_WEEKS + self._draw.gauss(0.0, 2.0)
        else:
            days = last.days * exp(self._draw.gauss(0.03, 0.12))
        gap = max(_LEAST_DAYS, self._protocol.minimum_gap_days)
        earliest = max(judged_on + timedelta(days=1), last.day + timedelta(days=gap))
        return next_open(max(earliest, last.day + timedelta(days=round(days))), self._open)
