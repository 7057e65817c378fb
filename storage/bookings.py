"""Booked infusions: checked against what holds the chair at that moment, in the transaction that writes them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from session.booking_rules import LONGEST_MIN, booking_refusal, end_of, passed_refusal
from session.course import Booking, BookingStatus, Course
from session.course_ports import BookingRow
from session.problems import Refused, StorageProblem
from session.times import at_chair
from storage.audit import Change
from storage.course_rows import BOOKING, COURSE, require
from storage.course_tables import BOOKINGS, COURSES
from storage.patients import COLUMNS as PATIENT_COLUMNS
from storage.patients import patient_from, registered
from storage.reader import AnyRow
from storage.tables import PATIENTS, SESSIONS

Offset = Callable[[datetime], int]
"""Gives the chair's offset from UTC in minutes at a moment."""

_WITH_PATIENT: Final = tuple(column for column in PATIENT_COLUMNS if column.name != "patient_id")
_BETWEEN: Final = (
    select(
        *BOOKING.columns,
        *_WITH_PATIENT,
        *(column.label(f"of_{column.name}") for column in COURSE.columns),
    )
    .join_from(BOOKINGS, COURSES, BOOKINGS.c.course_id == COURSES.c.course_id)
    .join(PATIENTS, BOOKINGS.c.patient_id == PATIENTS.c.patient_id)
    .where(BOOKINGS.c.at >= bindparam("first"), BOOKINGS.c.at < bindparam("until"))
    .order_by(BOOKINGS.c.at, BOOKINGS.c.chair, BOOKINGS.c.number)
)
_PLANNED: Final = (
    select(*BOOKING.columns)
    .where(BOOKINGS.c.course_id == bindparam("course_id"), BOOKINGS.c.at >= bindparam("first"))
    .where(BOOKINGS.c.status == BookingStatus.PLANNED)
)
_PLANNED_FOR: Final = (
    select(*BOOKING.columns)
    .where(BOOKINGS.c.patient_id == bindparam("patient_id"), BOOKINGS.c.at >= bindparam("first"))
    .where(BOOKINGS.c.status == BookingStatus.PLANNED)
)
_WHOSE: Final = select(SESSIONS.c.patient_id).where(SESSIONS.c.session_id == bindparam("session_id"))
_FIRST_OF_COURSE: Final = len(BOOKING.columns) + len(_WITH_PATIENT)


def between(connection: Connection, first: datetime, until: datetime) -> tuple[BookingRow, ...]:
    """Return the bookings that begin from `first` on and before `until`, in the order of time."""
    return tuple(map(_booking_row, connection.execute(_BETWEEN, {"first": first, "until": until})))


def book(connection: Connection, booking: Booking, offset: Offset, change: Change) -> None:
    """Book an infusion; raises Refused where its chair or its patient is taken at that time."""
    if BOOKING.one(connection, booking.booking_id) is not None:
        raise StorageProblem("This infusion is booked already. Look at the list again.")
    require(passed_refusal(booking, None, _today(offset, change), offset(booking.at)))
    _check(connection, booking, offset)
    BOOKING.add(connection, booking, change)


def book_all(connection: Connection, bookings: Iterable[Booking], offset: Offset, change: Change) -> None:
    """Book several infusions, each beside those before it; raises Refused as `book` does."""
    for booking in bookings:
        book(connection, booking, offset, change)


def change_bookings(
    connection: Connection,
    bookings: Sequence[Booking],
    seen: Iterable[Booking],
    reason: str,
    offset: Offset,
    change: Change,
) -> None:
    """Move several bookings at once, each checked where all of them stand afterwards; raises Refused as `book` does.

    It is refused as well where one is no longer as it was `seen`: somebody else has changed it, or it was given.
    """
    for booking in seen:
        if BOOKING.one(connection, booking.booking_id) != booking:
            require("This booking has changed since; look again.")
    for booking in bookings:
        before = BOOKING.one(connection, booking.booking_id)
        if before is None:
            raise StorageProblem("This booking is not in the record, so nothing was changed. Look at the list again.")
        if before.course_id != booking.course_id:
            raise Refused("A booking stays in its course, so nothing was changed. Cancel it and book another one.")
        require(passed_refusal(booking, before, _today(offset, change), offset(booking.at)))
        _check_session(connection, booking)
        BOOKING.put(connection, before, booking, change, reason)
    for booking in bookings:
        _check(connection, booking, offset)


def let_go(connection: Connection, course: Course, change: Change) -> None:
    """Cancel what is still planned in a course that has ended, so that its chairs are free again."""
    rows = connection.execute(_PLANNED, {"course_id": course.course_id, "first": change.at}).all()
    _cancel(connection, rows, change, f"The course has ended: {course.end_reason}")


def free(connection: Connection, patient_id: UUID, change: Change, reason: str) -> None:
    """Cancel what is still planned for a patient, so that the chairs are free again."""
    rows = connection.execute(_PLANNED_FOR, {"patient_id": patient_id, "first": change.at}).all()
    _cancel(connection, rows, change, reason)


def _cancel(connection: Connection, rows: Iterable[AnyRow], change: Change, reason: str) -> None:
    for booking in map(BOOKING.read, rows):
        cancelled = replace(booking, status=BookingStatus.CANCELLED)
        BOOKING.put(connection, booking, cancelled, change, reason)


def _today(offset: Offset, change: Change) -> date:
    return at_chair(change.at, offset(change.at)).date()


def _check(connection: Connection, booking: Booking, offset: Offset) -> None:
    course = COURSE.one(connection, booking.course_id)
    if course is None:
        raise StorageProblem("The course of this booking is not in the record, so nothing was saved. Open it first.")
    patient = registered(connection, course.patient_id)
    earliest = booking.at - timedelta(minutes=LONGEST_MIN)
    others = between(connection, earliest, max(end_of(booking), booking.at))
    require(booking_refusal(booking, course, patient, others, offset(booking.at)))
    _check_session(connection, booking)


def _check_session(connection: Connection, booking: Booking) -> None:
    if booking.session_id is not None:
        whose = connection.execute(_WHOSE, {"session_id": booking.session_id}).scalar()
        if whose != booking.patient_id:
            raise Refused("That session is not one of this patient, so nothing was saved. Choose the session again.")


def _booking_row(row: AnyRow) -> BookingRow:
    return BookingRow(BOOKING.read(row), patient_from(row), COURSE.read(row[_FIRST_OF_COURSE:]))
