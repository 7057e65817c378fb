"""What the start gate reads from the patient's course: who has not been judged is held, and so is who had enough."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from session.course import (
    Assessment,
    Course,
    CourseFile,
    CoursePhase,
    Infusion,
    Measure,
    Measured,
    Outcome,
)
from session.course_so_far import CourseSoFar, infusions_of, open_one, so_far
from session.protocol import Severity
from session.screening import Outcome as Comes
from session.screening import gate, start_refusal
from session.screening_items import Background, Item, Standing
from session.session_head import head
from session.state import SessionState
from tests.session.cases import DAY, SHIPPED, at, session
from tests.session.courses import COURSE, PATIENT, infusion
from tests.session.gate_cases import NOW, item, opened, outcome, ready

TODAY = DAY.date()
TESTED = tuple(
    Measured(patient_id=PATIENT, day=TODAY, measure=measure) for measure in (Measure.LIVER_TEST, Measure.URINARY)
)


def given(*days_ago: int, mg: str = "40.4") -> tuple[Infusion, ...]:
    return tuple(replace(infusion(-days, mg=mg), day=TODAY - timedelta(days=days)) for days in days_ago)


def known(infusions: tuple[Infusion, ...], course: Course = COURSE, *judged: date) -> Background:
    """Return a course with these infusions, all in it, whose tests were done today."""
    assessments = tuple(
        Assessment(course_id=course.course_id, day=day, outcome=Outcome.GO_ON, physician="Dr Lang", found="")
        for day in judged
    )
    kept = CourseFile(course=course, infusions=infusions, measured=TESTED, assessments=assessments)
    return Background(course=so_far(kept, infusions))


def untested(background: Background, *measured: Measured) -> Background:
    assert background.course
    return Background(course=replace(background.course, measured=measured))


def keys(background: Background) -> set[str]:
    return {one.key for one in gate(ready(), background, NOW).items}


def in_phase(phase: CoursePhase) -> Course:
    return replace(COURSE, phase=phase)


def test_that_without_a_course_a_line_says_so_and_nothing_holds() -> None:
    found = item(ready(), "course")
    assert (found.standing, found.sentence) == (Standing.FINE, "No course is open for this patient.")
    assert outcome(ready()) is Comes.GO


def test_that_a_course_that_could_not_be_read_is_a_soft_hold() -> None:
    background = Background(course_trouble="The disk is full.")
    found = item(ready(), "course", background)
    assert found.sentence == "What was given over it is not known. The disk is full."
    assert outcome(ready(), background) is Comes.SOFT
    assert start_refusal(ready(), background, NOW) == "Not started: held by course. Going on needs a reason."


def test_that_what_was_given_is_said_against_the_cap_and_that_it_is_a_default() -> None:
    found = item(ready(), "course", known(given(20, 60, 200)))
    assert (found.words, found.standing) == ("Safety over the course", Standing.FINE)
    assert found.sentence == (
        "In 30 days 1 infusion, 40 mg; in 90 days 2, 81 mg; in 365 days 3, 121 mg. "
        "At most 12 infusions in 365 days, a default."
    )


def under(most: int | None, mg: str | None, *, confirmed: bool) -> SessionState:
    """Return a session under a protocol with these caps."""
    rules = replace(SHIPPED.course, most_in_year=most, most_mg_in_year=Decimal(mg) if mg else None)
    unconfirmed = tuple(one for one in SHIPPED.unconfirmed if not confirmed or one != "course")
    return ready(start=opened(replace(SHIPPED, course=rules, unconfirmed=unconfirmed)))


@pytest.mark.parametrize(
    ("most", "mg", "caps"),
    [
        (8, "900", " At most 8 infusions and 900 mg in 365 days."),
        (None, "900", " At most 900 mg in 365 days."),
        (None, None, ""),
    ],
)
def test_that_caps_that_a_clinic_confirmed_are_no_default_and_none_are_not_said(
    most: int | None, mg: str | None, caps: str
) -> None:
    found = item(under(most, mg, confirmed=True), "course", known(()))
    assert found.sentence == f"Nothing given in 365 days.{caps}"


def test_that_a_cap_that_is_reached_holds_softly_with_what_to_do() -> None:
    enough = known(given(*range(14, 182, 14)), in_phase(CoursePhase.MAINTENANCE))
    found = item(ready(), "course", enough)
    assert (found.standing, found.severity) == (Standing.SOFT, Severity.SOFT)
    assert found.sentence.startswith(
        "12 infusions in 365 days; the protocol's most is 12. The cap is a default. In 30 days 2 infusions, 81 mg;"
    )
    assert found.todo == "Ask the prescriber, or plan a later day."
    fewer = known(given(*range(14, 168, 14)), in_phase(CoursePhase.MAINTENANCE))
    assert item(ready(), "course", fewer).standing is Standing.FINE
    reached = item(under(12, None, confirmed=True), "course", enough)
    assert "default" not in reached.sentence


def test_that_infusions_before_the_course_count_against_the_cap_and_not_in_the_induction() -> None:
    kept = CourseFile(course=COURSE, infusions=given(20))
    found = so_far(kept, given(20, *range(100, 210, 10)))
    assert (found.given, len(found.infusions)) == (1, 12)
    assert item(ready(), "course", Background(course=found)).standing is Standing.SOFT
    assert "response" not in keys(Background(course=found))


def test_that_tests_that_are_due_hold_softly_each_with_what_to_do() -> None:
    background = untested(known(given(20, 200)))
    liver, urinary = (item(ready(), key, background) for key in ("liver test", "urinary symptoms"))
    assert (liver.standing, liver.sentence) == (Standing.SOFT, "A liver test is due: none in 200 days.")
    assert liver.todo == "Take blood, or write the result on the patient's course."
    assert urinary.standing is Standing.SOFT
    assert urinary.sentence == "Asking for urinary symptoms is due: none in 200 days."
    assert urinary.todo.startswith("Ask for urgency, pain, blood")
    assert keys(known(given(20, 200))) & {"liver test", "urinary symptoms"} == set()
    asked = untested(known(given(20, 200)), TESTED[1])
    assert keys(asked) & {"liver test", "urinary symptoms"} == {"liver test"}


SIX = given(20, 22, 24, 26, 28, 30)


@pytest.mark.parametrize(
    ("background", "held"),
    [
        (known(SIX[1:]), False),
        (known(SIX), True),
        (known((), in_phase(CoursePhase.ASSESSMENT)), True),
        (known(SIX, in_phase(CoursePhase.ASSESSMENT)), True),
        (known(SIX, in_phase(CoursePhase.MAINTENANCE), TODAY), False),
        (known(SIX, COURSE, SIX[0].day), False),
        (known((), in_phase(CoursePhase.ASSESSMENT), TODAY), False),
    ],
    ids=["five of six", "all six", "none, assessment", "six, assessment", "maintenance", "judged", "none, judged"],
)
def test_that_nothing_goes_on_before_the_response_is_judged(background: Background, *, held: bool) -> None:
    assert ("response" in keys(background)) is held
    assert outcome(ready(), background) is (Comes.HARD if held else Comes.GO)


def response(background: Background) -> Item:
    return item(ready(), "response", background)


def test_that_the_hold_says_what_to_do_first() -> None:
    found = response(known(SIX))
    assert f"{found.sentence} {found.todo}" == (
        "The response to the induction has not been judged. Judge it on the patient's course first."
    )
    assert (found.standing, found.missing) == (Standing.HARD, False)


def test_that_a_judgement_before_the_last_infusion_does_not_hold_for_it() -> None:
    found = response(known(SIX, in_phase(CoursePhase.ASSESSMENT), SIX[0].day - timedelta(days=1)))
    assert found.sentence == "The response has not been judged again since the last infusion."


def test_that_an_infusion_that_was_never_started_is_none() -> None:
    started = session("9:52 125/78 73 98% r15", "10:00 start 0.4 mg/kg/h", "11:30 end", "12:06 left")
    heads = [head(started, at("12:06")), head(session("9:52 left"), at("12:06"))]
    (only,) = infusions_of(heads)
    assert (only.day, only.given_mg) == (TODAY, heads[0].given_mg)


def test_that_a_course_that_has_ended_is_not_open() -> None:
    ended = replace(COURSE, phase=CoursePhase.ENDED, ended_on=TODAY, end_reason="no response")
    assert open_one([ended]) is None
    assert open_one([ended, COURSE]) is COURSE
    assert CourseSoFar(course=COURSE).to_be_judged is False
