"""What the cards say of a course, and how to get what is missing."""

from dataclasses import replace
from datetime import timedelta

from session.course import Course, CoursePhase, Infusion
from session.course_story import Story, tell
from session.ports import Patient
from session.satisfaction import satisfaction
from tests.session.courses import COURSE, PATIENT, RULES, UNDER, cycle, infusion, kept, maintained, on, story
from ui.course.faces import Face, course_faces, span_words
from ui.course.patient_course import PatientCourse
from ui.course.why_card import why_sentences
from ui.theme.priority import Priority
from ui.today.course_words import relief_words

WHO = Patient(patient_id=PATIENT, name="Ortiz, Daniel", mrn="003702", born=on(0).replace(year=1974), sex="M")


def shown(found: Story, infusions: tuple[Infusion, ...] | None = None) -> PatientCourse:
    given = tuple(one.infusion for one in found.given)
    return PatientCourse(WHO, found.today, UNDER, found, infusions=given if infusions is None else infusions)


def faces(found: PatientCourse) -> dict[str, Face]:
    return {face.title: face for face in course_faces(found)}


def of(course: Course, found: Story) -> Story:
    return replace(found, kept=replace(found.kept, course=course))


def test_that_reliefs_stand_oldest_first_on_today_as_on_patients() -> None:
    reliefs = maintained(20, (44, 40, 36)).reliefs
    assert relief_words(reliefs) == "relief 44, 40, 36 d, oldest first"
    assert relief_words(reliefs[:1]) == "relief 44 d"
    assert relief_words(()) == ""


def test_that_a_course_in_maintenance_says_relief_trend_and_window() -> None:
    found = maintained(20, (44, 40, 36))
    told = faces(shown(found))
    assert (told["Relief lasted"].figure, told["Relief lasted"].detail) == (
        "44, 40, 36 days",
        "oldest first · shortening",
    )
    assert found.dates
    assert told["Next booster"].figure == span_words(found.dates)
    assert told["Next booster"].accent
    assert told["Next booster"].detail == "not booked yet"


def test_that_a_response_is_said_with_percent_and_weeks_once_the_patient_is_satisfied() -> None:
    found = story([infusion(0)], [(-2, 8.0), (-1, 8.0), *cycle(0, 35, 60, low=3.0)], 35)
    single = of(replace(COURSE, planned=1, phase=CoursePhase.ASSESSMENT), found)
    assert faces(shown(single))["Response"].detail.endswith("ask: satisfied?")
    answer = satisfaction(PATIENT, on(30), satisfied=True)
    told = replace(single, kept=replace(single.kept, measured=(answer,)))
    face = faces(shown(told))["Response"]
    assert face.figure == "Meets the rule"
    assert face.detail.startswith("−")
    assert face.detail.endswith(", not judged yet")
    judged = replace(told, kept=replace(told.kept, course=replace(told.course, phase=CoursePhase.MAINTENANCE)))
    assert faces(shown(judged))["Response"].figure == "Responder"


def test_that_an_induction_that_goes_on_is_not_judged_yet_and_asks_for_its_plan() -> None:
    found = story([infusion(0), infusion(2)], [(-1, 8.0)], 3)
    told = faces(shown(found))
    assert (told["Course"].figure, told["Course"].detail) == ("Induction", "2 of 6 given")
    assert (told["Next infusion"].figure, told["Next infusion"].detail) == ("Not planned", "plan the induction")
    assert told["Response"].detail == "judged after the induction"
    assert why_sentences(shown(found)) == [
        "The induction goes on; when a booster is due is known once the response to it is judged."
    ]


def test_that_what_is_missing_is_said_with_how_to_get_it() -> None:
    nothing = shown(story([], [], 0))
    assert faces(nothing)["Relief lasted"].detail == "known once the first infusions were given"
    no_baseline = shown(story([infusion(0, before=None)], [], 9))
    assert "log it" in faces(no_baseline)["Relief lasted"].detail
    no_diary = shown(story([infusion(0)], [], 9))
    assert faces(no_diary)["Relief lasted"].detail == "no diary yet: ask by phone and log the pain"


def test_that_the_year_wears_amber_only_where_a_cap_is_reached_or_a_test_is_due() -> None:
    calm = faces(shown(story([infusion(0)], [], 30)))["Last 12 months"]
    assert (calm.figure, calm.detail, calm.priority) == ("1 infusion", "40 mg", Priority.NONE)
    due = faces(shown(story([infusion(0)], [], 100)))["Last 12 months"]
    assert (due.detail, due.priority) == ("40 mg · urinary symptoms due", Priority.MEDIUM)
    many = [infusion(day) for day in range(0, 36, 3)]
    capped = faces(shown(story(many, [], 36)))["Last 12 months"]
    assert (capped.figure, capped.priority) == ("12 infusions", Priority.MEDIUM)
    assert "most infusions of a year" in capped.detail
    assert RULES.most_in_year == 12


def test_that_infusions_of_an_earlier_course_count_in_the_year() -> None:
    found = story([infusion(100)], [], 101)
    told = faces(shown(found, (infusion(0), infusion(100))))["Last 12 months"]
    assert told.figure == "2 infusions"


def test_that_an_ended_course_says_when_and_why_and_expects_nothing() -> None:
    ended = replace(COURSE, phase=CoursePhase.ENDED, ended_on=on(60), end_reason="moved away")
    told = faces(shown(of(ended, story([infusion(0)], [], 60))))
    assert told["Course"].figure == "Ended"
    assert told["Course"].detail.endswith("moved away")
    assert told["Next infusion"].detail == "this course has ended"


def test_that_a_relief_that_was_not_seen_to_its_end_is_more_than_its_days() -> None:
    diary = [(-1, 8.0), *((day, 2.0) for day in range(1, 31))]
    found = tell(kept([infusion(0), infusion(31)], diary), UNDER, on(32))
    assert faces(shown(found))["Relief lasted"].figure == ">30 days"


def test_that_pain_that_returned_fast_is_hinted_at() -> None:
    found = maintained(5, (15, 14, 12))
    assert any("mini-series" in one for one in why_sentences(shown(found)))
    assert "mini-series" in faces(shown(found))["Next booster"].detail


def test_that_a_window_over_the_end_of_a_month_names_both_months() -> None:
    first = on(0)
    assert span_words((first, first + timedelta(days=8))) == "8 – 16 June"
    assert span_words((first, first + timedelta(days=25))) == "8 Jun – 3 Jul"
