"""What the core asks of the outside for courses of treatment: rows that are kept on disk, each change audited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from session.course import Assessment, Booking, Course, CourseFile, DiaryEntry, Measured, Treatment
from session.ports import Patient


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course in a list, with its patient."""

    course: Course
    patient: Patient


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One booking in a list, with its patient and course."""

    booking: Booking
    patient: Patient
    course: Course


@dataclass(frozen=True, slots=True)
class DiaryWritten:
    """How many days came to a diary as `new`, and how many were `replaced` by what was told now."""

    new: int
    replaced: int


class Courses(Protocol):
    """Courses, bookings, diaries and judgements of the response.

    Each change is written whole, with its audit, or not at all; then it raises Refused with the rule's sentence, or
    StorageProblem. A `reason` may be empty; where one is given it goes to the audit.
    """

    def open_course(self, course: Course, bookings: Iterable[Booking], actor: str) -> None:
        """Open a course with its planned infusions; refused where the patient has one that is not ended."""

    def change_course(self, course: Course, actor: str, reason: str) -> None:
        """Change a course; one that is ended now lets go of its bookings that are still to come."""

    def course(self, course_id: UUID) -> Course | None:
        """Return a course, or None."""

    def courses_of(self, patient_id: UUID) -> tuple[Course, ...]:
        """Return a patient's courses, newest first."""

    def open_courses(self) -> tuple[CourseRow, ...]:
        """Return the courses that are not ended, by the patient's name."""

    def kept(self, course_id: UUID) -> CourseFile | None:
        """Return all that is kept of a course, or None.

        Its diary ends where the patient's next course was opened; treatments and scores are all of the patient's.
        """

    def all_kept(self, *, open_only: bool) -> tuple[tuple[Patient, CourseFile], ...]:
        """Return all that is kept of every course, or of those that are not ended, by the patient's name."""

    def book(self, booking: Booking, actor: str) -> None:
        """Book an infusion; refused where its chair or its patient is taken at that time."""

    def book_all(self, bookings: Iterable[Booking], actor: str) -> None:
        """Book several infusions, all of them or none; refused as `book` is."""

    def change_booking(self, booking: Booking, actor: str, reason: str, seen: Booking | None = None) -> None:
        """Move a booking, or say what became of it; refused where it is no longer as it was `seen`."""

    def change_bookings(
        self, bookings: Iterable[Booking], actor: str, reason: str, seen: Iterable[Booking] = ()
    ) -> None:
        """Move several bookings, all of them or none, each checked where all of them stand afterwards.

        Refused where one of those that were `seen` is no longer so.
        """

    def bookings(self, first: datetime, until: datetime) -> tuple[BookingRow, ...]:
        """Return the bookings that begin from `first` on and before `until` (both aware), in the order of time."""

    def write_diary(self, entries: Iterable[DiaryEntry], actor: str) -> DiaryWritten:
        """Write days of one or more diaries; of one day the last that is told counts, the older goes to the audit."""

    def diary(self, patient_id: UUID) -> tuple[DiaryEntry, ...]:
        """Return a patient's diary, one entry a day, in the order of the days."""

    def add_treatment(self, treatment: Treatment, actor: str) -> None:
        """Write down something else that was begun."""

    def change_treatment(self, treatment: Treatment, actor: str) -> None:
        """Correct what else was begun, or say when it ended."""

    def add_measured(self, measured: Measured, actor: str) -> None:
        """Write down a score or an answer between sessions."""

    def measured(self, patient_id: UUID) -> tuple[Measured, ...]:
        """Return a patient's scores and answers by day, those of one day as they were told."""

    def judge(self, assessment: Assessment, course: Course, actor: str, answer: Measured | None = None) -> None:
        """Sign a judgement as `assess` does, with the patient's `answer`, also while the induction still goes on.

        Unless the course stops, its response assessment is begun first; all of it is written, or nothing.
        """

    def assess(self, assessment: Assessment, course: Course, actor: str) -> None:
        """Sign a judgement of the response together with the course as it goes on, or ends, after it."""
