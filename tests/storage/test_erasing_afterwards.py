"""What could not be taken out of the file with an identity is taken out later; whoever is erased holds no chair."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from session.course import BookingStatus
from session.people import Role
from session.problems import Refused, StorageProblem
from storage import erasing
from storage.opening import Opened
from tests.session.course_cases import a_booking, a_course
from tests.session.people_cases import PIN, a_person
from tests.storage.conftest import Opens
from tests.storage.examples import START, Sitting, a_patient
from tests.storage.test_erasing import WHO, WHY, a_visit, erase, in_the_bytes


@pytest.fixture
def visit(database: Opened) -> Sitting:
    return a_visit(database)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return what lets the file be written anew, or refuses it as a full disk does."""
    scour = erasing.scour

    def scoured(connection: Connection) -> bool:
        if is_full:
            raise StorageProblem("The disk is full.")
        return scour(connection)

    is_full = False

    def make(now: bool) -> None:
        nonlocal is_full
        is_full = now

    monkeypatch.setattr(erasing, "scour", scoured)
    return make


def test_that_what_was_left_in_the_file_is_taken_out_when_it_is_opened_again(
    database: Opened, visit: Sitting, opens: Opens, full: Callable[[bool], None]
) -> None:
    full(True)
    assert not erase(database, visit)
    database.close()
    assert list(in_the_bytes(database.path)), "or nothing was left to be done"
    again = opens()
    assert again.registry.scour_again() == f"The disk is full. {erasing.STILL_THERE}"
    again.close()
    full(False)
    last = opens()
    assert last.registry.scour_again() == ""
    assert list(in_the_bytes(database.path)) == []
    full(True)
    assert last.registry.scour_again() == "", "it is done once"


def test_that_a_log_that_was_read_is_emptied_when_it_is_opened_again(
    database: Opened, visit: Sitting, opens: Opens
) -> None:
    window = opens(read_only=True)
    with window.reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM patients").scalar_one()
        assert not erase(database, visit)
        assert database.registry.scour_again() == erasing.STILL_THERE
    assert database.registry.scour_again() == ""
    assert list(in_the_bytes(database.path)) == []


def test_that_it_is_put_off_while_a_session_runs(
    database: Opened, visit: Sitting, full: Callable[[bool], None]
) -> None:
    full(True)
    assert not erase(database, visit)
    full(False)
    running = Sitting(patient=a_patient("Ng, Bo", "99"))
    database.registry.add_patient(running.patient, "A. Lindqvist")
    database.journal.append([running.event(running.opening())], running.head()).result()
    assert database.registry.scour_again() == erasing.STILL_THERE
    running.left_at = START + timedelta(hours=2)
    database.journal.append([running.event(running.opening(), 60)], running.head(2)).result()
    assert database.registry.scour_again() == ""


def test_that_a_window_that_only_reads_scours_nothing(database: Opened, visit: Sitting, opens: Opens) -> None:
    with closing(opens("bay-2", read_only=True)) as reading:
        assert reading.registry.scour_again().endswith(erasing.STILL_THERE)


def test_that_future_bookings_of_who_is_erased_are_cancelled_with_why(database: Opened, visit: Sitting) -> None:
    courses = database.registry.courses
    other = a_patient("Ng, Bo", "99")
    database.registry.add_patient(other, "A. Lindqvist")
    theirs = a_course(other)
    courses.open_course(theirs, [], "A. Lindqvist")
    (course,) = courses.courses_of(visit.patient.patient_id)
    today = START.date()
    earlier = a_booking(course, "08:00", today)
    ahead = [a_booking(course, day=today + timedelta(days=days)) for days in (1, 8)]
    for booking in (earlier, *ahead, a_booking(theirs, day=today + timedelta(days=2))):
        courses.book(booking, "A. Lindqvist")
    erase(database, visit)
    found = courses.bookings(START - timedelta(hours=6), START + timedelta(days=30))
    assert [(row.patient.patient_id == other.patient_id, row.booking.status) for row in found] == [
        (False, BookingStatus.PLANNED),
        (False, BookingStatus.CANCELLED),
        (True, BookingStatus.PLANNED),
        (False, BookingStatus.CANCELLED),
    ]
    rows = [row for row in database.registry.audit.changes(limit=200) if row.reason == "identity removed"]
    assert [(row.actor, row.subject, row.field, row.old, row.new) for row in rows] == [
        (WHO, "booking", "status", "planned", "cancelled"),
    ] * 2


def test_that_who_may_not_remove_an_identity_is_refused_where_it_is_done(database: Opened, visit: Sitting) -> None:
    people = database.registry.people
    people.add(a_person(WHO), PIN, WHO)
    people.add(a_person("A. Lindqvist", Role.NURSE), "2020", WHO)
    for name, sentence in (("A. Lindqvist", "that needs an administrator"), ("", "Sign in first")):
        with pytest.raises(Refused, match=sentence):
            database.registry.erase_patient(visit.patient.patient_id, name, WHY)
    assert database.registry.patient(visit.patient.patient_id) == visit.patient
    assert erase(database, visit)
