"""One value of an export."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Value:
    """One value; a number stays a number, `unit` is empty for words and names the scale of a score."""

    name: str
    value: Decimal | str
    unit: str = ""
