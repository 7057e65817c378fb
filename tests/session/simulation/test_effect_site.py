"""The level of a simulated infusion: exact, linear, never negative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.simulation.effect_site import Course, Flow, Push, course_of
from session.state import SessionState
from tests.session.simulation.played import Played

MINUTES = st.floats(0, 300)
RATES = st.floats(0, 2)
HALF_LIVES = st.sampled_from([3.0, 30.0])


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    start = draw(MINUTES) * 60
    return Flow(start, draw(st.none() | st.floats(0, 300).map(lambda minutes: start + minutes * 60)), draw(RATES))


COURSES = st.builds(
    Course,
    st.lists(flows(), max_size=4).map(tuple),
    st.lists(st.builds(Push, MINUTES.map(lambda minutes: minutes * 60), RATES), max_size=2).map(tuple),
)


@given(one=COURSES, other=COURSES, minute=MINUTES, half_life=HALF_LIVES)
def test_that_the_levels_of_two_courses_add_up(one: Course, other: Course, minute: float, half_life: float) -> None:
    both = Course(one.flows + other.flows, one.pushes + other.pushes)
    apart = one.level(minute * 60, half_life) + other.level(minute * 60, half_life)
    assert both.level(minute * 60, half_life) == pytest.approx(apart, abs=1e-9)


@given(course=COURSES, minute=MINUTES, half_life=HALF_LIVES)
def test_that_a_level_is_never_negative_nor_above_all_that_flows(
    course: Course, minute: float, half_life: float
) -> None:
    given_at_once = sum(push.amount for push in course.pushes) * 10  # per hour: no pulse rises above ten times its dose
    assert 0 <= course.level(minute * 60, half_life) <= sum(flow.rate for flow in course.flows) + given_at_once + 1e-9


@given(rate=RATES, cut=st.floats(0, 60), minute=MINUTES, half_life=HALF_LIVES)
def test_that_it_makes_no_difference_into_how_many_pieces_a_flow_is_cut(
    rate: float, cut: float, minute: float, half_life: float
) -> None:
    whole = Course((Flow(0, 3600, rate),))
    pieces = Course((Flow(0, cut * 60, rate), Flow(cut * 60, 3600, rate)))
    assert pieces.level(minute * 60, half_life) == pytest.approx(whole.level(minute * 60, half_life), abs=1e-9)


def test_that_a_constant_rate_leads_to_itself() -> None:
    assert Course((Flow(0, None, 0.4),)).level(24 * 3600, 3.0) == pytest.approx(0.4, abs=1e-6)


def test_that_a_dose_given_at_once_is_the_limit_of_ever_shorter_flows() -> None:
    at_once = Course(pushes=(Push(0, 0.1),)).level(600, 3.0)
    within_a_second = Course((Flow(0, 1, 0.1 * 3600),)).level(600, 3.0)
    assert within_a_second == pytest.approx(at_once, rel=1e-3)


def test_that_nothing_acts_before_it_is_given() -> None:
    course = Course((Flow(600, None, 0.4),), (Push(600, 0.1),))
    assert course.level(600, 3.0) == 0
    assert course.level(599, 3.0) == 0
    assert course.level(660, 3.0) > 0


def test_that_a_session_without_its_check_in_has_given_nothing() -> None:
    assert course_of(SessionState()) == Course()


def test_that_a_bolus_of_the_session_counts() -> None:
    session = Played()
    nurse = session.nurse()
    nurse.write("start 0.4 mg/kg/h")
    nurse.write("bolus 6.84 mg")
    course = course_of(session.state)
    assert [flow.rate for flow in course.flows] == [pytest.approx(0.4)]
    assert [push.amount for push in course.pushes] == [pytest.approx(0.1)]
