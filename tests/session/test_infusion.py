"""The dose that follows from rates, pauses and boluses."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.infusion import Bolus, Segment, given_mg, hours, infused, reaches
from session.quantities import Rate, RateUnit
from session.state import SessionState, replay
from tests.session.cases import FORM_LINES, amended, at, event, history, session

RATE = Rate(Decimal(60), RateUnit.MG_H)


def given_at(state: SessionState, clock: str) -> Fraction:
    return given_mg(state.segments, state.boluses, at(clock))


def test_that_the_paper_form_gives_what_the_hand_calculation_says() -> None:
    # 68.4 kg: 0.4 mg/kg/h for 15 min is 6.84 mg, 0.5 mg/kg/h for 75 min is 42.75 mg.
    state = session(*FORM_LINES)
    assert given_at(state, "11:30") == Fraction("49.59")
    assert given_at(state, "10:15") == Fraction("6.84")
    assert infused(state.segments, at("13:00")) == timedelta(minutes=90)


def test_that_nothing_flows_in_a_pause() -> None:
    state = session("10:00 start 30 mg/h", "10:20 pause", "10:50 resume", "11:10 end")
    assert [given_at(state, clock) for clock in ("10:20", "10:40", "10:50", "12:00")] == [10, 10, 10, 20]
    assert infused(state.segments, at("12:00")) == timedelta(minutes=40)


def test_that_a_bolus_is_given_at_once() -> None:
    state = session("10:00 start 30 mg/h", "10:20 bolus 0.1 mg/kg")
    assert given_at(state, "10:19:59") < 10
    assert given_at(state, "10:20") == Fraction("16.84")


def test_that_a_back_dated_change_of_rate_changes_the_dose_since() -> None:
    events = history("10:00 start 30 mg/h", "10:30 hr74")
    late = replay([*events, event("10:15", "rate 60 mg/h", entered="10:31")])
    assert given_at(late, "10:15") == Fraction("7.5")
    assert given_at(late, "10:30") == Fraction("22.5")


def test_that_an_amended_rate_changes_the_dose() -> None:
    events = history("10:00 start 30 mg/h", "10:30 rate 300 mg/h")
    state = replay([*events, amended(events[-1], "10:30", "rate 36 mg/h", entered="10:32")])
    assert given_at(state, "11:00") == 33


def test_that_a_rate_in_ml_per_hour_counts_the_bag() -> None:
    assert given_at(session("10:00 start 15 mL/h"), "11:00") == 30


@pytest.mark.parametrize(("clock", "mg"), [("9:00", 0), ("10:00", 0), ("10:01", 1)])
def test_that_nothing_is_given_before_the_start(clock: str, mg: int) -> None:
    assert given_mg([Segment(at("10:00"), None, RATE, Fraction(60))], [], at(clock)) == mg


def test_that_the_moment_of_the_maximum_is_foreseen() -> None:
    now = at("10:30")
    assert reaches(Fraction(30), Fraction(60), Fraction(60), now) == at("11:00")
    assert reaches(Fraction(60), Fraction(60), Fraction(60), now) == now
    assert reaches(Fraction(30), Fraction(0), Fraction(60), now) is None


@st.composite
def courses(draw: st.DrawFn) -> tuple[list[Segment], list[Bolus]]:
    """Draw segments one after another, with pauses between, and boluses; the last may still run."""
    moment, segments = at("10:00"), list[Segment]()
    for mg_per_h in draw(st.lists(st.fractions(0, 100, max_denominator=50), max_size=5)):
        start = moment + timedelta(seconds=draw(st.integers(0, 900)))
        moment = start + timedelta(seconds=draw(st.integers(0, 3600)))
        segments.append(Segment(start, moment, RATE, mg_per_h))
    runs = draw(st.booleans())
    if segments and runs:
        segments[-1] = replace(segments[-1], end=None)
    boluses = [
        Bolus(at("10:00") + timedelta(seconds=second), mg)
        for second, mg in draw(
            st.lists(st.tuples(st.integers(0, 9000), st.fractions(0, 50, max_denominator=9)), max_size=3)
        )
    ]
    return segments, boluses


moments = st.integers(0, 15000).map(lambda second: at("10:00") + timedelta(seconds=second))


@given(courses(), moments)
def test_that_the_dose_is_the_sum_of_its_parts(course: tuple[list[Segment], list[Bolus]], now: datetime) -> None:
    segments, boluses = course
    parts = [given_mg([segment], [], now) for segment in segments] + [given_mg([], [bolus], now) for bolus in boluses]
    assert given_mg(segments, boluses, now) == sum(parts, Fraction(0))
    assert all(part >= 0 for part in parts)


@given(courses(), moments)
def test_that_the_total_is_the_integral_of_the_rate(course: tuple[list[Segment], list[Bolus]], now: datetime) -> None:
    segments, _ = course
    edges = sorted({edge for part in segments for edge in (part.start, part.end or now) if edge <= now} | {now})
    integral = Fraction(0)
    for start, end in pairwise(edges):
        running = [part for part in segments if part.start <= start and (part.end is None or part.end >= end)]
        integral += sum((part.mg_per_h for part in running), Fraction(0)) * hours(end - start)
    assert given_mg(segments, [], now) == integral


@given(courses(), moments, st.fractions(0, 10, max_denominator=20))
def test_that_the_dose_is_linear_in_the_rate(
    course: tuple[list[Segment], list[Bolus]], now: datetime, factor: Fraction
) -> None:
    segments, _ = course
    scaled = [Segment(part.start, part.end, part.rate, part.mg_per_h * factor) for part in segments]
    assert given_mg(scaled, [], now) == given_mg(segments, [], now) * factor


@given(courses(), moments)
def test_that_a_segment_may_be_cut_in_two(course: tuple[list[Segment], list[Bolus]], now: datetime) -> None:
    segments, boluses = course
    cut = [
        half
        for part in segments
        for middle in [part.start + ((part.end or now) - part.start) / 2]
        for half in (Segment(part.start, middle, RATE, part.mg_per_h), Segment(middle, part.end, RATE, part.mg_per_h))
        if middle >= part.start
    ]
    if all(part.end or part.start <= now for part in segments):
        assert given_mg(cut, boluses, now) == given_mg(segments, boluses, now)
        assert infused(cut, now) == infused(segments, now)


@given(
    st.fractions(1, 100, max_denominator=50),
    st.fractions(0, 60, max_denominator=9),
    st.fractions(0, 60, max_denominator=9),
)
def test_that_the_maximum_is_reached_when_foreseen(rate: Fraction, mg: Fraction, limit: Fraction) -> None:
    now = at("10:00")
    moment = reaches(mg, rate, limit, now)
    assert moment is not None
    assert moment >= now
    missing = limit - mg - rate * hours(moment - now)
    assert missing <= rate * hours(timedelta(microseconds=1))
