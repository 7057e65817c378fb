"""Which rate is held, by what, and what a prescriber's word changes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from session.declarations import HoldOverridden
from session.events import Event
from session.quantities import Mixture, Rate, RateUnit
from session.rate_authority import beyond_maximum, held_among, in_all_units
from session.state import replay
from tests.session.cases import OPENED, ORDER, PROTOCOL, WEIGHT, event, fact, history

MIXTURE = ORDER.mixture(WEIGHT)
SENTENCE = "0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h."


def rate(text: str, unit: RateUnit = RateUnit.MG_KG_H) -> Rate:
    return Rate(Decimal(text), unit)


def test_that_the_orders_maximum_stands_before_the_protocols() -> None:
    order = replace(ORDER, maximum_rate=rate("0.5"))
    assert beyond_maximum(PROTOCOL, rate("0.5"), MIXTURE, order) == ""
    assert beyond_maximum(PROTOCOL, rate("0.55"), MIXTURE, order) == (
        "0.55 mg/kg/h is above the order's maximum of 0.5 mg/kg/h."
    )
    higher = replace(ORDER, maximum_rate=rate("0.8"))
    assert beyond_maximum(PROTOCOL, rate("0.7"), MIXTURE, higher) == ""
    assert beyond_maximum(PROTOCOL, rate("0.7"), MIXTURE, ORDER) == SENTENCE


def test_that_the_cap_holds_whatever_the_weight() -> None:
    capped = replace(PROTOCOL, maximum_rate=rate("0.35"), rate_cap=rate("25", RateUnit.MG_H))
    heavy, light = Mixture(Decimal(90), Decimal(1)), Mixture(Decimal(60), Decimal(1))
    assert "above the protocol's cap of 25 mg/h" in beyond_maximum(capped, rate("0.3"), heavy, ORDER)
    assert beyond_maximum(capped, rate("25", RateUnit.MG_H), heavy, ORDER) == ""
    assert "above the protocol's maximum of 0.35 mg/kg/h" in beyond_maximum(capped, rate("0.4"), light, ORDER)
    allowed = replace(ORDER, maximum_rate=rate("2"))
    assert "cap of 25 mg/h" in beyond_maximum(capped, rate("1"), heavy, allowed)


@pytest.mark.parametrize(("line", "held"), [("rate 24 mL/h", True), ("start 0.7 mg/kg/h", True), ("hr80", False),
                                            ("rate 0.6 mg/kg/h", False), ("bolus 50 mg", False)])  # fmt: skip
def test_that_only_a_rate_above_its_maximum_is_held(line: str, *, held: bool) -> None:
    assert (held_among([fact(line)], PROTOCOL, MIXTURE, ORDER) is not None) is held


def test_that_a_rate_is_shown_in_all_units() -> None:
    assert in_all_units(rate("0.6"), MIXTURE) == ("20.5 mL/h", "41.0 mg/h", "0.60 mg/kg/h", "10.00 ug/kg/min")


def said(clock: str, sentence: str = SENTENCE) -> Event:
    return event(clock, HoldOverridden("rate", "maximum_rate", sentence, "Dr Lang", "pain 9"))


START = "10:00 start 0.4 mg/kg/h"


def findings(*extra: Event) -> list[str]:
    return [finding.sentence for finding in replay([*history(START), *extra]).findings]


def test_that_the_finding_names_who_authorised_the_rate_at_that_moment() -> None:
    change = event("10:15", "rate 0.7 mg/kg/h")
    assert findings(said("10:15"), event("10:15", "rate 0.7 mg/kg/h")) == [
        f"{SENTENCE[:-1]}, authorised by Dr Lang: pain 9"
    ]
    assert findings(said("10:14"), change) == [SENTENCE]
    assert findings(said("10:15", "0.8 mg/kg/h is above"), event("10:15", "rate 0.7 mg/kg/h")) == [SENTENCE]


def test_that_a_stronger_bag_that_lifts_the_running_rate_is_pointed_out() -> None:
    events = [*history("10:00 start 20 mL/h"), event("10:20", "bag 500 mg in 125 mL")]
    assert [finding.sentence for finding in replay(events).findings][1:] == [
        "With this bag 20 mL/h is above the protocol's maximum of 0.6 mg/kg/h."
    ]
    assert OPENED.order.mg_per_ml == 2
