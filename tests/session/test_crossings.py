"""A crossed limit says the value, the limit and what to do, and the worst of several is the one said."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from session.limits import Crossing, Tier, crossings
from tests.session.cases import session

RUNNING = session("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h")


def crossed(**values: str) -> tuple[Crossing, ...]:
    return crossings(RUNNING, {code: Decimal(value) for code, value in values.items()})


def test_that_an_absolute_limit_says_value_limit_and_what_to_do() -> None:
    (only,) = crossed(spo2="91")
    assert (only.code, only.tier, only.sentence) == ("spo2", Tier.ACT, "Oxygen saturation 91 %, below 92.")
    assert only.advice == "Rouse, reposition the head, give oxygen. Check the probe."


def test_that_the_limit_to_stop_at_goes_before_the_one_to_act_at() -> None:
    (only,) = crossed(systolic="201")
    assert (only.tier, only.sentence) == (Tier.STOP, "Systolic pressure 201 mmHg, above 200.")
    assert only.advice == "Stop the infusion and call the physician."


def test_that_a_rise_against_the_baseline_counts_below_the_absolute_limit() -> None:
    assert crossed(systolic="150") == ()
    (only,) = crossed(systolic="151")
    assert only.sentence == "Systolic pressure 151 mmHg, 26 % above baseline 120; the limit is 25 %."
    (worse,) = crossed(systolic="169")
    assert worse.tier is Tier.STOP


def test_that_a_fall_against_the_baseline_counts() -> None:
    (only,) = crossed(systolic="95")
    assert only.sentence == "Systolic pressure 95 mmHg, 21 % below baseline 120; the limit is 20 %."


def test_that_before_the_start_there_is_no_baseline_to_hold_against() -> None:
    early = session("9:52 120/80 70 98% r15")
    assert crossings(early, {"systolic": Decimal(151)}) == ()


@given(st.integers(20, 350), st.integers(20, 350))
def test_that_further_out_is_never_a_lesser_crossing(value: int, further: int) -> None:
    near, far = sorted((value, further), key=lambda one: abs(one - 120))
    if (near < 120) == (far < 120):
        tiers = [max((one.tier for one in crossed(systolic=str(each))), default=0) for each in (near, far)]
        assert tiers[0] <= tiers[1]
