"""A course is whole, one a patient, goes no further than its judgement allows, and ends for a reason."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from session.course import Course, CoursePhase, Outcome
from session.course_refusals import assessment_refusal, change_refusal, opening_refusal
from tests.session.course_cases import BO, MIRIAM, TODAY, a_course, a_judgement

INDUCTION, ASSESSMENT, MAINTENANCE, ENDED = CoursePhase
TOMORROW = TODAY + timedelta(days=1)


def in_phase(course: Course, phase: CoursePhase) -> Course:
    if phase is ENDED:
        return replace(course, phase=phase, ended_on=TODAY, end_reason="Moved away")
    return replace(course, phase=phase)


def opened(course: Course, *others: Course) -> str:
    return opening_refusal(course, MIRIAM, others, TODAY)


def changed(before: Course, after: Course) -> str:
    return change_refusal(before, after, MIRIAM, TODAY)


def judged(before: CoursePhase, after: CoursePhase, outcome: Outcome = Outcome.GO_ON) -> str:
    course = a_course()
    judgement = a_judgement(course, outcome)
    return assessment_refusal(in_phase(course, before), in_phase(course, after), judgement, MIRIAM, TODAY)


def test_that_a_whole_course_may_be_opened() -> None:
    assert opened(a_course()) == ""
    assert opened(replace(a_course(), onset=MIRIAM.born), in_phase(a_course(), ENDED)) == ""


def test_that_a_patient_has_one_open_course() -> None:
    assert opened(a_course(), a_course()) == (
        "Okafor, Miriam has a course for CRPS I since 2026-11-20. End it before another one is opened."
    )


@pytest.mark.parametrize("phase", [ASSESSMENT, MAINTENANCE, ENDED])
def test_that_a_course_begins_with_its_induction(phase: CoursePhase) -> None:
    assert opened(in_phase(a_course(), phase)).startswith("A course begins with its induction.")


@pytest.mark.parametrize(
    ("faulty", "begins"),
    [
        (replace(a_course(), prescriber="  "), "Write who prescribed the course."),
        (replace(a_course(), protocol=""), "Choose the protocol"),
        (replace(a_course(), planned=0), "An induction has at least one infusion."),
        (
            replace(a_course(), onset=date(1979, 3, 13)),
            "1979-03-13, the onset of the pain, is before Okafor, Miriam was born (1979-03-14).",
        ),
        (replace(a_course(), opened_on=date(1926, 11, 20)), "1926-11-20, the day the course was opened, is before"),
        (replace(a_course(), onset=TOMORROW), "2026-11-21, the onset of the pain, has not come yet."),
        (replace(a_course(), opened_on=TOMORROW), "2026-11-21, the day the course is opened, has not come yet."),
        (replace(a_course(), end_reason="Moved away"), "A course that goes on has no end yet."),
        (replace(a_course(), ended_on=TODAY), "A course that goes on has no end yet."),
    ],
)
def test_that_a_faulty_course_is_refused_with_what_is_wrong(faulty: Course, begins: str) -> None:
    assert opened(faulty).startswith(begins)
    assert changed(a_course(), faulty).startswith(begins)


@pytest.mark.parametrize(
    ("before", "after", "free"),
    [
        (INDUCTION, ASSESSMENT, True),
        (INDUCTION, MAINTENANCE, False),
        (INDUCTION, ENDED, True),
        (ASSESSMENT, INDUCTION, True),
        (ASSESSMENT, MAINTENANCE, False),
        (ASSESSMENT, ENDED, True),
        (MAINTENANCE, ASSESSMENT, True),
        (MAINTENANCE, MAINTENANCE, True),
        (MAINTENANCE, ENDED, True),
        (ENDED, INDUCTION, False),
        (ENDED, MAINTENANCE, False),
        (ENDED, ENDED, True),
    ],
)
def test_that_only_a_judgement_leads_to_maintenance(before: CoursePhase, after: CoursePhase, free: bool) -> None:
    course = a_course()
    sentence = changed(in_phase(course, before), in_phase(course, after))
    assert (sentence == "") is free
    if before is ENDED and not free:
        assert sentence == "This course ended on 2026-11-20. Open a new one."
    elif not free:
        assert sentence.startswith("No maintenance before the response is judged: a physician signs")


def test_that_a_course_stays_with_its_patient() -> None:
    assert changed(a_course(), replace(a_course(), patient_id=BO.patient_id)).startswith("A course stays with its")


@pytest.mark.parametrize(
    ("reason", "day", "begins"),
    [
        ("", TODAY, "A course ends for a reason. Write why it ends."),
        (" ", TODAY, "A course ends for a reason."),
        ("Moved away", None, "Write the day on which the course ended."),
        ("Moved away", TOMORROW, "2026-11-21, the day the course ended, has not come yet."),
        ("Moved away", date(2026, 11, 19), "The course cannot end on 2026-11-19: it was opened on 2026-11-20."),
    ],
)
def test_that_an_end_has_a_day_and_a_reason(reason: str, day: date | None, begins: str) -> None:
    assert changed(a_course(), replace(a_course(), phase=ENDED, ended_on=day, end_reason=reason)).startswith(begins)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (ASSESSMENT, MAINTENANCE, Outcome.GO_ON),
        (ASSESSMENT, MAINTENANCE, Outcome.CHANGE_DOSE),
        (ASSESSMENT, INDUCTION, Outcome.CHANGE_DOSE),
        (ASSESSMENT, ENDED, Outcome.STOP),
        (MAINTENANCE, MAINTENANCE, Outcome.GO_ON),
        (MAINTENANCE, ENDED, Outcome.STOP),
        (INDUCTION, ENDED, Outcome.STOP),
    ],
)
def test_that_an_outcome_leads_on(before: CoursePhase, after: CoursePhase, outcome: Outcome) -> None:
    assert judged(before, after, outcome) == ""


@pytest.mark.parametrize(
    ("before", "after", "outcome", "begins"),
    [
        (ASSESSMENT, MAINTENANCE, Outcome.STOP, "The outcome is stop, so the course ends."),
        (ASSESSMENT, ENDED, Outcome.GO_ON, "The outcome is go on, so the course goes on."),
        (INDUCTION, MAINTENANCE, Outcome.GO_ON, "The induction is still going on. Begin the response assessment"),
        (ENDED, MAINTENANCE, Outcome.GO_ON, "This course ended on 2026-11-20."),
    ],
)
def test_that_an_outcome_does_not_lead_elsewhere(
    before: CoursePhase, after: CoursePhase, outcome: Outcome, begins: str
) -> None:
    assert judged(before, after, outcome).startswith(begins)


def test_that_a_judgement_is_signed_on_a_day_that_was_and_of_its_own_course() -> None:
    course = in_phase(a_course(), ASSESSMENT)
    after, good = in_phase(course, MAINTENANCE), a_judgement(course)
    for judgement, begins in (
        (replace(good, physician=" "), "A judgement of the response is signed by a physician."),
        (replace(good, day=TOMORROW), "2026-11-21 has not come yet."),
        (a_judgement(a_course()), "This judgement belongs to another course."),
    ):
        assert assessment_refusal(course, after, judgement, MIRIAM, TODAY).startswith(begins)
    faulty = replace(after, prescriber="")
    assert assessment_refusal(course, faulty, good, MIRIAM, TODAY) == "Write who prescribed the course."
