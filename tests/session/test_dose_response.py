"""Dose, relief and side effects across a course, and what is said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.course import Infusion, Treatment, TreatmentKind
from session.course_story import Story
from session.dose_response import Borne, Burden, DoseResponse, Known, borne, dose_response
from session.dose_response_words import NO_ADVICE, sentences
from session.events import Event
from session.state import replay
from session.summary import whole_minutes
from tests.session.cases import at as at_time
from tests.session.cases import session
from tests.session.courses import PATIENT, cycle, infusion, on, story
from tests.session.strategies import histories

UNADVISED = ("recommend", "should", "try ", "increase", "reduce", "raise the")


def at(day: int, mg: str) -> Infusion:
    return replace(infusion(day, mg=mg), mg_per_kg=Decimal(mg) / 80)


def boosters(*of: tuple[str, int], today: int | None = None) -> Story:
    """Return infusions of (mg, days of relief), each given a week after half of the last benefit was gone."""
    day, given, diary = 0, [], [(-3, 8.0), (-2, 8.0), (-1, 8.0)]
    for mg, days in of:
        given.append(at(day, mg))
        diary += cycle(day, days + 8, days)
        day += days + 9
    return story(given, diary, day if today is None else today)


def graded(of: Story, *grades: str) -> Mapping[UUID, Borne | None]:
    """Return that each infusion had nausea of a grade; none where the grade is empty."""
    return {
        one.infusion.session_id: Borne(effects=(("nausea", grade),) if grade else ())
        for one, grade in zip(of.given, grades, strict=True)
    }


def told(of: Story, *grades: str) -> DoseResponse:
    return dose_response(of, graded(of, *grades))


RISING = (("30", 20), ("40", 24), ("50", 28), ("60", 32), ("70", 36), ("80", 40))


def test_that_each_infusion_stands_with_its_dose_its_relief_and_how_it_was_borne() -> None:
    found = told(boosters(("30", 20), ("40", 30)), "mild", "severe").infusions
    assert [(one.mg, one.known, one.burden) for one in found] == [
        (Decimal(30), Known.SEEN, Burden.MILD),
        (Decimal(40), Known.SEEN, Burden.SEVERE),
    ]
    assert [round(one.days or 0) for one in found] == [20, 30]


def test_that_only_the_last_infusion_of_a_series_has_days_of_relief() -> None:
    diary = [(-1, 8.0), *cycle(4, 30, 20)]
    found = dose_response(story([at(0, "40"), at(2, "40"), at(4, "40")], diary, 40), {})
    assert [one.known for one in found.infusions] == [Known.IN_SERIES, Known.IN_SERIES, Known.SEEN]
    assert [one.days is None for one in found.infusions] == [True, True, False]
    assert any("so not after 2 of 3 infusions" in one for one in sentences(found))


def test_that_an_infusion_of_this_week_has_no_days_of_relief_yet() -> None:
    of = story([at(0, "40")], [(-1, 8.0), (1, 2.0), (2, 2.0)], 5)
    assert dose_response(of, {}).infusions[0].known is Known.TOO_NEW


def test_that_relief_whose_end_was_not_seen_is_at_least_so_long() -> None:
    of = story([at(0, "40")], [(-1, 8.0), *((day, 2.0) for day in range(1, 21))], 21)
    (one,) = dose_response(of, {}).infusions
    assert (one.known, one.days) == (Known.AT_LEAST, 20.0)


def test_that_no_benefit_is_known_to_be_no_days() -> None:
    of = story([replace(at(0, "40"), pain_after=Decimal(8))], [(-1, 8.0), *((day, 8.0) for day in range(1, 12))], 12)
    (one,) = dose_response(of, {}).infusions
    assert (one.known, one.days) == (Known.NO_BENEFIT, 0.0)


@pytest.mark.parametrize(
    ("before", "diary", "known"),
    [
        (None, [(3, 2.0)], Known.NO_BASELINE),
        ("8", [], Known.NO_DIARY),
    ],
)
def test_that_it_is_said_why_nothing_is_known(before: str | None, diary: list[tuple[int, float]], known: Known) -> None:
    of = story([replace(infusion(0, before=before), mg_per_kg=None)], diary, 30)
    (one,) = dose_response(of, {}).infusions
    assert (one.known, one.days) == (known, None)


def test_that_of_few_infusions_it_is_said_that_too_little_is_known() -> None:
    said = sentences(told(boosters(*RISING[:3]), "", "", ""))
    assert said[0] == (
        "Days of relief are known after 3 infusions only; with fewer than 4 nothing can be said of dose and relief."
    )
    assert said[-1] == NO_ADVICE


def test_that_higher_doses_with_longer_relief_are_told_with_numbers_and_with_time_in_the_way() -> None:
    said = sentences(told(boosters(*RISING), "", "", "mild", "mild", "moderate", "severe"))
    assert said[0] == (
        "Higher doses were followed by longer relief here (6 infusions, 30 to 80 mg): longer in 15 of 15 pairs, "
        "which chance alone does about once in 100."
    )
    assert said[2].startswith("Side effects were worse with higher doses here (6 infusions, 30 to 80 mg")
    assert said[1] == "The dose rose as time went on, so what time did cannot be told from what the dose did."


def test_that_higher_doses_without_longer_relief_are_told() -> None:
    found = told(boosters(("50", 26), ("30", 28), ("60", 24), ("40", 29), ("55", 27)), *[""] * 5)
    said = sentences(found)
    assert said[0].startswith("Higher doses did not bring longer relief here (5 infusions, 30 to 60 mg")
    assert said[2] == "No side effect was noted at each of the 5 infusions."
    assert said[1].startswith("Doses were chosen, not drawn by lot")


def test_that_an_order_that_chance_may_bring_is_not_called_clear() -> None:
    said = sentences(told(boosters(*RISING[:4]), *["mild"] * 4))
    assert said[0].startswith("It is not clear that higher doses brought longer relief here (4 infusions")
    assert said[2] == "The worst side effect was mild at each of the 4 infusions."


def test_that_doses_that_are_about_the_same_say_nothing() -> None:
    said = sentences(told(boosters(("50", 26), ("51", 28), ("50", 24), ("49.5", 29)), "", "mild", "", ""))
    assert said[0].startswith("All doses were about the same (4 infusions, 50 to 51 mg")
    assert said[2].startswith("Side effects differed between doses that were about the same")


def test_that_what_else_changed_meanwhile_is_named() -> None:
    of = boosters(*RISING)
    other = Treatment(
        treatment_id=UUID(int=9), patient_id=PATIENT, kind=TreatmentKind.PHYSICAL, words="physical therapy",
        since=on(40),
    )  # fmt: skip
    later = replace(other, words="counselling", since=of.today + timedelta(days=1))
    with_both = replace(of, kept=replace(of.kept, treatments=(other, later)))
    found = told(with_both, *[""] * 6)
    assert "Meanwhile something else began or ended: physical therapy." in sentences(found)
    assert found.infusions[0].meanwhile == ()
    assert found.infusions[-1].meanwhile == ("physical therapy",)


def test_that_a_course_without_an_infusion_says_so() -> None:
    assert sentences(dose_response(story([], [], 1), {})) == (
        "No infusion of this course was started yet.",
        NO_ADVICE,
    )


DOSES = st.lists(st.tuples(st.integers(20, 90).map(str), st.integers(6, 60)), max_size=7)
GRADES = st.lists(st.sampled_from(["", "mild", "moderate", "severe", "odd"]), min_size=7, max_size=7)


@given(DOSES, GRADES)
def test_that_no_sentence_is_ever_advice_and_it_says_so(of: Sequence[tuple[str, int]], grades: Sequence[str]) -> None:
    course = boosters(*of)
    said = sentences(told(course, *grades[: len(of)]))
    assert said[-1] == NO_ADVICE
    text = " ".join(said[:-1]).lower()
    assert not any(word in text for word in UNADVISED)


@given(DOSES)
def test_that_a_relief_counts_only_where_days_are_known(of: Sequence[tuple[str, int]]) -> None:
    found = dose_response(boosters(*of), {})
    assert len(found.infusions) == len(of)
    assert {one.given.number for one in found.counted} <= {one.given.number for one in found.infusions}
    assert all(one.burden is Burden.UNKNOWN for one in found.infusions)


@given(histories())
def test_that_any_session_tells_how_it_was_borne_without_fail(events: Sequence[Event]) -> None:
    state = replay(events)
    found = borne(state)
    assert (found is None) == (state.started_at is None or state.opened is None)


def test_that_an_infusion_that_still_runs_is_shown_and_counts_in_no_statement() -> None:
    of = boosters(*RISING[:4])
    running = of.given[-1].infusion.session_id
    found = dose_response(
        of, {**graded(of, "", "", "", ""), running: Borne(effects=(("nausea", "severe"),), runs=True)}
    )
    assert [one.known for one in found.infusions][-1] is Known.RUNNING
    assert (len(found.counted), len(found.graded)) == (3, 3)
    said = sentences(found)
    assert said[0].startswith("Days of relief are known after 3 infusions only")
    assert said[1].startswith("How it was borne is known of 3 infusions only")
    assert "The infusion that still runs does not count here." in said


def test_that_minutes_are_the_whole_ones_in_which_drug_flowed_as_everywhere() -> None:
    lines = ("10:00 start 0.4 mg/kg/h", "10:30 pause", "10:40 resume", "11:15:40 end")
    ended = session(*lines)
    found = borne(ended)
    assert found
    assert (found.minutes, found.runs) == (Decimal(65), False)
    assert whole_minutes(ended, at_time("13:00")) == 65
    going_on = borne(session(*lines[:3]))
    assert going_on
    assert going_on.runs
