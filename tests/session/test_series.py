"""Series across patients: which are over, whose relief is known, and what else was the case on that day."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from session.course import CourseFile, Treatment, TreatmentKind
from session.response import Censored
from session.series import AllSeries, SeriesKind, all_series
from tests.session.courses import COURSE, PATIENT, UNDER, cycle, infusion, kept, on

BEFORE = [(-3, 8.0), (-2, 8.0), (-1, 8.0)]
TWO = kept([infusion(0), infusion(2), infusion(50)], [*BEFORE, *cycle(2, 45, 40), *cycle(50, 45, 38)])
"""An induction of two in three days and a booster, each with a relief that was seen to its end."""


def told(*files: CourseFile, today: int = 100) -> AllSeries:
    return all_series(files, (UNDER,), on(today))


def test_that_an_induction_is_one_series_of_which_the_last_infusion_counts() -> None:
    found = told(replace(TWO, course=replace(COURSE, planned=2))).series
    assert [(one.number, one.kind, one.day) for one in found] == [
        (2, SeriesKind.INDUCTION, on(2)),
        (3, SeriesKind.BOOSTER, on(50)),
    ]
    assert [round(one.relief.days) for one in found] == [40, 38]
    assert [one.why_unseen for one in found] == ["", ""]


def test_that_it_says_what_was_the_case_on_the_day_of_the_infusion() -> None:
    first = told(TWO).series[0]
    assert first.condition is COURSE.condition
    assert (first.site, first.mg_per_kg, first.baseline, first.nadir) == (
        "right foot",
        Decimal("0.5"),
        Decimal(8),
        Decimal(2),
    )
    assert (first.pain_before, first.pain_after, first.protocol) == (Decimal(8), Decimal(3), UNDER.title)
    assert first.years == pytest.approx(7.27, abs=0.01)
    assert first.entries == 45
    assert told(replace(TWO, course=replace(COURSE, onset=None))).series[0].years is None


def test_that_a_treatment_counts_from_its_first_to_its_last_day() -> None:
    def going(since: int, until: int | None) -> Treatment:
        return Treatment(
            treatment_id=UUID(int=since + 900),
            patient_id=PATIENT,
            kind=TreatmentKind.DRUG,
            words=f"{since}",
            since=on(since),
            until=None if until is None else on(until),
        )

    spans = ((-30, 1), (-20, 2), (2, None), (3, None), (50, 50))
    file = replace(TWO, treatments=tuple(going(*span) for span in spans))
    assert [[each.words for each in one.treatments] for one in told(file).series] == [["-20", "2"], ["2", "3", "50"]]


def test_that_a_series_stands_only_once_a_week_has_passed_since_its_last_infusion() -> None:
    file = kept([infusion(0)], [*BEFORE, *cycle(0, 40, 60)])
    assert told(file, today=7) == AllSeries()
    (only,) = told(file, today=8).series
    assert only.why_unseen == "it still goes on"


def test_that_a_diary_that_stopped_is_not_said_to_go_on() -> None:
    file = kept([infusion(0)], [*BEFORE, *cycle(0, 20, 60)])
    assert told(file, today=60).series[0].why_unseen == "the diary stopped"
    ended = replace(file, course=replace(COURSE, ended_on=on(22)))
    assert told(ended, today=22).series[0].why_unseen == "the diary stopped"


def test_that_a_relief_cut_short_by_the_next_infusion_says_so() -> None:
    first = told(kept([infusion(0), infusion(20)], [*BEFORE, *cycle(0, 19, 60)])).series[0]
    assert (first.relief.days, first.why_unseen) == (19.0, "the next infusion came first")


def test_that_a_series_of_whose_relief_nothing_is_known_is_only_counted() -> None:
    no_diary = kept([infusion(0)])
    no_pain = kept([infusion(0, before=None, after=None)])
    nothing_between = kept([infusion(0), infusion(20)], BEFORE)
    assert told(no_diary, no_pain) == AllSeries((), 2)
    assert told(nothing_between) == AllSeries((), 2)


def test_that_an_infusion_without_benefit_is_told_and_has_no_days() -> None:
    (only,) = told(kept([infusion(0, after="8")], BEFORE)).series
    assert only.relief.censored is Censored.NO_BENEFIT
    assert (only.without_benefit, only.followed) == (True, False)


def test_that_patients_are_numbered_by_registration_and_rows_stand_in_the_order_of_days() -> None:
    other = replace(TWO, course=replace(COURSE, patient_id=UUID(int=7)))
    assert [(one.patient, one.number) for one in told(TWO, other).series] == [(1, 2), (2, 2), (1, 3), (2, 3)]
    assert [one.patient for one in told(TWO).series] == [1, 1]


def test_that_a_course_of_a_protocol_that_is_gone_keeps_its_name() -> None:
    assert told(replace(TWO, course=replace(COURSE, protocol="gone"))).series[0].protocol == "gone"


def test_that_what_is_dated_later_does_not_count() -> None:
    assert [one.number for one in told(TWO, today=60).series] == [2, 3]
    assert [one.number for one in told(TWO, today=49).series] == [2]


def test_that_a_later_look_at_the_same_record_changes_no_relief_that_was_seen() -> None:
    sooner, later = (told(TWO, today=day).series[0] for day in (55, 55 + 365))
    assert sooner.relief == later.relief
    assert sooner.day + timedelta(days=round(sooner.relief.days)) == on(42)
