"""Courses of treatment on SQLite: reads on the caller's thread, changes on the writer's, each audited."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import select

from session.course import Assessment, Booking, Course, CourseFile, DiaryEntry, Measured, Treatment
from session.course_ports import BookingRow, CourseRow, DiaryWritten
from session.ports import Clock, Patient
from storage import course_changes, course_files, diary
from storage.bookings import between, book, book_all, change_bookings
from storage.changes import Changes
from storage.course_files import Scope, Values
from storage.course_rows import COURSE, ENTRY, MEASURE
from storage.course_tables import COURSES
from storage.patients import COLUMNS as PATIENT_COLUMNS
from storage.patients import patient_from
from storage.reader import Reader
from storage.tables import PATIENTS
from storage.writer import Writes

_OPEN: Final = (
    select(*COURSE.columns, *(column for column in PATIENT_COLUMNS if column.name != "patient_id"))
    .join_from(COURSES, PATIENTS, COURSES.c.patient_id == PATIENTS.c.patient_id)
    .where(COURSES.c.ended_on.is_(None))
    .order_by(PATIENTS.c.name_key, PATIENTS.c.number)
)


class SqliteCourses:
    """Courses, bookings, diaries and judgements; a change waits until the writer has committed it with its audit."""

    def __init__(self, writer: Writes, reader: Reader, clock: Clock, station: str) -> None:
        self._reader = reader
        self._changes = Changes(writer, clock, station)

    def open_course(self, course: Course, bookings: Iterable[Booking], actor: str) -> None:
        """Open a course with its planned infusions; raises Refused where a rule does not allow it."""
        work = partial(
            course_changes.open_course,
            course=course,
            bookings=tuple(bookings),
            today=self._changes.today(),
            offset=self._changes.utc_offset_min,
        )
        self._changes.make(work, actor, "course", str(course.course_id))

    def change_course(self, course: Course, actor: str, reason: str) -> None:
        """Change a course; one that is ended now lets go of its bookings that are still to come. Raises Refused."""
        work = partial(course_changes.change_course, course=course, reason=reason, today=self._changes.today())
        self._changes.make(work, actor, "course", str(course.course_id))

    def course(self, course_id: UUID) -> Course | None:
        with self._reader.reading() as connection:
            return COURSE.one(connection, course_id)

    def courses_of(self, patient_id: UUID) -> tuple[Course, ...]:
        with self._reader.reading() as connection:
            rows = connection.execute(course_changes.OF_PATIENT, {"of_id": patient_id})
            return tuple(map(COURSE.read, rows))

    def open_courses(self) -> tuple[CourseRow, ...]:
        with self._reader.reading() as connection:
            return tuple(CourseRow(COURSE.read(row), patient_from(row)) for row in connection.execute(_OPEN))

    def kept(self, course_id: UUID) -> CourseFile | None:
        """Return all that is kept of a course; the events of sessions that an older program wrote are folded once."""
        return next((kept for _, kept in self._files(course_files.ONE, {"of_id": course_id})), None)

    def all_kept(self, *, open_only: bool) -> tuple[tuple[Patient, CourseFile], ...]:
        return self._files(course_files.OPEN if open_only else course_files.ALL, {})

    def book(self, booking: Booking, actor: str) -> None:
        """Book an infusion; raises Refused where its chair or its patient is taken at that time."""
        work = partial(book, booking=booking, offset=self._changes.utc_offset_min)
        self._changes.make(work, actor, "booking", str(booking.booking_id))

    def book_all(self, bookings: Iterable[Booking], actor: str) -> None:
        """Book several infusions, all of them or none; raises Refused as `book` does."""
        booked = tuple(bookings)
        work = partial(book_all, bookings=booked, offset=self._changes.utc_offset_min)
        self._changes.make(work, actor, "booking", ", ".join(str(one.booking_id) for one in booked))

    def change_booking(self, booking: Booking, actor: str, reason: str, seen: Booking | None = None) -> None:
        """Move a booking, or say what became of it; raises Refused as `book` does, and where it was not `seen` so."""
        self.change_bookings((booking,), actor, reason, () if seen is None else (seen,))

    def change_bookings(
        self, bookings: Iterable[Booking], actor: str, reason: str, seen: Iterable[Booking] = ()
    ) -> None:
        """Move several bookings, all of them or none; raises Refused as `book` does, and where one was not so."""
        moved, offset = tuple(bookings), self._changes.utc_offset_min
        work = partial(change_bookings, bookings=moved, seen=tuple(seen), reason=reason, offset=offset)
        self._changes.make(work, actor, "booking", ", ".join(str(one.booking_id) for one in moved))

    def bookings(self, first: datetime, until: datetime) -> tuple[BookingRow, ...]:
        with self._reader.reading() as connection:
            return between(connection, first, until)

    def write_diary(self, entries: Iterable[DiaryEntry], actor: str) -> DiaryWritten:
        """Write days of diaries, all or none; raises Refused where a rule does not allow one of them."""
        work = partial(diary.write, entries=tuple(entries), today=self._changes.today())
        return self._changes.make(work, actor, "diary", "")

    def diary(self, patient_id: UUID) -> tuple[DiaryEntry, ...]:
        with self._reader.reading() as connection:
            return tuple(map(ENTRY.read, connection.execute(diary.OF_PATIENT, {"of_id": patient_id})))

    def add_treatment(self, treatment: Treatment, actor: str) -> None:
        """Write down something else that was begun; raises Refused."""
        work = partial(diary.add_treatment, treatment=treatment)
        self._changes.make(work, actor, "treatment", str(treatment.treatment_id))

    def change_treatment(self, treatment: Treatment, actor: str) -> None:
        """Correct what else was begun, or say when it ended; raises Refused."""
        work = partial(diary.change_treatment, treatment=treatment)
        self._changes.make(work, actor, "treatment", str(treatment.treatment_id))

    def add_measured(self, measured: Measured, actor: str) -> None:
        """Write down a score or an answer between sessions; raises Refused."""
        work = partial(diary.add_measured, measured=measured, today=self._changes.today())
        self._changes.make(work, actor, "measured", str(measured.patient_id))

    def measured(self, patient_id: UUID) -> tuple[Measured, ...]:
        with self._reader.reading() as connection:
            return tuple(map(MEASURE.read, connection.execute(diary.MEASURED_OF, {"of_id": patient_id})))

    def judge(self, assessment: Assessment, course: Course, actor: str, answer: Measured | None = None) -> None:
        """Sign a judgement with the patient's answer, also in the induction, all of it or nothing; raises Refused."""
        today = self._changes.today()
        work = partial(course_changes.judge, assessment=assessment, course=course, answer=answer, today=today)
        self._changes.make(work, actor, "assessment", str(course.course_id))

    def assess(self, assessment: Assessment, course: Course, actor: str) -> None:
        """Sign a judgement of the response together with the course as it goes on after it; raises Refused."""
        work = partial(course_changes.assess, assessment=assessment, course=course, today=self._changes.today())
        self._changes.make(work, actor, "assessment", str(course.course_id))

    def _files(self, scope: Scope, values: Values) -> tuple[tuple[Patient, CourseFile], ...]:
        with self._reader.reading() as connection:
            return tuple(course_files.course_files(connection, scope, values))
