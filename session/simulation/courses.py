"""Simulated courses of treatment with what is true of them: the same seed is the same course, day for day.

Everything is drawn by chance from numbers that are this project's own and only have to look plausible.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from session.course import (
    Assessment,
    Course,
    CourseFile,
    CoursePhase,
    DiaryEntry,
    Infusion,
    Measured,
    Outcome,
    PainCondition,
)
from session.course_story import SERIES_DAYS, tell
from session.ports import Patient
from session.protocol import Protocol
from session.quantities import rounded
from session.responder import response
from session.satisfaction import is_satisfied
from session.simulation.check_in import Person
from session.simulation.course_between import measured_of, satisfied, treatments_of
from session.simulation.course_days import Days, Dose, SimulatedClinic, Step
from session.simulation.course_diary import Habit, diary_of
from session.simulation.course_truth import Nature, Return, TrueInfusion, TrueRelief
from session.simulation.people import drawn_person

PHYSICIANS: Final = ("Dr Lang", "Dr Ferrari")
_AGES: Final = (-3.0, 720.0, 420.0)
_LED_UP: Final = timedelta(days=14)
_ENDS: Final = 0.1
_REASONS: Final = ("moved away", "goals reached", "wishes no more infusions")
_SITES: Final = ("right foot", "left hand", "both legs", "left shoulder", "right forearm")
_EARLIER: Final = ("gabapentin", "nerve block", "tramadol", "lidocaine patch", "topiramate")


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedCourse:
    """A course as it stands on a day, and what is true of it: a relief for each infusion that ended a series.

    `doses` belong to the infusions of `kept`, `booked_for` are the days for which each was booked at first. `ahead` are
    the days of infusions that are still to come, `dose` that of the next.
    """

    person: Person
    kept: CourseFile
    truth: tuple[TrueRelief, ...]
    doses: tuple[Dose, ...]
    booked_for: tuple[date, ...]
    ahead: tuple[date, ...]
    dose: Dose


def simulated_course(
    seed: int, number: int, protocol: Protocol, today: date, way: Return | None = None
) -> SimulatedCourse:
    """Return the course of the patient of this number, up to `today`; the same seed and number are the same course.

    `way` is how the pain comes back, drawn by chance where it is None.
    """
    draw = Random(f"course/{seed}/{number}")  # noqa: S311 -- chance that guards no secret
    nature = Nature.drawn(draw, way)
    days = SimulatedClinic(draw, nature, protocol, today).course(round(draw.triangular(*_AGES)))
    person, onset = drawn_person(draw, f"C{seed:06d}-{number:04d}", nature.years, days.first - _LED_UP)
    course = _opened(draw, nature, days, protocol, person.patient, onset)
    course, days = _as_it_went(draw, course, days, nature, today)
    return _Told(draw, nature, person, course, days, protocol, today).simulated()


def _opened(draw: Random, nature: Nature, days: Days, protocol: Protocol, who: Patient, onset: date) -> Course:
    pain_somewhere = nature.condition in (PainCondition.CRPS_1, PainCondition.CRPS_2)
    return Course(
        course_id=UUID(int=draw.getrandbits(128), version=4),
        patient_id=who.patient_id,
        condition=nature.condition,
        prescriber=draw.choice(PHYSICIANS),
        protocol=protocol.name,
        planned=days.planned,
        opened_on=days.first - _LED_UP,
        site=draw.choice(_SITES) if pain_somewhere else "",
        onset=onset,
        earlier=tuple(draw.sample(_EARLIER, draw.randint(0, 3))),
        goals=draw.choice(("walk to the shop", "sleep through", "work again, half days", "")),
    )


def _as_it_went(draw: Random, course: Course, days: Days, nature: Nature, today: date) -> tuple[Course, Days]:
    """Return the course as it stands today, and its days up to its end where it has ended."""
    if days.judged_on is None:
        return course, days
    if days.judged_on > today:
        return replace(course, phase=CoursePhase.ASSESSMENT), days
    if not nature.responds:
        return _ended(course, days.judged_on, "no response to the induction"), days
    boosters = days.given[days.planned :]
    if boosters and draw.random() < _ENDS:
        last = boosters[-1].truth.day
        ended_on = min(today, last + timedelta(days=draw.randint(5, 60)))
        return _ended(course, ended_on, draw.choice(_REASONS)), replace(days, ahead=())
    return replace(course, phase=CoursePhase.MAINTENANCE), days


def _ended(course: Course, day: date, reason: str) -> Course:
    return replace(course, phase=CoursePhase.ENDED, ended_on=day, end_reason=reason)


@dataclass(frozen=True, slots=True)
class _Told:
    """One course while all that is kept of it is put together."""

    draw: Random
    nature: Nature
    person: Person
    course: Course
    days: Days
    protocol: Protocol
    today: date

    def simulated(self) -> SimulatedCourse:
        last = self.course.ended_on or self.today
        truths, patient_id = self._truths(), self.course.patient_id
        span = (self.course.opened_on, last)
        kept = CourseFile(
            course=self.course,
            infusions=tuple(map(self._infusion, self.days.given)),
            diary=self._diary(truths, span),
            treatments=tuple(sorted(treatments_of(self.draw, patient_id, *span), key=lambda one: one.since)),
            measured=_by_day(measured_of(self.draw, patient_id, self.nature, truths, span)),
        )
        return SimulatedCourse(
            person=self.person,
            kept=self._judged(kept),
            truth=_reliefs(truths),
            doses=tuple(one.dose for one in self.days.given),
            booked_for=tuple(one.booked_for for one in self.days.given),
            ahead=self.days.ahead,
            dose=self.days.dose,
        )

    def _truths(self) -> tuple[TrueInfusion, ...]:
        return tuple(one.truth for one in self.days.given)

    def _infusion(self, one: Step) -> Infusion:
        before = self.nature.pain_on(one.truth.day, self._truths())
        mg = one.dose.mg(self.person.weight_kg)
        said = min(10, max(0, round(before + self.draw.gauss(0, 0.4))))
        after = min(said, max(0, round(one.truth.nadir + self.draw.gauss(0, 0.4))))
        return Infusion(
            session_id=UUID(int=self.draw.getrandbits(128), version=4),
            day=one.truth.day,
            given_mg=mg,
            mg_per_kg=rounded(mg / self.person.weight_kg, 2),
            pain_before=Decimal(said),
            pain_after=Decimal(after),
        )

    def _diary(self, truths: tuple[TrueInfusion, ...], span: tuple[date, date]) -> tuple[DiaryEntry, ...]:
        habit = Habit.drawn(self.draw, *span)
        return tuple(
            diary_of(self.draw, self.course.patient_id, habit, span, lambda day: self.nature.pain_on(day, truths))
        )

    def _judged(self, kept: CourseFile) -> CourseFile:
        """Return what is kept with the judgement of the response, where its day has come."""
        day = self.days.judged_on
        if day is None or day > self.today:
            return kept
        answer = satisfied(self.draw, self.course.patient_id, self.nature, day)
        story, rules = tell(kept, self.protocol, day), self.protocol.course
        outcome = Outcome.GO_ON if self.nature.responds else Outcome.STOP
        judged = Assessment(
            course_id=self.course.course_id,
            day=day,
            outcome=outcome,
            physician=self.course.prescriber,
            found=response(story, rules, satisfied=is_satisfied([answer])).sentence,
        )
        return replace(kept, assessments=(judged,), measured=_by_day((*kept.measured, answer)))


def _by_day(measured: Iterable[Measured]) -> tuple[Measured, ...]:
    return tuple(sorted(measured, key=lambda one: one.day))


def _reliefs(truths: tuple[TrueInfusion, ...]) -> tuple[TrueRelief, ...]:
    """Return the reliefs of the infusions that no other one followed within a week."""
    following = (*(one.day for one in truths[1:]), date.max)
    return tuple(
        TrueRelief(number, one.days)
        for number, (one, after) in enumerate(zip(truths, following, strict=True), start=1)
        if (after - one.day).days > SERIES_DAYS
    )
