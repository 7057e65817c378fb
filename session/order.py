"""The prescriber's order for one infusion."""

from dataclasses import dataclass
from decimal import Decimal

from session.quantities import Amount, Mixture, Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Drug, bag concentration in mg/mL, start rate, planned minutes, and the most that may be given in mg.

    Not ordered is None: the highest rate (then the protocol's holds), the step by which it is raised, the bag's volume
    in mL, and `dose`, the whole amount from which the start rate was reckoned. `prn` are drugs for when they are
    needed, each as it follows "given" in the entry line.
    """

    drug: str
    mg_per_ml: Decimal
    start_rate: Rate
    planned_min: int
    maximum_mg: Decimal
    maximum_rate: Rate | None = None
    step: Rate | None = None
    bag_ml: Decimal | None = None
    dose: Amount | None = None
    prn: tuple[str, ...] = ()

    def mixture(self, weight_kg: Decimal) -> Mixture:
        """Return what converts this order's units for a patient of `weight_kg`."""
        return Mixture(weight_kg, self.mg_per_ml)
