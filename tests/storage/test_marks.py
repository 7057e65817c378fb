"""Marks find what fits: every comparison shares a mark with each figure that it fits, and few with any other."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.search_question import Comparison, Figure, Sign
from session.search_words import FLAG_KEYS
from storage.marks import compared, flag_mark, marks_of
from tests.storage.examples import START, Sitting

FITS = {
    Sign.BELOW: Decimal.__lt__, Sign.AT_MOST: Decimal.__le__, Sign.EQUAL: Decimal.__eq__,
    Sign.AT_LEAST: Decimal.__ge__, Sign.ABOVE: Decimal.__gt__,
}  # fmt: skip


def found(value: Decimal, comparison: Comparison) -> bool:
    """Say whether a session with that dose given would be found by the comparison's marks."""
    marks = marks_of(replace(Sitting(left_at=START).head(), given_mg=value))
    return any(mark in marks for mark in compared(comparison))


@given(st.integers(0, 3_000), st.sampled_from(Sign), st.decimals(0, 2_500, places=1))
def test_that_no_comparison_misses_what_fits_it(value: int, sign: Sign, number: Decimal) -> None:
    fits = FITS[sign](Decimal(value), number)
    assert found(Decimal(value), Comparison(Figure.GIVEN, sign, number)) or not fits


@given(st.integers(0, 1_900), st.sampled_from([Sign.AT_LEAST, Sign.AT_MOST, Sign.EQUAL]), st.integers(0, 1_900))
def test_that_of_whole_numbers_nothing_else_is_found(value: int, sign: Sign, number: int) -> None:
    fits = FITS[sign](Decimal(value), Decimal(number))
    assert found(Decimal(value), Comparison(Figure.GIVEN, sign, Decimal(number))) is bool(fits)


@pytest.mark.parametrize("sign", Sign)
def test_that_a_comparison_takes_few_marks(sign: Sign) -> None:
    assert all(len(compared(Comparison(Figure.RISE, sign, Decimal(number)))) <= 39 for number in range(2_000))


def test_that_no_two_flags_that_are_known_share_a_mark() -> None:
    assert len({flag_mark(key) for key in FLAG_KEYS}) == len(FLAG_KEYS)


def test_that_dose_and_pain_count_once_the_patient_has_left() -> None:
    head = replace(Sitting().head(), pain_last=Decimal(3), peak_systolic=158)
    running, left = marks_of(head), marks_of(replace(head, phase="left"))
    peak = compared(Comparison(Figure.SYSTOLIC, Sign.EQUAL, Decimal(158)))[0]
    pain = compared(Comparison(Figure.PAIN, Sign.EQUAL, Decimal(3)))[0]
    assert (peak in running, pain in running) == (True, False)
    assert (peak in left, pain in left) == (True, True)
