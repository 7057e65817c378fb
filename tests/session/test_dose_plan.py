"""What an order comes to: hand calculations for 68.4 kg at 2 mg/mL, and what does not fit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from session.dose_plan import DosePlan, plan_warnings
from session.quantities import Mixture, Rate, RateUnit, rounded
from tests.session.test_checkin import PROTOCOL

MIXTURE = Mixture(Decimal("68.4"), Decimal(2))
ORDERED = DosePlan(Rate(Decimal("0.4"), RateUnit.MG_KG_H), MIXTURE, 90)


def test_that_a_rate_comes_out_in_every_unit() -> None:
    assert ORDERED.in_unit(RateUnit.MG_H) == Fraction("27.36")
    assert ORDERED.in_unit(RateUnit.ML_H) == Fraction("13.68")
    assert ORDERED.in_unit(RateUnit.MG_KG_H) == Fraction("0.4")
    assert rounded(ORDERED.in_unit(RateUnit.UG_KG_MIN), 2) == Decimal("6.67")


@pytest.mark.parametrize(
    ("value", "unit"),
    [("27.36", RateUnit.MG_H), ("13.68", RateUnit.ML_H), ("0.4", RateUnit.MG_KG_H)],
)
def test_that_the_total_is_the_same_whatever_unit_the_rate_was_written_in(value: str, unit: RateUnit) -> None:
    plan = DosePlan(Rate(Decimal(value), unit), MIXTURE, 90)
    assert plan.total_mg == Fraction("41.04")
    assert plan.total_mg_per_kg == Fraction("0.6")
    assert plan.volume_ml == Fraction("20.52")


def test_that_without_minutes_there_is_no_total() -> None:
    plan = DosePlan(ORDERED.rate, MIXTURE)
    assert plan.total_mg is plan.total_mg_per_kg is plan.volume_ml is None


def test_that_a_plan_within_its_limits_has_no_warning() -> None:
    assert plan_warnings(ORDERED, Decimal("41.04"), PROTOCOL) == ()


def test_that_a_plan_above_the_ordered_maximum_is_told_with_both_numbers() -> None:
    (warning,) = plan_warnings(ORDERED, Decimal(41), PROTOCOL)
    assert "41.04 mg" in warning
    assert "maximum of 41 mg" in warning


def test_that_a_start_rate_above_the_protocols_maximum_is_told() -> None:
    plan = DosePlan(Rate(Decimal("0.7"), RateUnit.MG_KG_H), MIXTURE, 90)
    assert "above the protocol's maximum" in plan_warnings(plan, None, PROTOCOL)[0]
    assert plan_warnings(plan, None, None) == ()
