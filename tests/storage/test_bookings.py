"""A chair and a patient are booked once at a time, whoever else is writing, and a booking keeps its trace."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session.course import BookingStatus
from session.problems import Refused, StorageProblem
from storage.courses import SqliteCourses
from storage.opening import Opened
from tests.session.course_cases import BO, MIRIAM, TODAY, a_booking, a_course
from tests.storage.examples import Sitting
from tests.storage.test_patients import audit, reasons

NURSE = "A. Lindqvist"
MIRIAMS, BOS = a_course(), a_course(BO)
FIRST = a_booking(MIRIAMS, "00:00").at


@pytest.fixture
def courses(database: Opened) -> SqliteCourses:
    """Return the courses of a record in which two patients have one each."""
    for patient, course in ((MIRIAM, MIRIAMS), (BO, BOS)):
        database.registry.add_patient(patient, NURSE)
        database.registry.courses.open_course(course, [], NURSE)
    return database.registry.courses


def booked(courses: SqliteCourses, days: int = 1) -> list[tuple[str, str]]:
    rows = courses.bookings(FIRST, FIRST + timedelta(days=days))
    return [(f"{row.booking.at:%d %H:%M}", row.patient.name) for row in rows]


def test_that_bookings_are_listed_in_the_order_of_time_with_patient_and_course(courses: SqliteCourses) -> None:
    late, early = a_booking(MIRIAMS, "14:00"), replace(a_booking(BOS, "09:30"), note="brings a driver")
    for booking in (late, early, a_booking(MIRIAMS, "00:00", TODAY + timedelta(days=1))):
        courses.book(booking, NURSE)
    assert booked(courses) == [("20 09:30", "Ng, Bo"), ("20 14:00", "Okafor, Miriam")]
    row = courses.bookings(FIRST, late.at)[0]
    assert (row.booking, row.patient, row.course) == (early, BO, BOS)
    assert courses.bookings(late.at, late.at) == ()
    assert len(booked(courses, days=2)) == 3


def test_that_a_taken_chair_is_refused_in_the_chairs_own_time(courses: SqliteCourses) -> None:
    courses.book(a_booking(MIRIAMS), NURSE)
    with pytest.raises(Refused) as refused:
        courses.book(a_booking(BOS, "11:59", chair="2"), NURSE)
    assert refused.value.sentence == (
        "Chair 2 is taken by Okafor, Miriam from 11:00 to 13:00. Choose another time or chair. Nothing was saved."
    )
    courses.book(a_booking(BOS, "12:00"), NURSE)
    assert len(booked(courses)) == 2


def test_that_a_patient_is_booked_once_at_a_time(courses: SqliteCourses) -> None:
    courses.book(a_booking(MIRIAMS), NURSE)
    with pytest.raises(Refused, match="Okafor, Miriam is booked already from 11:00 to 13:00 in Chair 2"):
        courses.book(a_booking(MIRIAMS, "10:30", chair="Chair 3"), NURSE)


def test_that_a_booking_across_midnight_holds_its_chair(courses: SqliteCourses) -> None:
    courses.book(replace(a_booking(MIRIAMS, "02:00"), minutes=1_440), NURSE)
    with pytest.raises(Refused, match="Chair 2 is taken by Okafor, Miriam from 03:00 to 03:00"):
        courses.book(a_booking(BOS, "01:59", TODAY + timedelta(days=1)), NURSE)


def test_that_a_booking_that_changed_since_it_was_seen_is_not_written_over(courses: SqliteCourses) -> None:
    seen = a_booking(MIRIAMS)
    courses.book(seen, NURSE)
    done = replace(seen, status=BookingStatus.DONE)
    courses.change_booking(done, NURSE, "the infusion was started", seen=seen)
    missed = replace(seen, status=BookingStatus.MISSED)
    with pytest.raises(Refused, match="This booking has changed since; look again"):
        courses.change_booking(missed, NURSE, "did not come", seen=seen)
    with pytest.raises(Refused, match="This booking has changed since; look again"):
        courses.change_bookings([a_booking(BOS, "13:00"), missed], NURSE, "", [seen])
    kept = courses.kept(MIRIAMS.course_id)
    assert kept
    assert kept.bookings == (done,)


def test_that_a_moved_booking_leaves_its_old_place_and_a_trace(database: Opened, courses: SqliteCourses) -> None:
    booking = a_booking(MIRIAMS)
    courses.book(booking, NURSE)
    before = len(audit(database))
    moved = replace(booking, at=booking.at + timedelta(hours=1), chair="Chair 3")
    courses.change_booking(moved, "B. Okoye", "The driver is late")
    assert [row[:4] for row in audit(database)[before:]] == [
        ("B. Okoye", "at", "2026-11-20 10:00:00+00:00", "2026-11-20 11:00:00+00:00"),
        ("B. Okoye", "chair", "Chair 2", "Chair 3"),
    ]
    assert set(reasons(database)[before:]) == {"The driver is late"}
    courses.book(a_booking(BOS), NURSE)
    with pytest.raises(Refused, match="Chair 2 is taken by Ng, Bo"):
        courses.change_booking(booking, NURSE, "")
    assert booked(courses) == [("20 10:00", "Ng, Bo"), ("20 11:00", "Okafor, Miriam")]


def test_that_a_missed_booking_makes_room(courses: SqliteCourses) -> None:
    booking = a_booking(MIRIAMS)
    courses.book(booking, NURSE)
    courses.change_booking(replace(booking, status=BookingStatus.MISSED), NURSE, "")
    courses.book(a_booking(BOS), NURSE)
    assert len(booked(courses)) == 2


def test_that_a_booking_is_done_with_a_session_of_its_patient(database: Opened, courses: SqliteCourses) -> None:
    sitting, booking = Sitting(patient=MIRIAM), a_booking(MIRIAMS)
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    courses.book(booking, NURSE)
    done = replace(booking, status=BookingStatus.DONE, session_id=sitting.session_id)
    courses.change_booking(done, NURSE, "")
    assert courses.bookings(FIRST, booking.at + timedelta(minutes=1))[0].booking == done
    with pytest.raises(Refused, match="That session is not one of this patient"):
        courses.book(replace(a_booking(BOS, "16:00"), session_id=sitting.session_id), NURSE)
    with pytest.raises(Refused, match="That session is not one of this patient"):
        courses.change_booking(replace(done, session_id=booking.booking_id), NURSE, "")


def test_that_a_booking_is_made_once_and_stays_in_its_course(courses: SqliteCourses) -> None:
    booking = a_booking(MIRIAMS)
    courses.book(booking, NURSE)
    with pytest.raises(StorageProblem, match="This infusion is booked already"):
        courses.book(replace(booking, chair="Chair 3"), NURSE)
    with pytest.raises(Refused, match="A booking stays in its course"):
        courses.change_booking(replace(booking, course_id=BOS.course_id), NURSE, "")


def test_that_several_are_moved_together_into_each_others_places(database: Opened, courses: SqliteCourses) -> None:
    first, second = a_booking(MIRIAMS), a_booking(MIRIAMS, day=TODAY + timedelta(days=1))
    for booking in (first, second):
        courses.book(booking, NURSE)
    before = len(audit(database))
    later = [replace(one, at=one.at + timedelta(days=1)) for one in (first, second)]
    courses.change_bookings(later, NURSE, "moved")
    assert booked(courses, 3) == [("21 10:00", "Okafor, Miriam"), ("22 10:00", "Okafor, Miriam")]
    assert [row[1] for row in audit(database)[before:]] == ["at", "at"]
    assert reasons(database)[before:] == ["moved", "moved"]


def test_that_several_are_moved_or_none(database: Opened, courses: SqliteCourses) -> None:
    first, second = a_booking(MIRIAMS), a_booking(MIRIAMS, day=TODAY + timedelta(days=1))
    for booking in (first, second, a_booking(BOS, day=TODAY + timedelta(days=2))):
        courses.book(booking, NURSE)
    before = len(audit(database))
    with pytest.raises(Refused, match="Chair 2 is taken by Ng, Bo"):
        courses.change_bookings(
            [replace(one, at=one.at + timedelta(days=1)) for one in (first, second)], NURSE, "moved"
        )
    assert [when for when, _ in booked(courses, 3)] == ["20 10:00", "21 10:00", "22 10:00"]
    assert len(audit(database)) == before
