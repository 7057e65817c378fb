"""What of a plan goes beyond a limit is said in words with both numbers, and what a protocol allows at a weight."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.dose_plan import DosePlan, rate_of_dose
from session.plan_limits import capped, most_mg, plan_notes, plan_warnings
from session.quantities import Amount, AmountUnit, Mixture, Rate, RateUnit
from tests.session.cases import SHIPPED

MIXTURE = Mixture(Decimal("68.4"), Decimal(2))
NINETY = Mixture(Decimal(90), Decimal(1))
ORDERED = DosePlan(Rate(Decimal("0.4"), RateUnit.MG_KG_H), MIXTURE, 90)
CAP = Rate(Decimal(25), RateUnit.MG_H)
TRIAL = replace(
    SHIPPED, start_rate=Rate(Decimal("0.35"), RateUnit.MG_KG_H), rate_cap=CAP, planned_min=240, maximum_mg=Decimal(100)
)


def test_that_a_plan_within_its_limits_has_no_warning() -> None:
    assert plan_warnings(ORDERED, Decimal("41.04"), SHIPPED) == ()
    assert plan_warnings(replace(ORDERED, bag_ml=Decimal("20.52")), Decimal("41.04"), SHIPPED) == ()
    assert plan_warnings(replace(ORDERED, maximum_rate=ORDERED.rate), None, None) == ()


def test_that_a_plan_above_the_ordered_maximum_is_told_with_both_numbers() -> None:
    (warning,) = plan_warnings(ORDERED, Decimal(41), SHIPPED)
    assert "41.04 mg" in warning
    assert "maximum of 41 mg" in warning


def test_that_a_start_rate_above_the_protocols_maximum_is_told() -> None:
    plan = DosePlan(Rate(Decimal("0.7"), RateUnit.MG_KG_H), MIXTURE, 90)
    assert plan_warnings(plan, None, SHIPPED) == ("0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h.",)
    assert plan_warnings(plan, None, None) == ()


def test_that_a_typed_rate_above_the_cap_is_told_in_the_caps_unit() -> None:
    plan = DosePlan(TRIAL.start_rate, NINETY)
    assert plan_warnings(plan, None, TRIAL) == (
        "0.35 mg/kg/h comes to 31.5 mg/h, above the protocol's cap of 25 mg/h.",
    )


def test_that_a_start_rate_above_the_orders_own_highest_is_told() -> None:
    plan = replace(ORDERED, maximum_rate=Rate(Decimal(27), RateUnit.MG_H))
    assert plan_warnings(plan, None, None) == (
        "0.4 mg/kg/h comes to 27.4 mg/h, above the ordered highest rate of 27 mg/h.",
    )


def test_that_a_dose_that_runs_above_the_protocols_maximum_is_told() -> None:
    dose = Amount(Decimal(1), AmountUnit.MG_KG)
    plan = DosePlan(rate_of_dose(dose, 40, MIXTURE), MIXTURE, 40, dose)
    assert plan_warnings(plan, None, SHIPPED) == (
        "1 mg/kg comes to 1.5 mg/kg/h, above the protocol's maximum of 0.6 mg/kg/h.",
    )


def test_that_a_bag_that_holds_less_than_the_plan_is_told() -> None:
    (warning,) = plan_warnings(replace(ORDERED, bag_ml=Decimal("20.5")), None, None)
    assert warning == "The bag holds 20.5 mL, the plan needs 20.52 mL. Have a second bag ready."


def test_that_an_ordered_maximum_above_the_protocols_is_told() -> None:
    (warning,) = plan_warnings(ORDERED, Decimal(140), SHIPPED)
    assert warning == "At most 140 mg is above the protocol's 136.8 mg at this weight."
    assert plan_warnings(ORDERED, Decimal("136.8"), SHIPPED) == ()


def test_that_without_an_ordered_maximum_the_plan_is_held_against_the_protocols() -> None:
    (warning,) = plan_warnings(replace(ORDERED, planned_min=400), None, SHIPPED)
    assert warning == "182.4 mg is above the protocol's 136.8 mg at this weight."


@pytest.mark.parametrize(
    ("value", "sentence"),
    [("2000", "2000 mL/h cannot be set"), ("999.04", ""), ("0.04", "0.04 mL/h cannot be set"), ("0.05", "")],
)
def test_that_a_rate_that_no_pump_runs_is_told(value: str, sentence: str) -> None:
    plan = DosePlan(Rate(Decimal(value), RateUnit.ML_H), MIXTURE)
    assert " ".join(plan_warnings(plan, None, None)).startswith(sentence)
    assert bool(plan_warnings(plan, None, None)) is bool(sentence)


def test_that_the_protocols_rate_is_capped_at_ninety_kg_and_the_reason_said() -> None:
    assert capped(TRIAL, TRIAL.start_rate, Decimal(90), None) == CAP
    assert plan_notes(DosePlan(CAP, NINETY), TRIAL) == (
        "0.35 mg/kg/h would be 31.5 mg/h at 90 kg; the protocol caps it at 25 mg/h.",
    )


def test_that_a_rate_below_its_cap_stays_and_needs_no_words() -> None:
    assert capped(TRIAL, TRIAL.start_rate, Decimal(70), None) == TRIAL.start_rate
    assert plan_notes(DosePlan(TRIAL.start_rate, NINETY), TRIAL) == ()
    assert plan_notes(DosePlan(CAP, Mixture(Decimal(70), Decimal(1))), TRIAL) == ()
    assert capped(SHIPPED, SHIPPED.start_rate, Decimal(250), Decimal(1)) == SHIPPED.start_rate


@pytest.mark.parametrize(
    ("cap", "kg", "strength", "taken"),
    [
        ("25 mg/h", None, "1", "0.35 mg/kg/h"),
        ("25 mL/h", "90", None, "0.35 mg/kg/h"),
        ("25 mL/h", "90", "1", "25 mL/h"),
        ("25 mL/h", "90", "2", "0.35 mg/kg/h"),
        ("5 ug/kg/min", None, None, "5 ug/kg/min"),
    ],
)
def test_that_a_cap_holds_as_soon_as_what_tells_is_known(
    cap: str, kg: str | None, strength: str | None, taken: str
) -> None:
    value, unit = cap.split(" ")
    protocol = replace(TRIAL, rate_cap=Rate(Decimal(value), RateUnit(unit)))
    known = (Decimal(kg) if kg else None, Decimal(strength) if strength else None)
    assert str(capped(protocol, TRIAL.start_rate, *known)) == taken


def test_that_a_cap_and_a_rate_without_weight_need_no_weight() -> None:
    by_volume = replace(TRIAL, rate_cap=Rate(Decimal(10), RateUnit.ML_H))
    assert str(capped(by_volume, Rate(Decimal(30), RateUnit.MG_H), None, Decimal(2))) == "10 mL/h"
    assert str(capped(by_volume, Rate(Decimal(30), RateUnit.ML_H), None, None)) == "10 mL/h"


def test_that_the_most_of_a_protocol_is_the_lower_of_its_two() -> None:
    assert most_mg(SHIPPED, Decimal("68.4")) == Decimal("136.8")
    assert most_mg(SHIPPED, Decimal("68.47")) == Decimal("136.9"), "rounded down, never up"
    assert most_mg(TRIAL, Decimal(90)) == 100
    assert most_mg(TRIAL, Decimal(40)) == 80
    assert most_mg(TRIAL, None) is None, "the weight could make it less"
    assert most_mg(replace(TRIAL, maximum_mg_per_kg=None), None) == 100
    assert most_mg(replace(SHIPPED, maximum_mg_per_kg=None), Decimal(70)) is None


@given(st.decimals(min_value=1, max_value=500, places=3))
def test_that_what_is_offered_never_is_above_the_protocol(kg: Decimal) -> None:
    most = most_mg(SHIPPED, kg)
    assert most is not None
    assert 0 <= 2 * kg - most < Decimal("0.1")
