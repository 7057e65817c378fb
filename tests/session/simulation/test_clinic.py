"""A simulated clinic on a real database: what is read again is what was simulated, and nothing was refused."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from session.booking_rules import HOLDING, end_of
from session.course import BookingStatus, CoursePhase
from session.record import Phase
from session.simulation.clinic import SimulatedRecord, Written
from session.simulation.courses import SimulatedCourse, simulated_course
from session.simulation.hand_clock import HandClock
from session.state import replay
from storage.opening import Opened, open_database
from tests.session.simulation.played import PROTOCOL

NOW = datetime(2026, 11, 20, 8, 52, 7, tzinfo=UTC)
COUNT = 14


class Clinic:
    """A database with some simulated patients."""

    def __init__(self, database: Opened, clock: HandClock) -> None:
        self.database = database
        record = SimulatedRecord(database.journal, database.registry, clock, PROTOCOL, "test")
        self.simulated = [simulated_course(2, number, PROTOCOL, record.today) for number in range(1, COUNT + 1)]
        self.written = [record.write(one) for one in self.simulated]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    clock, path = HandClock(NOW, 60), tmp_path_factory.mktemp("clinic") / "clinic.sqlite"
    with closing(open_database(str(path), "test", clock=clock)) as database:
        yield Clinic(database, clock)


def test_that_every_course_comes_back_as_it_was_simulated(clinic: Clinic) -> None:
    for one in clinic.simulated:
        kept = clinic.database.registry.courses.kept(one.kept.course.course_id)
        assert kept is not None
        for name in ("course", "infusions", "diary", "treatments", "measured", "assessments"):
            assert getattr(kept, name) == getattr(one.kept, name), name


def test_that_each_session_is_whole_and_has_nothing_to_be_pointed_out(clinic: Clinic) -> None:
    sessions = [infusion.session_id for one in clinic.simulated[:5] for infusion in one.kept.infusions]
    assert len(sessions) > 20
    for session_id in sessions:
        state = replay(clinic.database.journal.events(session_id))
        assert (state.phase, state.findings) == (Phase.LEFT, ())
        assert clinic.database.journal.verify(session_id) == ()


def test_that_each_infusion_has_its_booking_and_what_is_to_come_lies_ahead(clinic: Clinic) -> None:
    courses = clinic.database.registry.courses
    rows = courses.bookings(NOW - timedelta(days=900), NOW + timedelta(days=200))
    done = {row.booking.session_id for row in rows if row.booking.status is BookingStatus.DONE}
    assert done == {infusion.session_id for one in clinic.simulated for infusion in one.kept.infusions}
    planned = [row for row in rows if row.booking.status is BookingStatus.PLANNED]
    assert planned
    assert all(row.booking.at > NOW and row.course.phase is not CoursePhase.ENDED for row in planned)
    holding = [row.booking for row in rows if row.booking.status in HOLDING]
    for one, other in combinations(holding, 2):
        assert one.chair != other.chair or end_of(one) <= other.at or end_of(other) <= one.at


def test_that_what_was_written_is_counted(clinic: Clinic) -> None:
    total = sum(clinic.written, Written())
    assert total.patients == COUNT
    assert total.infusions == sum(len(one.kept.infusions) for one in clinic.simulated)
    assert total.diary_days == sum(len(one.kept.diary) for one in clinic.simulated)


def course_of(clinic: Clinic, phase: CoursePhase) -> SimulatedCourse:
    return next(one for one in clinic.simulated if one.kept.course.phase is phase)


def test_that_an_ended_course_has_its_last_day_and_its_reason(clinic: Clinic) -> None:
    course = course_of(clinic, CoursePhase.ENDED).kept.course
    assert course.ended_on is not None
    assert course.end_reason
