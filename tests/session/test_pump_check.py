"""What the pump is set to, and what a second person read off it otherwise."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from session.declarations import PumpChecked
from session.order import Order
from session.pump_check import differences, pump_setting
from session.pump_findings import same_person
from session.quantities import Amount, AmountUnit, Mixture, Rate, RateUnit
from session.state import replay
from tests.session.cases import OPENED, ORDER, WEIGHT, event, history

MIXTURE = ORDER.mixture(WEIGHT)
MATCHING = PumpChecked("B. Osei", "Ketamine", Decimal(2), Decimal("13.7"), Decimal("20.5"))


@pytest.mark.parametrize(("strength", "rate", "volume"), [("1", "52.5", "35.0"), ("2", "26.3", "17.5")])
def test_that_half_a_mg_per_kg_in_forty_minutes_is_set_at_the_pumps_resolution(
    strength: str, rate: str, volume: str
) -> None:
    order = Order(
        drug="ketamine", mg_per_ml=Decimal(strength), start_rate=Rate(Decimal("0.75"), RateUnit.MG_KG_H),
        planned_min=40, maximum_mg=Decimal(35), dose=Amount(Decimal("0.5"), AmountUnit.MG_KG),
    )  # fmt: skip
    setting = pump_setting(order, Mixture(Decimal(70), Decimal(strength)))
    assert (str(setting.rate_ml_h), str(setting.volume_ml)) == (rate, volume)


def test_that_the_difference_to_the_order_is_kept_exactly() -> None:
    setting = pump_setting(ORDER, MIXTURE)
    assert setting.exact_ml_h == Fraction("13.68")
    assert setting.off_ml_h == Fraction("0.02")
    assert setting.off_percent == Fraction("0.02") / Fraction("13.68") * 100


@pytest.mark.parametrize(
    ("read", "sentences"),
    [
        (MATCHING, ()),
        (replace(MATCHING, drug=" KETAMINE ", rate_ml_h=Decimal("13.70"), mg_per_ml=Decimal("2.0")), ()),
        (replace(MATCHING, drug="esketamine"), ("The pump shows esketamine, the order says ketamine.",)),
        (replace(MATCHING, mg_per_ml=Decimal(1)), ("The pump shows 1 mg/mL, the bag has 2 mg/mL.",)),
        (replace(MATCHING, rate_ml_h=Decimal("17.3")), ("The pump shows 17.3 mL/h, the order comes to 13.7 mL/h.",)),
        (replace(MATCHING, rate_ml_h=Decimal("13.8")), ("The pump shows 13.8 mL/h, the order comes to 13.7 mL/h.",)),
        (
            replace(MATCHING, volume_ml=Decimal(21)),
            ("The pump shows 21.0 mL to infuse, the order comes to 20.5 mL.",),
        ),
    ],
)
def test_that_each_difference_is_said_with_both_values(read: PumpChecked, sentences: tuple[str, ...]) -> None:
    assert differences(OPENED, MIXTURE, read) == sentences


def test_that_during_the_infusion_the_running_rate_counts_and_not_the_volume() -> None:
    read = replace(MATCHING, rate_ml_h=Decimal("17.1"), volume_ml=Decimal(3))
    assert differences(OPENED, MIXTURE, read, Rate(Decimal("0.5"), RateUnit.MG_KG_H)) == ()
    assert differences(OPENED, MIXTURE, MATCHING, Rate(Decimal("0.5"), RateUnit.MG_KG_H)) == (
        "The pump shows 13.7 mL/h, the record says 17.1 mL/h.",
    )


def found(read: PumpChecked, *lines: str) -> list[str]:
    events = [*history(*lines), event("10:30", read)]
    return [finding.sentence for finding in replay(events).findings]


def test_that_a_mismatch_stays_in_the_record_with_a_finding() -> None:
    assert found(replace(MATCHING, mg_per_ml=Decimal(4))) == ["The pump shows 4 mg/mL, the bag has 2 mg/mL."]
    assert found(MATCHING) == []


def test_that_after_a_bag_change_the_check_is_against_that_bag() -> None:
    lines = ("10:00 start 0.4 mg/kg/h", "10:20 bag 250 mg in 250 mL")
    read = replace(MATCHING, mg_per_ml=Decimal(1), rate_ml_h=Decimal("27.4"))
    assert [sentence for sentence in found(read, *lines) if "pump shows" in sentence] == []
    assert "The pump shows 13.7 mL/h, the record says 27.4 mL/h." in found(MATCHING, *lines)


def test_that_who_writes_cannot_be_the_second_person() -> None:
    alone = replace(MATCHING, by="a.  lindqvist")
    assert found(alone) == ["a.  lindqvist wrote the check of the pump; a second person has to make it."]
    assert not same_person("A. Lindqvist", "B. Osei")
