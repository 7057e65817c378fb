"""A diary holds one pain a day; scores and treatments are kept as they were told, each change with its trace."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from session.course import DiaryEntry, DiarySource, Measure
from session.course_ports import DiaryWritten
from session.problems import Refused, StorageProblem
from session.simulation.hand_clock import HandClock
from storage.courses import SqliteCourses
from storage.opening import Opened
from tests.session.course_cases import BO, MIRIAM, TODAY, a_course, a_measure, a_treatment, told
from tests.storage.faults import fill, locked_elsewhere
from tests.storage.test_patients import audit

NURSE = "A. Lindqvist"


@pytest.fixture
def courses(database: Opened) -> SqliteCourses:
    """Return the courses of a record that knows two patients."""
    for patient in (MIRIAM, BO):
        database.registry.add_patient(patient, NURSE)
    return database.registry.courses


def test_that_a_diary_comes_back_by_day(courses: SqliteCourses) -> None:
    entries = [told("6.5", 1, note="slept badly"), told("0", 3), told("10"), told("4", 2, BO)]
    assert courses.write_diary(entries, NURSE) == DiaryWritten(new=4, replaced=0)
    assert courses.diary(MIRIAM.patient_id) == (entries[1], entries[0], entries[2])
    assert courses.diary(BO.patient_id) == (entries[3],)
    assert courses.diary(a_course().course_id) == ()


def test_that_the_last_that_is_told_of_a_day_counts_and_the_older_is_audited(
    database: Opened, courses: SqliteCourses
) -> None:
    courses.write_diary([told("8", 1), told("7", 1), told("3")], NURSE)
    later = replace(told("6.50", 1, note=" less at night "), source=DiarySource.PAPER)
    assert courses.write_diary([later, told("3.0")], "B. Okoye") == DiaryWritten(new=0, replaced=1)
    assert [(one.pain, one.note) for one in courses.diary(MIRIAM.patient_id)] == [
        (Decimal("6.5"), "less at night"),
        (Decimal(3), ""),
    ]
    assert audit(database)[8:] == [
        (NURSE, "2026-11-19", None, "7, phone call"),
        (NURSE, "2026-11-20", None, "3, phone call"),
        ("B. Okoye", "2026-11-19", "7, phone call", "6.5, patient's paper, less at night"),
    ]


@pytest.mark.parametrize(
    ("wrong", "begins"),
    [
        (told("11"), "Pain 11 is outside 0 to 10"),
        (told("6.55"), "Pain 6.55 is finer than a tenth"),
        (told(days_ago=-1), "2026-11-21 has not come yet"),
        (replace(told(), day=date(1979, 3, 13)), "1979-03-13 is before Okafor, Miriam was born"),
        (told(patient=replace(BO, patient_id=a_course().course_id)), "This patient is not registered"),
    ],
)
def test_that_one_wrong_day_keeps_all_of_them_out(
    database: Opened, courses: SqliteCourses, wrong: DiaryEntry, begins: str
) -> None:
    before = audit(database)
    with pytest.raises((Refused, StorageProblem), match=begins):
        courses.write_diary([told("4", 2), told("4", 2, BO), wrong], NURSE)
    assert courses.diary(MIRIAM.patient_id) == courses.diary(BO.patient_id) == ()
    assert audit(database) == before


def test_that_today_is_the_chairs_day(courses: SqliteCourses, clock: HandClock) -> None:
    clock.advance(minutes=13 * 60 + 7)
    with pytest.raises(Refused, match="2026-11-21 has not come yet"):
        courses.write_diary([told(days_ago=-1)], NURSE)
    clock.advance(minutes=1)
    courses.write_diary([told(days_ago=-1)], NURSE)


def test_that_a_locked_or_full_file_is_told_and_no_day_is_kept(database: Opened, courses: SqliteCourses) -> None:
    many = [told("5", days, note="n" * 500) for days in range(300)]
    with locked_elsewhere(database.path), pytest.raises(StorageProblem, match="Another program holds"):
        courses.write_diary(many, NURSE)
    fill(database, full=True)
    with pytest.raises(StorageProblem, match="is full"):
        courses.write_diary(many, NURSE)
    assert courses.diary(MIRIAM.patient_id) == ()
    fill(database, full=False)
    assert courses.write_diary(many, NURSE).new == 300


def test_that_a_treatment_is_written_down_and_ended(database: Opened, courses: SqliteCourses) -> None:
    course, treatment = a_course(), a_treatment(since=TODAY - timedelta(days=9))
    courses.open_course(course, [], NURSE)
    courses.add_treatment(treatment, NURSE)
    over = replace(treatment, until=TODAY)
    courses.change_treatment(over, NURSE)
    kept = courses.kept(course.course_id)
    assert kept
    assert kept.treatments == (over,)
    assert audit(database)[-1] == (NURSE, "until", "", "2026-11-20")


def test_that_a_wrong_treatment_is_refused(courses: SqliteCourses) -> None:
    treatment = a_treatment()
    with pytest.raises(StorageProblem, match="This treatment is not in the record"):
        courses.change_treatment(treatment, NURSE)
    courses.add_treatment(treatment, NURSE)
    with pytest.raises(StorageProblem, match="This treatment is written down already"):
        courses.add_treatment(treatment, NURSE)
    with pytest.raises(Refused, match="It cannot end on 2026-11-01"):
        courses.change_treatment(replace(treatment, until=date(2026, 11, 1)), NURSE)
    with pytest.raises(Refused, match="A treatment stays with its patient"):
        courses.change_treatment(replace(treatment, patient_id=BO.patient_id), NURSE)


def test_that_scores_come_back_by_day_and_as_they_were_told(courses: SqliteCourses) -> None:
    scores = [
        a_measure(Measure.BPI, "4.7"),
        replace(a_measure(Measure.FOLLOW_UP, None), words="No answer"),
        replace(a_measure(Measure.PGIC, "2"), day=TODAY - timedelta(days=3)),
        replace(a_measure(Measure.FOLLOW_UP, None), words="Well"),
    ]
    for score in scores:
        courses.add_measured(score, NURSE)
    assert courses.measured(MIRIAM.patient_id) == (scores[2], scores[0], scores[1], scores[3])
    with pytest.raises(Refused, match="PGIC 8 is outside 1 to 7"):
        courses.add_measured(a_measure(Measure.PGIC, "8"), NURSE)
    assert courses.measured(BO.patient_id) == ()
