"""What the pump is to be set to for an order, and how what a second person read off it differs from that."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from session.declarations import PumpChecked
from session.events import SessionOpened
from session.order import Order
from session.quantities import Mixture, Rate, RateUnit, convert, plain, rounded

PUMP_PLACES: Final = 1
"""Decimals to which an infusion pump is set, in mL/h and in mL: 0.1; clinical facts, section 2."""
STRENGTH_PLACES: Final = 3
"""Decimals to which a concentration in mg/mL is compared and shown: 100 mg in 150 mL has no last one."""


@dataclass(frozen=True, slots=True)
class PumpSetting:
    """What is set at the pump: concentration in mg/mL, rate in mL/h and volume to be infused in mL, both to 0.1.

    `exact_ml_h` is what the order comes to before it was rounded half up.
    """

    drug: str
    mg_per_ml: Decimal
    rate_ml_h: Decimal
    volume_ml: Decimal
    exact_ml_h: Fraction

    @property
    def off_ml_h(self) -> Fraction:
        """Return by how many mL/h the pump runs faster than ordered (below zero: slower), exactly."""
        return Fraction(self.rate_ml_h) - self.exact_ml_h

    @property
    def off_percent(self) -> Fraction:
        """Return the same in percent of the ordered rate; 0 for a rate of zero."""
        return self.off_ml_h / self.exact_ml_h * 100 if self.exact_ml_h else Fraction(0)


def pump_setting(order: Order, mixture: Mixture, rate: Rate | None = None) -> PumpSetting:
    """Return the pump's setting for the order, or for another `rate`, over the planned minutes (above zero).

    Where a whole dose is ordered it is reckoned from that, not from the start rate that came of it.
    """
    exact = convert((rate or order.start_rate).mg_per_h(mixture), RateUnit.ML_H, mixture)
    if rate is None and order.dose is not None and order.planned_min:
        exact = convert(order.dose.mg(mixture) * 60 / order.planned_min, RateUnit.ML_H, mixture)
    return PumpSetting(
        drug=order.drug,
        mg_per_ml=mixture.mg_per_ml,
        rate_ml_h=rounded(exact, PUMP_PLACES),
        volume_ml=rounded(exact * order.planned_min / 60, PUMP_PLACES),
        exact_ml_h=exact,
    )


def differences(
    opened: SessionOpened, mixture: Mixture, checked: PumpChecked, running: Rate | None = None
) -> tuple[str, ...]:
    """Return a sentence with both values for each thing the pump shows otherwise than ordered; empty where it agrees.

    `running` is the rate written last once the infusion has begun. It then stands for the order's, and the volume,
    which grows less from minute to minute, is not compared.
    """
    due = pump_setting(opened.order, mixture, running)
    told = "the order comes to" if running is None else "the record says"
    found = []
    if _word(checked.drug) != _word(due.drug):
        found.append(f"The pump shows {checked.drug.strip()}, the order says {due.drug}.")
    if rounded(checked.mg_per_ml, STRENGTH_PLACES) != rounded(due.mg_per_ml, STRENGTH_PLACES):
        shown = plain(rounded(due.mg_per_ml, STRENGTH_PLACES))
        found.append(f"The pump shows {plain(checked.mg_per_ml)} mg/mL, the bag has {shown} mg/mL.")
    if rounded(checked.rate_ml_h, PUMP_PLACES) != due.rate_ml_h:
        found.append(f"The pump shows {_as_read(checked.rate_ml_h)} mL/h, {told} {due.rate_ml_h} mL/h.")
    if running is None and rounded(checked.volume_ml, PUMP_PLACES) != due.volume_ml:
        found.append(f"The pump shows {_as_read(checked.volume_ml)} mL to infuse, {told} {due.volume_ml} mL.")
    return tuple(found)


def _word(drug: str) -> str:
    return " ".join(drug.split()).casefold()


def _as_read(value: Decimal) -> str:
    """Return a number as it was read off, with at least the pump's decimals."""
    return str(rounded(value, max(PUMP_PLACES, len(plain(value).partition(".")[2]))))
