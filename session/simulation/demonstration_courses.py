"""Writes the courses of the demonstration's patients around the sessions that are on the record already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from session.course import (
    Assessment,
    Booking,
    BookingStatus,
    Course,
    CoursePhase,
    DiaryEntry,
    DiarySource,
    Infusion,
    Measure,
    Measured,
    Outcome,
    Treatment,
)
from session.course_story import tell
from session.induction import next_open
from session.ports import Clock, Journal, Registry, SessionHead
from session.protocol import Protocol
from session.quantities import Rate, RateUnit
from session.responder import response
from session.satisfaction import satisfaction
from session.simulation.check_in import Person
from session.simulation.course_days import Dose
from session.simulation.course_diary import Habit, diary_of
from session.simulation.course_truth import Nature, Return, TrueInfusion
from session.simulation.demonstration_tales import TALES, Tale
from session.simulation.short_session import ShortSession, abridged, chair_minutes
from session.times import at_chair

PHYSICIAN: Final = "Dr Lang"
_LED_UP: Final = timedelta(days=12)
_DOSE: Final = Dose(Rate(Decimal("0.45"), RateUnit.MG_KG_H), 90)
_HABIT: Final = Habit(DiarySource.PAPER, 0.85, Decimal("0.5"), 0.5, None)
_EARLIER_AT, _EARLIER_CHAIR = time(9, 0), "4"
_BOOKED_AT, _BOOKED_CHAIR = time(9, 45), "2"
_COMING_CHAIR: Final = "3"
_QUARTER: Final = timedelta(minutes=15)
_ANY_DAYS: Final = 30.0  # of an infusion that another follows before anybody sees how long it helps


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The record, the protocol that is followed, the clock, and who writes at which station."""

    journal: Journal
    registry: Registry
    clock: Clock
    protocol: Protocol
    nurse: str
    station: str


def write_courses(around: Surroundings, people: Iterable[Person], seed: str) -> None:
    """Write the courses of those of the people who have a tale; raises StorageProblem."""
    known = {one.patient.mrn: one for one in people}
    for tale in TALES:
        _Writing(around, known[tale.mrn], tale, seed).write()


class _Writing:
    """One course while it is written."""

    def __init__(self, around: Surroundings, who: Person, tale: Tale, seed: str) -> None:
        self._around, self._who, self._tale = around, who, tale
        self._patient_id, self._courses = who.patient.patient_id, around.registry.courses
        self._draw = Random(f"{seed}/{tale.mrn}")  # noqa: S311 -- chance that guards no secret
        self._now = around.clock.wall()
        self._today = self._day(self._now)

    def write(self) -> None:
        earlier = tuple(self._earlier_days())
        played = [self._day(head.started_at) for head in self._heads() if head.started_at]
        truths = tuple(self._truths(sorted((*earlier, *played))))
        for day in earlier:
            self._give(day, truths)
        course = self._course(truths)
        at_first = replace(course, phase=CoursePhase.INDUCTION)
        self._courses.open_course(at_first, [*self._done(course), *self._ahead(course)], PHYSICIAN)
        self._courses.write_diary(self._diary(course, truths), self._around.nurse)
        for treatment in self._treatments():
            self._courses.add_treatment(treatment, self._around.nurse)
        for measured in self._measured(truths):
            self._courses.add_measured(measured, self._around.nurse)
        self._go_on(course, truths)

    def _day(self, moment: datetime) -> date:
        return at_chair(moment, self._offset(moment)).date()

    def _offset(self, moment: datetime) -> int:
        return self._around.clock.utc_offset_min(moment)

    def _moment(self, day: date, clock: time) -> datetime:
        offset = self._offset(datetime.combine(day, clock, UTC))
        return datetime.combine(day, clock, timezone(timedelta(minutes=offset))).astimezone(UTC)

    def _heads(self) -> list[SessionHead]:
        """Return the patient's sessions that were started, in the order of time."""
        rows = self._around.registry.sessions_of(self._patient_id)
        return sorted((row.head for row in rows if row.head.started_at), key=lambda head: head.opened_at)

    def _earlier_days(self) -> Iterator[date]:
        after = date.min
        for ago in self._tale.earlier:
            after = next_open(max(self._today - timedelta(days=ago), after), self._around.protocol.course.open_days)
            yield after
            after += timedelta(days=1)

    def _truths(self, days: Iterable[date]) -> Iterator[TrueInfusion]:
        tale = self._tale
        for place, day in enumerate(days, start=1):
            share = min(1.0, place / tale.planned) ** 0.7
            relief = tale.reliefs[place - tale.planned] if place >= tale.planned else _ANY_DAYS
            yield TrueInfusion(day, tale.baseline - (tale.baseline - tale.nadir) * share, relief)

    @property
    def _nature(self) -> Nature:
        tale = self._tale
        return Nature(
            condition=tale.condition, years=tale.years, baseline=tale.baseline, nadir=tale.nadir,
            usual_days=_ANY_DAYS, within=0.0, drift=0.0, way=Return.LINE, responds=True,
        )  # fmt: skip

    def _give(self, day: date, truths: tuple[TrueInfusion, ...]) -> None:
        """Write the session of an infusion that is not played."""
        around, mg = self._around, _DOSE.mg(self._who.weight_kg)
        truth = next(one for one in truths if one.day == day)
        infusion = Infusion(
            session_id=self._identifier(),
            day=day,
            given_mg=mg,
            pain_before=Decimal(round(self._nature.pain_on(day, truths))),
            pain_after=Decimal(round(truth.nadir)),
        )
        opened_at = self._moment(day, _EARLIER_AT)
        session = ShortSession(
            who=self._who, infusion=infusion, dose=_DOSE, protocol=abridged(around.protocol), opened_at=opened_at,
            chair=_EARLIER_CHAIR, utc_offset_min=self._offset(opened_at),
        )  # fmt: skip
        session.write_down(around.journal, actor=around.nurse, station=around.station).result()

    def _identifier(self) -> UUID:
        return UUID(int=self._draw.getrandbits(128), version=4)

    def _course(self, truths: tuple[TrueInfusion, ...]) -> Course:
        tale, opened_on = self._tale, truths[0].day - _LED_UP
        return Course(
            course_id=self._identifier(), patient_id=self._patient_id, condition=tale.condition, prescriber=PHYSICIAN,
            protocol=self._around.protocol.name, planned=tale.planned, opened_on=opened_on, site=tale.site,
            onset=opened_on - timedelta(days=round(tale.years * 365)), earlier=tale.tried, goals=tale.goals,
            phase=tale.phase,
        )  # fmt: skip

    def _booking(self, course: Course, at: datetime, chair: str, session_id: UUID | None = None) -> Booking:
        return Booking(
            booking_id=self._identifier(),
            course_id=course.course_id,
            patient_id=self._patient_id,
            at=at,
            minutes=chair_minutes(_DOSE),
            chair=chair,
            status=BookingStatus.DONE if session_id else BookingStatus.PLANNED,
            session_id=session_id,
        )

    def _done(self, course: Course) -> Iterator[Booking]:
        for head in self._heads():
            yield self._booking(course, head.opened_at.replace(second=0, microsecond=0), head.chair, head.session_id)

    def _ahead(self, course: Course) -> Iterator[Booking]:
        """Yield what is booked: for later today, and for the days to come."""
        tale, open_days = self._tale, self._around.protocol.course.open_days
        if tale.comes_in_min is not None:
            at = self._now + timedelta(minutes=tale.comes_in_min)
            at += -(at - datetime.min.replace(tzinfo=UTC)) % _QUARTER
            yield self._booking(course, at, _COMING_CHAIR)
        day = self._today
        for ahead in tale.booked_in:
            day = next_open(max(self._today + timedelta(days=ahead), day + timedelta(days=1)), open_days)
            yield self._booking(course, self._moment(day, _BOOKED_AT), _BOOKED_CHAIR)

    def _diary(self, course: Course, truths: tuple[TrueInfusion, ...]) -> tuple[DiaryEntry, ...]:
        span = course.opened_on, self._today - timedelta(days=self._tale.diary_until)
        nature = self._nature
        return tuple(diary_of(self._draw, self._patient_id, _HABIT, span, lambda day: nature.pain_on(day, truths)))

    def _treatments(self) -> Iterator[Treatment]:
        for other in self._tale.others:
            yield Treatment(
                treatment_id=self._identifier(), patient_id=self._patient_id, kind=other.kind, words=other.words,
                since=self._today - timedelta(days=other.since),
                until=None if other.until is None else self._today - timedelta(days=other.until),
            )  # fmt: skip

    def _measured(self, truths: tuple[TrueInfusion, ...]) -> Iterator[Measured]:
        """Yield what was asked at the start and after the induction, and the call after the last session."""
        tale, first = self._tale, truths[0].day
        yield Measured(patient_id=self._patient_id, day=first, measure=Measure.BPI, value=Decimal("7.2"))
        yield Measured(patient_id=self._patient_id, day=first, measure=Measure.LIVER_TEST, words="within normal range")
        if tale.satisfied_on is not None:
            day = self._today - timedelta(days=tale.satisfied_on)
            yield Measured(patient_id=self._patient_id, day=day, measure=Measure.BPI, value=Decimal("4.1"))
            yield satisfaction(self._patient_id, day, satisfied=True)
        called = truths[-1].day + timedelta(days=2)
        if called <= self._today:
            yield Measured(patient_id=self._patient_id, day=called, measure=Measure.FOLLOW_UP, words="slept well")

    def _go_on(self, course: Course, truths: tuple[TrueInfusion, ...]) -> None:
        """Take the course from its induction to where it stands, with the judgement of a physician."""
        if course.phase is CoursePhase.INDUCTION:
            return
        self._courses.change_course(replace(course, phase=CoursePhase.ASSESSMENT), self._around.nurse, "")
        if self._tale.judged_after is None:
            return
        day = truths[self._tale.planned - 1].day + timedelta(days=self._tale.judged_after)
        self._courses.add_measured(satisfaction(self._patient_id, day, satisfied=True), self._around.nurse)
        kept, protocol = self._courses.kept(course.course_id), self._around.protocol
        found = response(tell(kept, protocol, day), protocol.course, satisfied=True).sentence if kept else ""
        judged = Assessment(
            course_id=course.course_id, day=day, outcome=Outcome.GO_ON, physician=PHYSICIAN, found=found
        )
        self._courses.assess(judged, course, PHYSICIAN)
