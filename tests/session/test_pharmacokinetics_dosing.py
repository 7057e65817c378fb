"""How the segments and boluses of a session become the minutes and mg that the prediction takes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from session.dosing import Dosing, dosing_of, minutes_from
from session.infusion import Bolus, Segment
from session.pharmacokinetics import plasma_concentration
from session.quantities import Rate, RateUnit

ORIGIN = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)


def minute(minutes: float) -> datetime:
    return ORIGIN + timedelta(minutes=minutes)


def segment(start: float, end: float | None, mg_per_h: int) -> Segment:
    rate = Rate(Decimal(mg_per_h), RateUnit.MG_H)
    return Segment(minute(start), None if end is None else minute(end), rate, Fraction(mg_per_h))


def test_that_segments_and_boluses_come_in_minutes_from_the_origin() -> None:
    dosing = dosing_of(
        [segment(-5, 10, 20), segment(12.5, 30, 40)], [Bolus(minute(15), Fraction(5, 2))], ORIGIN, ORIGIN
    )
    infusions = ((-5, 10, Fraction(20)), (12.5, 30, Fraction(40)))
    assert dosing == Dosing(infusions, boluses=((15, Fraction(5, 2)),))


def test_that_a_segment_that_still_runs_goes_on_to_the_given_end() -> None:
    assert dosing_of([segment(0, None, 20)], [], ORIGIN, minute(90)).infusions == ((0, 90, Fraction(20)),)


def test_that_a_segment_that_has_ended_is_not_cut_at_that_end() -> None:
    assert dosing_of([segment(0, 30, 20)], [], ORIGIN, minute(10)).infusions == ((0, 30, Fraction(20)),)


def test_that_a_running_segment_that_begins_after_the_given_end_adds_nothing() -> None:
    assert dosing_of([segment(20, None, 20)], [], ORIGIN, minute(10)).infusions == ()


def test_that_the_rates_stay_exact_and_the_prediction_takes_them_as_they_are() -> None:
    third = Segment(minute(0), None, Rate(Decimal(10), RateUnit.UG_KG_MIN), Fraction(100, 3))
    dosing = dosing_of([third], [], ORIGIN, minute(40))
    assert dosing.infusions[0][2] == Fraction(100, 3)
    assert plasma_concentration("kamp2020", 70, *dosing, [40]) == pytest.approx([160.6677], abs=1e-3)


def test_that_a_moment_before_the_origin_is_below_zero() -> None:
    assert minutes_from(ORIGIN, minute(-1.5)) == -1.5
