"""The prescriber's order for one infusion."""

from dataclasses import dataclass
from decimal import Decimal

from session.quantities import Mixture, Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Drug, bag concentration in mg/mL, start rate, planned minutes, and the most that may be given in mg."""

    drug: str
    mg_per_ml: Decimal
    start_rate: Rate
    planned_min: int
    maximum_mg: Decimal

    def mixture(self, weight_kg: Decimal) -> Mixture:
        """Return what converts this order's units for a patient of `weight_kg`."""
        return Mixture(weight_kg, self.mg_per_ml)
