"""The order of a simulated patient holds the dose of the whole ladder, and no more than a milligram beyond."""

from decimal import Decimal

import pytest

from session.simulation.check_in import order_for
from tests.session.simulation.played import PROTOCOL


@pytest.mark.parametrize(
    ("minutes", "maximum"),
    [
        (15, "5"),  # 0.25 x 70 kg x 15 min = 4.375 mg
        (20, "7"),  # and 0.35 x 70 x 5 min = 2.042 mg
        (90, "49"),  # 70 x (0.25 + 0.35 + 0.45 + 0.55 + 0.6 + 0.6) / 4 = 49.0 mg
        (1, "1"),
    ],
)
def test_that_the_maximum_is_the_dose_of_the_ladder_rounded_up(minutes: int, maximum: str) -> None:
    order = order_for(PROTOCOL, Decimal(70), minutes)
    assert order.maximum_mg == Decimal(maximum)
    assert (order.planned_min, order.start_rate) == (minutes, PROTOCOL.start_rate)
