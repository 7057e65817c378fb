"""A simulated clinic: invented patients with their courses, written into a record as people would have written them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from session.course import Booking, BookingStatus, Course, CoursePhase, Outcome
from session.induction import next_open
from session.ports import Clock, Journal, Registry
from session.protocol import Protocol
from session.simulation.course_days import Dose
from session.simulation.courses import SimulatedCourse
from session.simulation.short_session import ShortSession, abridged, chair_minutes
from session.simulation.timetable import Place, Timetable
from session.times import at_chair

NURSE: Final = "Simulated nurse"
_BOOKED_DAYS: Final = 21
_BOOKED: Final = 0.6
_NOON: Final = 12
_LOOK_AHEAD: Final = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Written:
    """How much of each kind was written."""

    patients: int = 0
    infusions: int = 0
    diary_days: int = 0
    bookings: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.patients + other.patients,
            self.infusions + other.infusions,
            self.diary_days + other.diary_days,
            self.bookings + other.bookings,
        )


class SimulatedRecord:
    """Writes simulated courses into a record; what is to come is booked from the clock's day on."""

    def __init__(self, journal: Journal, registry: Registry, clock: Clock, protocol: Protocol, station: str) -> None:
        self._journal, self._registry, self._clock, self._station = journal, registry, clock, station
        self._protocol, self._short = protocol, abridged(protocol)
        self.now = clock.wall()
        self.today = at_chair(self.now, clock.utc_offset_min(self.now)).date()
        rows = registry.courses.bookings(self.now - timedelta(days=1), self.now + _LOOK_AHEAD)
        self._timetable = Timetable(clock.utc_offset_min, (row.booking for row in rows))

    def write(self, simulated: SimulatedCourse) -> Written:
        """Write a patient, a session for each infusion, the course and all that is kept of it; raises Refused."""
        kept, courses = simulated.kept, self._registry.courses
        self._registry.add_patient(simulated.person.patient, NURSE)
        bookings = [*self._past(simulated), *self._ahead(simulated)]
        courses.open_course(_at_first(kept.course), bookings, kept.course.prescriber)
        courses.write_diary(kept.diary, NURSE)
        for treatment in kept.treatments:
            courses.add_treatment(treatment, NURSE)
        for measured in kept.measured:
            courses.add_measured(measured, NURSE)
        self._go_on(simulated)
        return Written(1, len(kept.infusions), len(kept.diary), len(bookings))

    def _past(self, simulated: SimulatedCourse) -> Iterator[Booking]:
        """Record a session for each infusion and yield its booking, also those that were missed at first."""
        waiting = []
        given = zip(simulated.kept.infusions, simulated.doses, simulated.booked_for, strict=True)
        for infusion, dose, booked_for in given:
            if booked_for != infusion.day:
                yield _booking(simulated, self._place(booked_for, dose), dose, BookingStatus.MISSED)
            place = self._place(infusion.day, dose)
            session = ShortSession(
                who=simulated.person,
                infusion=infusion,
                dose=dose,
                protocol=self._short,
                opened_at=place.at,
                chair=place.chair,
                utc_offset_min=self._clock.utc_offset_min(place.at),
            )
            waiting.append(session.write_down(self._journal, actor=NURSE, station=self._station))
            yield _booking(simulated, place, dose, BookingStatus.DONE, infusion.session_id)
        for each in waiting:
            each.result()

    def _ahead(self, simulated: SimulatedCourse) -> Iterator[Booking]:
        """Yield what is booked: the rest of an induction, and some of the boosters of the coming weeks."""
        course, days = simulated.kept.course, simulated.ahead
        if course.phase is CoursePhase.MAINTENANCE and not self._books(simulated):
            return
        first = self.today if at_chair(self.now, self._clock.utc_offset_min(self.now)).hour < _NOON else self._tomorrow
        for day in days:
            first = next_open(max(day, first), self._protocol.course.open_days)
            place = self._timetable.take(first, chair_minutes(simulated.dose), self.now)
            yield _booking(simulated, place, simulated.dose, BookingStatus.PLANNED)
            first += timedelta(days=max(1, self._protocol.minimum_gap_days))

    def _books(self, simulated: SimulatedCourse) -> bool:
        draw = Random(str(simulated.kept.course.course_id))  # noqa: S311 -- chance that guards no secret
        soon = self.today + timedelta(days=_BOOKED_DAYS)
        return all(day <= soon for day in simulated.ahead) and draw.random() < _BOOKED

    @property
    def _tomorrow(self) -> date:
        return self.today + timedelta(days=1)

    def _place(self, day: date, dose: Dose) -> Place:
        return self._timetable.take(day, chair_minutes(dose))

    def _go_on(self, simulated: SimulatedCourse) -> None:
        """Take the course from its induction to where it stands."""
        course, courses = simulated.kept.course, self._registry.courses
        if course.phase is CoursePhase.INDUCTION:
            return
        courses.change_course(replace(_at_first(course), phase=CoursePhase.ASSESSMENT), NURSE, "")
        for judged in simulated.kept.assessments:
            stopped = judged.outcome is Outcome.STOP
            after = course if stopped else replace(_at_first(course), phase=CoursePhase.MAINTENANCE)
            courses.assess(judged, after, judged.physician)
        courses.change_course(course, course.prescriber, "")


def _at_first(course: Course) -> Course:
    return replace(course, phase=CoursePhase.INDUCTION, ended_on=None, end_reason="")


def _booking(
    simulated: SimulatedCourse, place: Place, dose: Dose, status: BookingStatus, session_id: UUID | None = None
) -> Booking:
    course = simulated.kept.course
    draw = Random(f"{course.course_id}/{place.at}")  # noqa: S311 -- chance that guards no secret
    return Booking(
        booking_id=UUID(int=draw.getrandbits(128), version=4),
        course_id=course.course_id,
        patient_id=course.patient_id,
        at=place.at,
        minutes=chair_minutes(dose),
        chair=place.chair,
        status=status,
        session_id=session_id,
    )
