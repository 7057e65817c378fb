"""What a course must never say: a relief that nobody saw, a no from one bad day, the pain of before as the present."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest

from session.booster_words import reasons, returns_fast, window_text
from session.course import Assessment, CoursePhase, Outcome
from session.course_refusals import assessment_refusal
from session.course_rules import Induction
from session.course_so_far import so_far
from session.course_story import Story, tell
from session.day_bookings import infusion_words
from session.day_calls import Followed, to_call
from session.induction import laid_out, replanned
from session.ports import Patient
from session.responder import Responds, response
from session.response import Censored, DiaryDay, Relief, days_of_relief
from session.satisfaction import is_satisfied, satisfaction
from session.series import SeriesKind, all_series
from tests.session.courses import COURSE, PATIENT, RULES, UNDER, infusion, on, story

BASELINE = [(-2, 8.0), (-1, 8.0)]
WHO = Patient(patient_id=PATIENT, name="Ortiz, Daniel", mrn="3702", born=date(1974, 5, 2), sex="M")
WORKING = ("mon", "tue", "wed", "thu", "fri")


def relief(pains: Sequence[tuple[int, int]], next_after: int | None = None) -> Relief:
    diary = [DiaryDay(on(day), Decimal(pain)) for day, pain in pains]
    return days_of_relief(Decimal(8), Decimal(2), diary, on(0), None if next_after is None else on(next_after))


def after_one(pains: Sequence[tuple[int, float]], today: int) -> Story:
    return story([infusion(0)], [*BASELINE, *pains], today)


def low(first: int, last: int, pain: float = 3.0) -> list[tuple[int, float]]:
    return [(day, pain) for day in range(first, last + 1)]


def status(found: Story, *, satisfied: bool | None = True) -> Responds:
    return response(found, RULES, satisfied=satisfied).status


def test_that_a_return_before_the_first_entry_lies_between_it_and_the_infusion() -> None:
    found = relief([(30, 8), (31, 8), (32, 8)])
    assert (found.earliest, found.latest) == (0.0, 30.0)
    assert found.days == pytest.approx(15), "the pain rose from 2 to 8 meanwhile, and nobody wrote when"


def test_that_a_relief_is_not_longer_than_what_was_seen_of_it() -> None:
    assert relief([(30, 9)]) == Relief(0.0, 0.0, None, Censored.DIARY_STOPPED)
    assert relief([(4, 2), (5, 2), (40, 9)], 45) == Relief(5.0, 5.0, None, Censored.NEXT_INFUSION)


def test_that_a_single_bad_day_makes_no_non_responder() -> None:
    assert status(after_one([*low(1, 14), (15, 10.0)], 15)) is Responds.UNKNOWN
    assert status(after_one([(1, 9.0)], 1)) is Responds.UNKNOWN
    assert status(after_one([*low(1, 14), *low(15, 17, 8.0)], 17)) is Responds.NO


def test_that_a_gap_across_the_weeks_that_are_asked_for_leaves_the_response_open() -> None:
    assert status(after_one([*low(1, 4), *low(30, 33, 8.0)], 33)) is Responds.UNKNOWN
    assert status(after_one([*low(1, 4), *low(21, 24, 8.0)], 24)) is Responds.NO


def test_that_who_responded_stays_a_responder_once_the_pain_is_back() -> None:
    found = after_one([*low(1, 30), *low(31, 100, 8.0)], 100)
    assert status(found) is Responds.YES
    assert response(found, RULES, satisfied=True).percent == Decimal(63)


def test_that_of_two_answers_on_one_day_the_last_counts() -> None:
    yes, no = (satisfaction(PATIENT, on(1), satisfied=answer) for answer in (True, False))
    assert is_satisfied([yes, no]) is False
    assert is_satisfied([no, yes]) is True


def test_that_the_pain_before_an_infusion_is_not_told_as_the_present_one() -> None:
    found = story([infusion(0), infusion(40)], [*BASELINE, *low(1, 20), *low(21, 39, 8.0)], 42)
    assert found.present_pain is None
    assert "day 2 and the diary says nothing of it" in reasons(found, UNDER)[1]


def test_that_pain_that_is_back_soon_after_the_last_infusion_returns_fast() -> None:
    found = after_one([*low(1, 8), *low(9, 14, 8.0)], 14)
    assert found.window
    assert found.window.back == 9
    assert returns_fast(found, UNDER)
    slow = story(
        [infusion(0), infusion(30)], [*BASELINE, *low(1, 9), *low(10, 29, 8.0), *low(31, 60), *low(61, 70, 8)], 70
    )
    assert not returns_fast(slow, UNDER), "the last relief counts, not the one before it"


def judged(found: Story, phase: CoursePhase, outcome: Outcome, *days: int) -> Story:
    """Return a course with judgements on these days, in a phase."""
    course = replace(COURSE, phase=phase)
    signed = tuple(
        Assessment(course_id=course.course_id, day=on(day), outcome=outcome, physician="Dr Lang", found="")
        for day in days
    )
    return tell(replace(found.kept, course=course, assessments=signed), UNDER, found.today)


def test_that_boosters_are_counted_from_where_an_induction_that_was_judged_early_ended() -> None:
    days = (0, 2, 4, 40, 80)
    found = story([infusion(day) for day in days], [*BASELINE, *low(5, 90)], 95)
    early = judged(found, CoursePhase.MAINTENANCE, Outcome.GO_ON, 20)
    assert (early.induced, early.number_words()) == (3, "Booster 3")
    assert infusion_words(early) == "Booster, 15 days since last"
    kinds = [one.kind for one in all_series([early.kept], [UNDER], on(95)).series]
    assert kinds == [SeriesKind.INDUCTION, SeriesKind.BOOSTER, SeriesKind.BOOSTER]


def test_that_an_infusion_on_the_day_of_another_dose_is_judged_before_the_next() -> None:
    found = story([infusion(day) for day in (0, 2, 4, 6, 8, 10)], BASELINE, 30)
    again = judged(found, CoursePhase.ASSESSMENT, Outcome.CHANGE_DOSE, 30)
    assert not so_far(again.kept, ()).to_be_judged
    given = tell(replace(again.kept, infusions=(*again.kept.infusions, infusion(30))), UNDER, on(37))
    assert so_far(given.kept, ()).to_be_judged


def test_that_nothing_is_judged_before_the_course_was_opened() -> None:
    waiting = replace(COURSE, phase=CoursePhase.ASSESSMENT)
    signed = Assessment(course_id=COURSE.course_id, day=on(-8), outcome=Outcome.GO_ON, physician="Dr Lang", found="")
    kept_on = replace(waiting, phase=CoursePhase.MAINTENANCE)
    sentence = assessment_refusal(waiting, kept_on, signed, WHO, on(30))
    assert sentence.startswith("2026-05-31 is before the course was opened (2026-06-01).")
    assert not assessment_refusal(waiting, kept_on, replace(signed, day=COURSE.opened_on), WHO, on(30))


def test_that_a_response_that_was_judged_does_not_wait_for_a_physician() -> None:
    found = judged(story([infusion(0)], BASELINE, 30), CoursePhase.ASSESSMENT, Outcome.CHANGE_DOSE, 29)
    assert not to_call([Followed(WHO, found, UNDER)], (), 0).unjudged
    waiting = judged(found, CoursePhase.ASSESSMENT, Outcome.CHANGE_DOSE)
    assert to_call([Followed(WHO, waiting, UNDER)], (), 0).unjudged


class Elsewhere(date):
    """A date on a system that speaks another language: what it says of its month is not English."""

    def __format__(self, _how: str) -> str:
        return "Okt"


def test_that_months_are_in_the_language_of_the_sentence() -> None:
    october, december = Elsewhere(2026, 10, 28), Elsewhere(2026, 12, 7)
    assert window_text((october, december)) == "28 Oct to 7 Dec"
    moved = replanned([october, december], 0, october + timedelta(days=1), WORKING, 1)
    assert moved.changed == "Infusion 1 moves from 28 Oct to 29 Oct."


@pytest.mark.parametrize("gap", [1, 2, 3, 7])
@pytest.mark.parametrize("later", range(1, 12))
def test_that_what_moves_on_goes_to_open_days_and_keeps_the_gap(gap: int, later: int) -> None:
    days = laid_out(Induction(6, 6, 1, 7), 6, date(2026, 11, 27), WORKING, gap)
    to = days[1] + timedelta(days=later)
    new = replanned(days, 1, to, WORKING, gap).days
    assert all(day.weekday() < 5 for place, day in enumerate(new) if place != 1)
    behind = sorted(day for place, day in enumerate(new) if place != 1 and (day, place) > (to, 1))
    assert all((two - one).days >= gap for one, two in pairwise([to, *behind]))


def test_that_a_long_course_is_told_as_a_short_one_is() -> None:
    days = [place * 40 for place in range(60)]
    diary = [*BASELINE, *((day + later, 2.0 if later < 30 else 8.0) for day in days for later in range(1, 40))]
    found = story([replace(infusion(day), session_id=UUID(int=day)) for day in days], diary, days[-1] + 10)
    assert {round(one.days) for one in found.reliefs} == {30}
    assert len(found.reliefs) == 59
