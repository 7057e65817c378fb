"""Simulated courses: the same for the same seed, plausible, and never such as the record would refuse."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from session.course import Course, CoursePhase, Outcome
from session.course_refusals import assessment_refusal, change_refusal, opening_refusal
from session.course_story import SERIES_DAYS
from session.diary_rules import diary_refusal, measured_refusal, treatment_refusal
from session.induction import is_open
from session.simulation.course_truth import Return
from session.simulation.courses import SimulatedCourse, simulated_course
from tests.session.simulation.played import PROTOCOL

TODAY = date(2026, 11, 20)
NUMBERS = range(1, 61)


@pytest.fixture(scope="module")
def found() -> list[SimulatedCourse]:
    return [simulated_course(1, number, PROTOCOL, TODAY) for number in NUMBERS]


def at_phase(found: list[SimulatedCourse], phase: CoursePhase) -> list[SimulatedCourse]:
    return [one for one in found if one.kept.course.phase is phase]


def test_that_the_same_seed_is_the_same_course_and_another_seed_or_number_another() -> None:
    assert simulated_course(3, 5, PROTOCOL, TODAY) == simulated_course(3, 5, PROTOCOL, TODAY)
    assert simulated_course(3, 5, PROTOCOL, TODAY) != simulated_course(4, 5, PROTOCOL, TODAY)
    assert simulated_course(3, 5, PROTOCOL, TODAY).person != simulated_course(3, 6, PROTOCOL, TODAY).person


def test_that_nothing_is_told_of_days_that_have_not_come(found: list[SimulatedCourse]) -> None:
    for one in found:
        told = [
            *(entry.day for entry in one.kept.diary),
            *(measured.day for measured in one.kept.measured),
            *(judged.day for judged in one.kept.assessments),
            *(treatment.since for treatment in one.kept.treatments),
        ]
        assert max(told) <= TODAY
        assert all(infusion.day < TODAY for infusion in one.kept.infusions)


def test_that_every_rule_lets_them_pass(found: list[SimulatedCourse]) -> None:
    for one in found:
        kept, who = one.kept, one.person.patient
        assert not any(diary_refusal(entry, who, TODAY) for entry in kept.diary)
        assert not any(treatment_refusal(treatment, who) for treatment in kept.treatments)
        assert not any(measured_refusal(measured, who, TODAY) for measured in kept.measured)
        assert opening_refusal(in_phase(kept.course, CoursePhase.INDUCTION), who, (), TODAY) == ""
        assert change_refusal(kept.course, kept.course, who, TODAY) == ""
        for judged in kept.assessments:
            before = in_phase(kept.course, CoursePhase.ASSESSMENT)
            stops = judged.outcome is Outcome.STOP
            after = kept.course if stops else in_phase(kept.course, CoursePhase.MAINTENANCE)
            assert assessment_refusal(before, after, judged, who, TODAY) == ""


def in_phase(course: Course, phase: CoursePhase) -> Course:
    return replace(course, phase=phase, ended_on=None, end_reason="")


def test_that_infusions_are_given_on_open_days_and_each_day_once(found: list[SimulatedCourse]) -> None:
    for one in found:
        days = [infusion.day for infusion in one.kept.infusions]
        assert all(is_open(day, PROTOCOL.course.open_days) for day in days)
        assert all(before < after for before, after in pairwise(days))


def test_that_no_booster_comes_before_the_response_is_judged(found: list[SimulatedCourse]) -> None:
    boosted = [one for one in found if len(one.kept.infusions) > one.kept.course.planned]
    assert len(boosted) > 30
    for one in boosted:
        first = one.kept.infusions[one.kept.course.planned]
        assert one.kept.assessments[0].day < first.day


def test_that_somebody_does_not_respond_and_is_ended(found: list[SimulatedCourse]) -> None:
    stopped = [one for one in found if one.kept.assessments and one.kept.assessments[0].outcome is Outcome.STOP]
    assert stopped
    assert all(one.kept.course.phase is CoursePhase.ENDED for one in stopped)
    assert all(len(one.kept.infusions) == one.kept.course.planned for one in stopped)


def test_that_the_truth_is_told_of_each_infusion_that_ends_a_series(found: list[SimulatedCourse]) -> None:
    for one in found:
        days = [infusion.day for infusion in one.kept.infusions]
        ends = [
            place
            for place, (day, after) in enumerate(pairwise((*days, date.max)), start=1)
            if (after - day).days > SERIES_DAYS
        ]
        assert [truth.number for truth in one.truth] == ends
        assert all(7 <= truth.days <= 160 for truth in one.truth)


def test_that_diaries_have_gaps_silent_weeks_and_ends(found: list[SimulatedCourse]) -> None:
    spans = [(after.day - before.day).days for one in found for before, after in pairwise(one.kept.diary)]
    assert spans.count(1) > len(spans) / 2
    assert sum(2 <= span <= 6 for span in spans) > 100
    assert sum(7 <= span <= 20 for span in spans) > 20
    open_ones = at_phase(found, CoursePhase.MAINTENANCE)
    stopped = [one for one in open_ones if TODAY - one.kept.diary[-1].day > timedelta(days=20)]
    assert 0 < len(stopped) < len(open_ones) / 3


@pytest.mark.parametrize("way", Return)
def test_that_half_of_the_benefit_is_gone_after_the_days_of_relief_however_it_goes(way: Return) -> None:
    lost = [way.lost(share / 100) for share in range(301)]
    assert lost[0] == pytest.approx(0, abs=0.01)
    assert lost[100] == pytest.approx(0.5)
    assert lost[300] == pytest.approx(1, abs=0.01)
    assert all(before <= after for before, after in pairwise(lost))
