"""No infusion counts to two courses, and several bookings are written together or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session.course import CoursePhase
from session.problems import Refused
from storage.opening import Opened
from tests.session.course_cases import BO, MIRIAM, TODAY, a_booking, a_course
from tests.storage.examples import START, Sitting

NURSE = "A. Lindqvist"
DAY = timedelta(days=1)


@pytest.mark.parametrize(("days", "owner"), [(-9, "old"), (-1, "old"), (0, "new"), (1, "new")])
def test_that_an_infusion_counts_to_one_course_only(database: Opened, days: int, owner: str) -> None:
    database.registry.add_patient(MIRIAM, NURSE)
    courses = database.registry.courses
    old = replace(a_course(), opened_on=TODAY - 30 * DAY)
    courses.open_course(old, [], NURSE)
    over = replace(old, phase=CoursePhase.ENDED, ended_on=TODAY, end_reason="Another protocol")
    courses.change_course(over, NURSE, "")
    new = a_course()
    courses.open_course(new, [], NURSE)
    sitting = Sitting(patient=MIRIAM, opened_at=START + timedelta(days=days))
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    files = {"old": courses.kept(old.course_id), "new": courses.kept(new.course_id)}
    assert [name for name, file in files.items() if file and file.infusions] == [owner]
    assert [bool(file.infusions) for _, file in courses.all_kept(open_only=False)] == [owner == "old", owner == "new"]


def test_that_of_several_bookings_none_is_written_where_one_is_refused(database: Opened) -> None:
    mine, hers = a_course(), a_course(BO)
    courses = database.registry.courses
    for patient, course in ((MIRIAM, mine), (BO, hers)):
        database.registry.add_patient(patient, NURSE)
        courses.open_course(course, [], NURSE)
    courses.book(a_booking(hers, day=TODAY + 2 * DAY), NURSE)
    series = [a_booking(mine, day=TODAY + days * DAY) for days in range(3)]
    with pytest.raises(Refused, match="is taken by Ng, Bo"):
        courses.book_all(series, NURSE)
    with pytest.raises(Refused, match="is taken by Okafor, Miriam"):
        courses.book_all([series[0], replace(a_booking(mine), chair="chair 2")], NURSE)
    assert [row.patient for row in courses.bookings(series[0].at, series[2].at + DAY)] == [BO]
    courses.book_all(series[:2], NURSE)
    assert len(courses.bookings(series[0].at, series[2].at)) == 2
