"""What happens at the pump: start, rate, pause, bolus, bag and end, as frozen facts.

`KIND` is the stable name on disk and never changes; a changed body gets the next `SCHEMA`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from session.quantities import Amount, Rate


@dataclass(frozen=True, slots=True)
class InfusionStarted:
    """The pump was started at a rate."""

    KIND: ClassVar = "infusion.started"
    SCHEMA: ClassVar = 1
    rate: Rate
    note: str = ""


@dataclass(frozen=True, slots=True)
class RateChanged:
    """The running pump was set to another rate."""

    KIND: ClassVar = "infusion.rate_changed"
    SCHEMA: ClassVar = 1
    rate: Rate
    note: str = ""


@dataclass(frozen=True, slots=True)
class InfusionPaused:
    """The pump was paused; nothing flows until it is resumed."""

    KIND: ClassVar = "infusion.paused"
    SCHEMA: ClassVar = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class InfusionResumed:
    """The pump went on at the rate it had before the pause."""

    KIND: ClassVar = "infusion.resumed"
    SCHEMA: ClassVar = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class BolusGiven:
    """An amount of the infused drug was given at once."""

    KIND: ClassVar = "bolus.given"
    SCHEMA: ClassVar = 1
    amount: Amount
    note: str = ""


@dataclass(frozen=True, slots=True)
class BagChanged:
    """Another bag was hung: `mg` of the drug in `ml`; what flows from then on has its concentration."""

    KIND: ClassVar = "bag.changed"
    SCHEMA: ClassVar = 1
    mg: Decimal
    ml: Decimal
    note: str = ""

    @property
    def mg_per_ml(self) -> Decimal | None:
        """Return the concentration in mg/mL, None where the numbers give none."""
        return self.mg / self.ml if self.mg > 0 and self.ml > 0 else None


@dataclass(frozen=True, slots=True)
class InfusionEnded:
    """The infusion was ended; recovery begins. `note` is the reason where one was given."""

    KIND: ClassVar = "infusion.ended"
    SCHEMA: ClassVar = 1
    note: str = ""
