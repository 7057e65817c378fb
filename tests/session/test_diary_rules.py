"""Only days that were, pains from 0 to 10 in tenths, scores in their range, and treatments that begin first."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.course import Measure, Measured
from session.diary_rules import diary_refusal, measured_refusal, pain_refusal, treatment_refusal
from tests.session.course_cases import MIRIAM, TODAY, a_measure, a_treatment, told


@pytest.mark.parametrize("pain", ["0", "10", "6.5", "6.50", "1E+1", "0E-30"])
def test_that_whole_tenths_from_0_to_10_are_pains(pain: str) -> None:
    assert diary_refusal(told(pain), MIRIAM, TODAY) == ""


@pytest.mark.parametrize(
    ("pain", "sentence"),
    [
        ("11", "Pain 11 is outside 0 to 10. Write a number from 0 to 10."),
        ("-0.1", "Pain -0.1 is outside 0 to 10. Write a number from 0 to 10."),
        ("10.1", "Pain 10.1 is outside 0 to 10. Write a number from 0 to 10."),
        ("6.55", "Pain 6.55 is finer than a tenth. Write one digit behind the point at most."),
        ("NaN", "Pain as written is outside 0 to 10. Write a number from 0 to 10."),
        ("1E+999", "Pain as written is outside 0 to 10. Write a number from 0 to 10."),
    ],
)
def test_that_another_number_is_no_pain(pain: str, sentence: str) -> None:
    assert diary_refusal(told(pain), MIRIAM, TODAY) == sentence


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_that_any_number_is_judged(pain: Decimal) -> None:
    fits = pain.is_finite() and 0 <= pain <= 10 and pain * 10 == int(pain * 10)
    assert (pain_refusal(pain) == "") is fits


def test_that_a_diary_holds_no_day_to_come_and_none_before_birth() -> None:
    assert diary_refusal(told(days_ago=-1), MIRIAM, TODAY) == "2026-11-21 has not come yet. Check the day."
    assert diary_refusal(replace(told(), day=date(1979, 3, 13)), MIRIAM, TODAY) == (
        "1979-03-13 is before Okafor, Miriam was born (1979-03-14). Check the year."
    )
    assert diary_refusal(replace(told(), day=MIRIAM.born), MIRIAM, TODAY) == ""


def test_that_a_treatment_begins_before_it_ends() -> None:
    assert treatment_refusal(a_treatment(until=TODAY), MIRIAM) == ""
    assert treatment_refusal(a_treatment(until=TODAY - timedelta(days=1)), MIRIAM) == (
        "It cannot end on 2026-11-19: it began on 2026-11-20. Check both days."
    )
    assert treatment_refusal(a_treatment(since=date(1926, 11, 20)), MIRIAM).startswith("1926-11-20 is before")
    assert treatment_refusal(replace(a_treatment(), words=" "), MIRIAM).startswith("Write what was begun")


@pytest.mark.parametrize(
    "measured",
    [
        a_measure(Measure.PGIC, "1"),
        a_measure(Measure.PGIC, "7.0"),
        a_measure(Measure.BPI, "0"),
        a_measure(Measure.BPI, "4.71"),
        a_measure(Measure.SATISFIED, None),
        a_measure(Measure.LIVER_TEST, "34"),
    ],
)
def test_that_scores_in_their_range_may_be_written(measured: Measured) -> None:
    assert measured_refusal(measured, MIRIAM, TODAY) == ""


@pytest.mark.parametrize(
    ("measured", "sentence"),
    [
        (a_measure(Measure.PGIC, "8"), "PGIC 8 is outside 1 to 7. Write a whole number from 1 to 7."),
        (a_measure(Measure.PGIC, "0"), "PGIC 0 is outside 1 to 7. Write a whole number from 1 to 7."),
        (a_measure(Measure.PGIC, "2.5"), "PGIC 2.5 is no whole number. Write a whole number from 1 to 7."),
        (a_measure(Measure.PGIC, None), "PGIC has no number. Write a whole number from 1 to 7."),
        (
            a_measure(Measure.BPI, "10.5"),
            "BPI interference 10.5 is outside 0 to 10. Write a number from 0 to 10.",
        ),
        (a_measure(Measure.LIVER_TEST, "NaN"), "liver test NaN is no number. Write a number."),
        (
            replace(a_measure(Measure.SATISFIED, None), day=date(2027, 1, 1)),
            "2027-01-01 has not come yet. Check the day.",
        ),
    ],
)
def test_that_scores_outside_are_refused_with_their_range(measured: Measured, sentence: str) -> None:
    assert measured_refusal(measured, MIRIAM, TODAY) == sentence
