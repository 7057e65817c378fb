"""A value beyond a limit at which to act is named; one that stands on the limit is not."""

from decimal import Decimal

import pytest

from session.limits import bands, beyond
from session.state import SessionState
from tests.session.cases import session

CHECKED_IN = session()


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"systolic": "180", "spo2": "92"}, ()),
        ({"systolic": "181", "spo2": "92"}, ("systolic",)),
        ({"spo2": "91.9", "systolic": "180.1"}, ("systolic", "spo2")),
        ({"temperature": "45", "etco2": "150"}, ()),
        ({}, ()),
    ],
)
def test_that_only_values_beyond_a_limit_of_the_protocol_are_named(
    values: dict[str, str], codes: tuple[str, ...]
) -> None:
    assert beyond(CHECKED_IN, {code: Decimal(value) for code, value in values.items()}) == codes


def test_that_against_a_baseline_of_zero_no_percentage_holds() -> None:
    state = session("9:52 hr0", "10:00 start")
    assert beyond(state, {"heart_rate": Decimal(80)}) == ()
    assert beyond(state, {"heart_rate": Decimal(0)}) == ("heart_rate",)
    assert bands(state)["heart_rate"].tier(Decimal(80)) is None


def test_that_nothing_is_beyond_before_the_check_in() -> None:
    assert beyond(SessionState(), {"systolic": Decimal(300)}) == ()
