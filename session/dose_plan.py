"""What an order comes to before anything is given: its rate in every unit, its total, and what does not fit."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from session.findings import above_maximum
from session.protocol import Protocol
from session.quantities import Mixture, Rate, RateUnit, convert, plain, rounded


@dataclass(frozen=True, slots=True)
class DosePlan:
    """A start rate in a mixture, kept up for `planned_min` minutes where they are known; all results are exact."""

    rate: Rate
    mixture: Mixture
    planned_min: int | None = None

    def in_unit(self, unit: RateUnit) -> Fraction:
        """Return the rate as a number in `unit`."""
        return convert(self.rate.mg_per_h(self.mixture), unit, self.mixture)

    @property
    def total_mg(self) -> Fraction | None:
        """Return the mg given in the planned minutes at the start rate, or None without minutes."""
        return None if self.planned_min is None else self.rate.mg_per_h(self.mixture) * self.planned_min / 60

    @property
    def total_mg_per_kg(self) -> Fraction | None:
        """Return that total in mg for each kg of body weight."""
        return None if self.total_mg is None else self.total_mg / Fraction(self.mixture.weight_kg)

    @property
    def volume_ml(self) -> Fraction | None:
        """Return the mL that hold that total."""
        return None if self.total_mg is None else self.total_mg / Fraction(self.mixture.mg_per_ml)


def plan_warnings(plan: DosePlan, maximum_mg: Decimal | None, protocol: Protocol | None) -> tuple[str, ...]:
    """Return a sentence for each limit of the protocol or of the order that the plan goes beyond."""
    found = [above_maximum(protocol, plan.rate, plan.mixture)] if protocol else []
    total = plan.total_mg
    if maximum_mg is not None and total is not None and total > maximum_mg:
        found.append(
            f"{plan.planned_min} min at this rate give {_above(total, maximum_mg)} mg, "
            f"more than the maximum of {plain(maximum_mg)} mg."
        )
    return tuple(filter(None, found))


def _above(total: Fraction, limit: Decimal) -> Decimal:
    """Round a total so that it still reads as more than its limit."""
    return next((shown for places in (1, 2, 3) if (shown := rounded(total, places)) > limit), rounded(total, 6))
