"""Courses in memory, under the same rules as on disk: what the core asks of the outside for a course of treatment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from session.booking_rules import booking_refusal
from session.course import (
    Assessment,
    Booking,
    Course,
    CourseFile,
    CoursePhase,
    DiaryEntry,
    Measured,
    Outcome,
    Treatment,
)
from session.course_ports import BookingRow, CourseRow, DiaryWritten
from session.course_refusals import assessment_refusal, change_refusal, opening_refusal
from session.diary_rules import diary_refusal, measured_refusal, treatment_refusal
from session.ports import Patient
from session.problems import Refused
from tests.session.cases import DAY


class MemoryCourses:
    """Keeps courses of the given patients in memory; `today` is moved by hand, the chair stands in UTC."""

    def __init__(self, patients: list[Patient]) -> None:
        self._patients, self.today = patients, DAY.date()
        self._courses: dict[UUID, Course] = {}
        self._bookings: dict[UUID, Booking] = {}
        self._days: dict[tuple[UUID, date], DiaryEntry] = {}
        self._treatments: dict[UUID, Treatment] = {}
        self._measured: list[Measured] = []
        self._assessments: list[Assessment] = []

    def open_course(self, course: Course, bookings: Iterable[Booking], actor: str) -> None:
        _require(opening_refusal(course, self._patient(course), self.courses_of(course.patient_id), self.today))
        self._courses[course.course_id] = course
        try:
            self.book_all(bookings, actor)
        except Refused:
            del self._courses[course.course_id]
            raise

    def change_course(self, course: Course, actor: str, reason: str) -> None:
        _require(change_refusal(self._courses[course.course_id], course, self._patient(course), self.today))
        self._courses[course.course_id] = course

    def course(self, course_id: UUID) -> Course | None:
        return self._courses.get(course_id)

    def courses_of(self, patient_id: UUID) -> tuple[Course, ...]:
        mine = (one for one in self._courses.values() if one.patient_id == patient_id)
        return tuple(sorted(mine, key=lambda one: one.opened_on, reverse=True))

    def open_courses(self) -> tuple[CourseRow, ...]:
        open_ones = (one for one in self._courses.values() if one.phase is not CoursePhase.ENDED)
        rows = (CourseRow(one, self._patient(one)) for one in open_ones)
        return tuple(sorted(rows, key=lambda row: row.patient.name))

    def kept(self, course_id: UUID) -> CourseFile | None:
        course = self._courses.get(course_id)
        if course is None:
            return None
        return CourseFile(
            course=course,
            diary=self.diary(course.patient_id),
            bookings=tuple(one for one in self._in_time() if one.course_id == course_id),
            treatments=tuple(one for one in self._treatments.values() if one.patient_id == course.patient_id),
            measured=self.measured(course.patient_id),
            assessments=tuple(one for one in self._assessments if one.course_id == course_id),
        )

    def all_kept(self, *, open_only: bool) -> tuple[tuple[Patient, CourseFile], ...]:
        chosen = (one for one in self._courses.values() if not open_only or one.phase is not CoursePhase.ENDED)
        files = ((self._patient(one), self.kept(one.course_id)) for one in chosen)
        found = [(patient, kept) for patient, kept in files if kept]
        return tuple(sorted(found, key=lambda one: (one[0].name, one[1].course.opened_on)))

    def book(self, booking: Booking, actor: str) -> None:
        course = self._courses[booking.course_id]
        others = self.bookings(datetime.min.replace(tzinfo=DAY.tzinfo), datetime.max.replace(tzinfo=DAY.tzinfo))
        _require(booking_refusal(booking, course, self._patient(course), others, 0))
        self._bookings[booking.booking_id] = booking

    def book_all(self, bookings: Iterable[Booking], actor: str) -> None:
        before = dict(self._bookings)
        try:
            for booking in bookings:
                self.book(booking, actor)
        except Refused:
            self._bookings = before
            raise

    def change_booking(self, booking: Booking, actor: str, reason: str, seen: Booking | None = None) -> None:
        self.change_bookings((booking,), actor, reason, () if seen is None else (seen,))

    def change_bookings(
        self, bookings: Iterable[Booking], actor: str, reason: str, seen: Iterable[Booking] = ()
    ) -> None:
        before, moved = dict(self._bookings), tuple(bookings)
        if any(self._bookings.get(one.booking_id) != one for one in seen):
            _require("This booking has changed since; look again.")
        self._bookings |= {one.booking_id: one for one in moved}
        try:
            for booking in moved:
                self.book(booking, actor)
        except Refused:
            self._bookings = before
            raise

    def bookings(self, first: datetime, until: datetime) -> tuple[BookingRow, ...]:
        return tuple(
            BookingRow(one, self._patient(one), self._courses[one.course_id])
            for one in self._in_time()
            if first <= one.at < until
        )

    def write_diary(self, entries: Iterable[DiaryEntry], actor: str) -> DiaryWritten:
        told = {(one.patient_id, one.day): one for one in entries}
        for entry in told.values():
            _require(diary_refusal(entry, self._patient(entry), self.today))
        replaced = sum(key in self._days and self._days[key] != entry for key, entry in told.items())
        new = len(told.keys() - self._days.keys())
        self._days |= told
        return DiaryWritten(new, replaced)

    def diary(self, patient_id: UUID) -> tuple[DiaryEntry, ...]:
        return tuple(one for key, one in sorted(self._days.items()) if key[0] == patient_id)

    def add_treatment(self, treatment: Treatment, actor: str) -> None:
        _require(treatment_refusal(treatment, self._patient(treatment)))
        self._treatments[treatment.treatment_id] = treatment

    def change_treatment(self, treatment: Treatment, actor: str) -> None:
        self.add_treatment(treatment, actor)

    def add_measured(self, measured: Measured, actor: str) -> None:
        _require(measured_refusal(measured, self._patient(measured), self.today))
        self._measured.append(measured)

    def measured(self, patient_id: UUID) -> tuple[Measured, ...]:
        mine = (one for one in self._measured if one.patient_id == patient_id)
        return tuple(sorted(mine, key=lambda one: one.day))

    def judge(self, assessment: Assessment, course: Course, actor: str, answer: Measured | None = None) -> None:
        before, measured = dict(self._courses), list(self._measured)
        try:
            if answer is not None:
                self.add_measured(answer, actor)
            known = self._courses[course.course_id]
            if known.phase is CoursePhase.INDUCTION and assessment.outcome is not Outcome.STOP:
                self._courses[course.course_id] = replace(known, phase=CoursePhase.ASSESSMENT)
            self.assess(assessment, course, actor)
        except Refused:
            self._courses, self._measured = before, measured
            raise

    def assess(self, assessment: Assessment, course: Course, actor: str) -> None:
        before = self._courses[course.course_id]
        _require(assessment_refusal(before, course, assessment, self._patient(course), self.today))
        self._assessments.append(assessment)
        self._courses[course.course_id] = course

    def _in_time(self) -> list[Booking]:
        return sorted(self._bookings.values(), key=lambda one: one.at)

    def _patient(self, about: Course | Booking | DiaryEntry | Treatment | Measured) -> Patient:
        return next(one for one in self._patients if one.patient_id == about.patient_id)


def _require(refusal: str) -> None:
    if refusal:
        raise Refused(refusal)
