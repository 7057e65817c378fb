"""What an order comes to before anything is given: its rate in every unit, its total, and what the pump makes of it.

A whole dose over the planned minutes gives the start rate. Where that is a finite decimal in the dose's own family
(0.5 mg/kg in 40 min is 0.75 mg/kg/h) it is kept exactly. Otherwise it is what the pump can run: mL/h rounded half up
to 0.1. What the order comes to is always reckoned from the dose as written, so only the pump's setting is rounded.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from session.infusion import PUMP_ML_H
from session.order import Order
from session.pump_check import PUMP_PLACES
from session.quantities import Amount, AmountUnit, Mixture, Rate, RateUnit, convert, rounded

RATE_OF: Final = {
    AmountUnit.MG: RateUnit.MG_H,
    AmountUnit.MG_KG: RateUnit.MG_KG_H,
    AmountUnit.ML: RateUnit.ML_H,
}
"""The rate that is of the same family as a whole dose."""


def rate_of_dose(dose: Amount, planned_min: int, mixture: Mixture) -> Rate:
    """Return the rate to be run for a whole dose over whole minutes above zero, by the rule of this module.

    It may be zero: a dose of less than 0.05 mL/h cannot be set at a pump.
    """
    exact = Fraction(dose.value) * 60 / planned_min
    places = _decimals(exact)
    if places is not None:
        return Rate(rounded(exact, places), RATE_OF[dose.unit])
    ml_h = convert(dose.mg(mixture) * 60 / planned_min, RateUnit.ML_H, mixture)
    return Rate(rounded(ml_h, PUMP_PLACES), RateUnit.ML_H)


def _decimals(value: Fraction) -> int | None:
    """Return how many decimals write a number exactly; None where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


@dataclass(frozen=True, slots=True)
class DosePlan:
    """A start rate in a mixture, kept up for `planned_min` minutes where they are known; all results are exact.

    With a whole `dose`, `rate` is what the pump is to run and the results are those of the dose. The bag's mL, the
    order's highest rate and its step are None where they are not known.
    """

    rate: Rate
    mixture: Mixture
    planned_min: int | None = None
    dose: Amount | None = None
    bag_ml: Decimal | None = None
    maximum_rate: Rate | None = None
    step: Rate | None = None

    @property
    def mg_per_h(self) -> Fraction:
        """Return the rate as ordered in mg/h, before the pump's rounding."""
        if self.dose is not None and self.planned_min:
            return self.dose.mg(self.mixture) * 60 / self.planned_min
        return self.rate.mg_per_h(self.mixture)

    def in_unit(self, unit: RateUnit) -> Fraction:
        """Return the rate as ordered as a number in `unit`."""
        return convert(self.mg_per_h, unit, self.mixture)

    @property
    def total_mg(self) -> Fraction | None:
        """Return the mg given in the planned minutes at the start rate, or None without minutes."""
        return None if self.planned_min is None else self.mg_per_h * self.planned_min / 60

    @property
    def total_mg_per_kg(self) -> Fraction | None:
        """Return that total in mg for each kg of body weight."""
        return None if self.total_mg is None else self.total_mg / Fraction(self.mixture.weight_kg)

    @property
    def volume_ml(self) -> Fraction | None:
        """Return the mL that hold that total."""
        return None if self.total_mg is None else self.total_mg / Fraction(self.mixture.mg_per_ml)

    @property
    def pump_ml_h(self) -> Decimal:
        """Return what the pump is set to in mL/h, at its resolution of 0.1, rounded half up."""
        return rounded(self.in_unit(RateUnit.ML_H), PUMP_PLACES)

    @property
    def off_ml_h(self) -> Fraction:
        """Return by how many mL/h the pump runs above the order; below zero where it runs slower."""
        return Fraction(self.pump_ml_h) - self.in_unit(RateUnit.ML_H)

    @property
    def off_percent(self) -> Fraction:
        """Return the same in percent of the ordered rate; 0 for a rate of zero."""
        ordered = self.in_unit(RateUnit.ML_H)
        return self.off_ml_h / ordered * 100 if ordered else Fraction(0)

    @property
    def pump_can_run(self) -> bool:
        """Say whether a pump can be set to it: 0.1 to 999 mL/h."""
        return 0 < self.pump_ml_h <= PUMP_ML_H


def plan_of_order(order: Order, mixture: Mixture) -> DosePlan:
    """Return what a whole order comes to in a mixture."""
    return DosePlan(
        rate=order.start_rate,
        mixture=mixture,
        planned_min=order.planned_min,
        dose=order.dose,
        bag_ml=order.bag_ml,
        maximum_rate=order.maximum_rate,
        step=order.step,
    )
