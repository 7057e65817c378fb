"""The courses of the demonstration: one in each place, also on a weekend and late in the evening."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from session.booster_words import returns_fast
from session.course import BookingStatus, CoursePhase
from session.course_ports import BookingRow
from session.course_story import Story, tell
from session.responder import Responds, response
from session.satisfaction import is_satisfied
from session.simulation.demonstration import build_demonstration
from session.simulation.hand_clock import HandClock
from session.times import at_chair
from storage.opening import open_database
from tests.session.simulation.played import PROTOCOL

MONDAY = datetime(2026, 11, 23, 9, 52, 7, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 21, 52, 7, tzinfo=UTC)


class Shown:
    """The stories of a demonstration by surname, as they stand on its day, and the bookings about it."""

    def __init__(self, folder: Path, now: datetime) -> None:
        clock = HandClock(now, 60)
        with closing(open_database(str(folder / "demonstration.sqlite"), "test", clock=clock)) as database:
            self.running_id: UUID = build_demonstration(database.journal, database.registry, clock)
            courses = database.registry.courses
            self.today: date = at_chair(now, 60).date()
            self.stories: dict[str, Story] = {
                patient.name.split(",")[0]: tell(kept, PROTOCOL, self.today)
                for patient, kept in courses.all_kept(open_only=True)
            }
            self.bookings: tuple[BookingRow, ...] = courses.bookings(now - timedelta(hours=12), now + timedelta(days=8))


@pytest.fixture(scope="module", params=[MONDAY, SATURDAY], ids=["Monday", "Saturday"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return Shown(tmp_path_factory.mktemp("shown"), request.param)


def test_that_every_patient_has_a_course_that_goes_on(shown: Shown) -> None:
    assert sorted(shown.stories) == ["Haddad", "Kowalska", "Moreau", "Okafor", "Tanaka"]


def test_that_the_running_session_is_the_third_infusion_of_six(shown: Shown) -> None:
    story = shown.stories["Okafor"]
    assert story.course.phase is CoursePhase.INDUCTION
    assert (story.induced, story.course.planned) == (3, 6)
    assert story.last is not None
    assert story.last.infusion.session_id == shown.running_id
    planned = [one for one in story.kept.bookings if one.status is BookingStatus.PLANNED]
    assert len(planned) == 3


def test_that_one_in_maintenance_is_expected_back_in_the_coming_days_and_is_not_booked(shown: Shown) -> None:
    story = shown.stories["Haddad"]
    assert story.course.phase is CoursePhase.MAINTENANCE
    assert story.dates is not None
    assert shown.today <= story.dates[0] <= shown.today + timedelta(days=7)
    assert len(story.reliefs) == 2
    assert story.next_booking is None


def test_that_one_diary_is_silent(shown: Shown) -> None:
    assert {name for name, story in shown.stories.items() if story.silent_since} == {"Kowalska"}


def test_that_one_response_has_to_be_judged_and_is_one(shown: Shown) -> None:
    story = shown.stories["Tanaka"]
    assert story.course.phase is CoursePhase.ASSESSMENT
    assert story.kept.assessments == ()
    found = response(story, PROTOCOL.course, satisfied=is_satisfied(story.kept.measured))
    assert found.status is Responds.YES


def test_that_one_whose_pain_returns_fast_comes_soon(shown: Shown) -> None:
    assert returns_fast(shown.stories["Moreau"], PROTOCOL)
    booking = shown.stories["Moreau"].next_booking
    assert booking is not None


def test_that_there_are_bookings_today_and_in_the_days_to_come(shown: Shown) -> None:
    days = [at_chair(row.booking.at, 60).date() for row in shown.bookings]
    assert days.count(shown.today) >= 1
    assert sum(shown.today < day <= shown.today + timedelta(days=8) for day in days) >= 2


def test_that_each_session_that_was_given_is_booked_as_done(shown: Shown) -> None:
    for story in shown.stories.values():
        done = {one.session_id for one in story.kept.bookings if one.status is BookingStatus.DONE}
        assert done == {one.infusion.session_id for one in story.given}
