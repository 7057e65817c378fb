"""What the chart of a course shows of what is kept."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from session.course import CoursePhase, Treatment, TreatmentKind
from session.course_story import Story
from session.response import STOPPED_DAYS
from tests.session.course_cases import new_id
from tests.session.courses import COURSE, PATIENT, cycle, infusion, maintained, on, story
from ui.charts.course_marks import course_marks
from ui.charts.course_places import label_places, places, treatment_places
from ui.charts.ink import text_width

SIZE = (970.0, 340.0)
pytestmark = pytest.mark.usefixtures("theme")


def in_phase(found: Story, phase: CoursePhase, planned: int = 6) -> Story:
    course = replace(found.course, phase=phase, planned=planned)
    return replace(found, kept=replace(found.kept, course=course))


def sixty() -> Story:
    """Six infusions of an induction and fifty-four boosters."""
    days = [*range(0, 12, 2), *(10 + 33 * n for n in range(1, 55))]
    return in_phase(story([infusion(day) for day in days], [(-1, 8.0)], days[-1] + 20), CoursePhase.MAINTENANCE)


def test_that_a_line_does_not_cross_a_gap_of_the_diary() -> None:
    diary = [(-1, 8.0), *((day, 2.0) for day in (1, 2, 3, 4 + STOPPED_DAYS, 5 + STOPPED_DAYS))]
    paths = course_marks(story([infusion(0)], diary, 30)).paths
    after = [[day for day, _ in path] for path in paths if path[0][0] > on(0)]
    assert after == [[on(1), on(2), on(3)], [on(4 + STOPPED_DAYS), on(5 + STOPPED_DAYS)]]


def test_that_a_week_without_an_entry_is_no_gap() -> None:
    diary = [(1, 2.0), (1 + STOPPED_DAYS, 2.0)]
    (path,) = course_marks(story([infusion(0)], diary, 30)).paths
    assert [day for day, _ in path] == [on(1), on(1 + STOPPED_DAYS)]


def test_that_the_induction_is_named_as_one_and_boosters_by_their_dose() -> None:
    found = story([infusion(day) for day in (0, 2, 4, 6, 8, 10, 50, 90)], [], 100)
    words = [group.words for group in course_marks(in_phase(found, CoursePhase.MAINTENANCE)).groups]
    assert words == ["induction, 6 in 11 days", "booster 0.5", "booster 0.5"]


def test_that_an_induction_under_way_says_how_far_it_is_and_boosters_of_a_week_are_one_series() -> None:
    (group,) = course_marks(story([infusion(0), infusion(2)], [], 3)).groups
    assert group.words == "induction, 2 of 6"
    series = in_phase(story([infusion(0), infusion(40), infusion(42)], [], 50), CoursePhase.MAINTENANCE, planned=1)
    assert [group.words for group in course_marks(series).groups] == ["infusion 0.5", "boosters 2 × 0.5"]


def test_that_nothing_is_expected_while_the_induction_goes_on_or_once_the_course_has_ended() -> None:
    found = maintained(20)
    assert course_marks(found).window == found.dates
    assert course_marks(in_phase(found, CoursePhase.INDUCTION)).window is None
    assert course_marks(in_phase(found, CoursePhase.ENDED)).window is None


def test_that_phases_follow_one_another_until_today() -> None:
    found = in_phase(story([infusion(0), infusion(2)], [], 20), CoursePhase.ASSESSMENT, planned=2)
    induction, assessment = course_marks(found).phases
    assert (induction.since, induction.until) == (COURSE.opened_on, on(2))
    assert (assessment.since, assessment.until, assessment.words) == (on(2), on(20), "response assessment")


def test_that_no_two_names_touch_with_sixty_infusions_and_the_induction_keeps_its_own() -> None:
    marks = course_marks(sixty())
    axis = places(marks, SIZE, 0).axis
    placed = sorted(label_places(marks.groups, axis), key=lambda one: one.x)
    assert 10 < len(placed) < len(marks.groups)
    assert placed[0].words == "induction, 6 in 11 days"
    for one, two in pairwise(placed):
        assert one.x + text_width(one.words) < two.x


def test_that_with_few_infusions_every_one_is_named_in_full() -> None:
    marks = course_marks(maintained(20))
    placed = label_places(marks.groups, places(marks, SIZE, 0).axis)
    assert {one.words for one in placed} == {group.words for group in marks.groups}


def test_that_treatments_at_one_time_stand_in_rows_of_their_own() -> None:
    found = maintained(20)
    treatments = tuple(
        Treatment(
            treatment_id=new_id(),
            patient_id=PATIENT,
            kind=TreatmentKind.DRUG,
            words=f"drug {number}",
            since=on(10 * number),
            until=on(10 * number + 40),
        )
        for number in range(6)
    )
    marks = course_marks(replace(found, kept=replace(found.kept, treatments=treatments)))
    placed, left_out = treatment_places(marks.treatments, places(marks, SIZE, 0).axis, marks.today)
    assert [one.row for one in placed] == [0, 1, 2, 3, 0]
    assert left_out == 1


def test_that_a_treatment_that_ended_before_the_chart_begins_is_left_out() -> None:
    found = maintained(20)
    old = Treatment(
        treatment_id=new_id(),
        patient_id=PATIENT,
        kind=TreatmentKind.OTHER,
        words="splint",
        since=on(-400),
        until=on(-300),
    )
    assert course_marks(replace(found, kept=replace(found.kept, treatments=(old,)))).treatments == ()


def test_that_a_diary_from_long_before_does_not_stretch_the_axis() -> None:
    diary = [(-400, 8.0), (-3, 8.0), *cycle(0, 20, 30)]
    marks = course_marks(story([infusion(0)], diary, 20))
    assert marks.span[0] >= on(-28) - timedelta(days=2)
    assert all(one.day >= marks.span[0] for one in marks.diary)
