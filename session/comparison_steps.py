"""By how much two values of a sign or a score have to differ before the difference is worth a word."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.vitals import Vital

STEPS: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "systolic": Decimal(10), "diastolic": Decimal(10), "heart_rate": Decimal(10), "spo2": Decimal(2),
        "respiration": Decimal(4), "temperature": Decimal("0.5"), "etco2": Decimal(5), "pain": Decimal(1),
        "sedation": Decimal(1), "dissociation": Decimal(1), "nausea": Decimal(1),
    }
)  # fmt: skip
"""From which difference on, in their own units, two values are charted as different (this project's own choice)."""
_PRESSURE: Final = " pressure"


def differ(code: str, one: Decimal, other: Decimal) -> bool:
    """Say whether two values differ by a step or more; by less they are about the same."""
    return abs(one - other) >= STEPS[code]


def heading(vital: Vital) -> str:
    """Return a sign's name as a sentence of the comparison begins with it: "Systolic", "SpO₂"."""
    return vital.short if vital.unit == "%" else vital.heading.removesuffix(_PRESSURE)


def inner(vital: Vital) -> str:
    """Return a sign's name as it stands within a sentence."""
    name = heading(vital)
    return name if name[1:] != name[1:].lower() else name.lower()
