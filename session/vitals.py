"""The catalogue of what is measured: names, units, decimals, impossible bounds, codes and entry-line keys.

LOINC and UCUM codes and the bounds beyond which a number cannot be a reading: clinical facts, section 2 of
the design notes (bounds are this project's own proposal). Where a value is merely unusual is data of a protocol.
"""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Vital:
    """One thing that can be measured or scored; `lowest` and `highest` bound what can be a reading at all."""

    code: str
    name: str
    short: str
    unit: str
    ucum: str
    decimals: int
    lowest: Decimal
    highest: Decimal
    keys: tuple[str, ...]
    loinc: str
    scale: str = ""

    @property
    def heading(self) -> str:
        """Return the name as a sentence begins with it; what is a capital already stays one."""
        return self.name[:1].upper() + self.name[1:]


_ROWS: Final = tuple(
    Vital(
        code,
        name,
        short,
        unit,
        ucum,
        decimals,
        Decimal(lowest),
        Decimal(highest),
        tuple(keys.split()),
        loinc,
        scale,
    )
    for code, name, short, unit, ucum, decimals, lowest, highest, keys, loinc, scale in (
        ("systolic", "systolic pressure", "SBP", "mmHg", "mm[Hg]", 0, 20, 350, "", "8480-6", ""),
        ("diastolic", "diastolic pressure", "DBP", "mmHg", "mm[Hg]", 0, 10, 250, "", "8462-4", ""),
        ("heart_rate", "heart rate", "HR", "/min", "/min", 0, 0, 350, "hr", "8867-4", ""),
        ("spo2", "oxygen saturation", "SpO₂", "%", "%", 0, 0, 100, "spo2", "2708-6", ""),
        ("respiration", "respiration", "RR", "/min", "/min", 0, 0, 150, "r rr", "9279-1", ""),
        ("temperature", "temperature", "Temp", "°C", "Cel", 1, 25, 45, "t", "8310-5", ""),
        ("etco2", "end-tidal CO₂", "EtCO₂", "mmHg", "mm[Hg]", 0, 0, 150, "e", "19891-1", ""),
        ("pain", "pain", "Pain", "of 10", "{score}", 0, 0, 10, "p", "72514-3", "NRS 0 to 10"),
        ("sedation", "sedation", "RASS", "", "{score}", 0, -5, 4, "s", "", "RASS -5 to +4"),
        ("dissociation", "dissociation", "Dissoc.", "of 10", "{score}", 0, 0, 10, "d", "", "NRS 0 to 10"),
        ("nausea", "nausea", "Nausea", "of 3", "{score}", 0, 0, 3, "n", "", "verbal scale 0 to 3"),
    )
)
CATALOGUE: Final = MappingProxyType({row.code: row for row in _ROWS})
BY_KEY: Final = MappingProxyType({key: row for row in _ROWS for key in row.keys})

SIGNS: Final = frozenset({"systolic", "heart_rate", "spo2", "respiration"})
"""The vital signs any of which answers a due check; a pain score alone does not."""

PRESSURE: Final = "pressure"
"""The name of both pressures together, where one alert is about either."""
CHECKED: Final = frozenset({PRESSURE, *CATALOGUE})
"""What an alert may be about that another check answers."""

PULSE_PRESSURE: Final = (Decimal(10), Decimal(150))
"""The difference of systolic and diastolic in mmHg outside which the pair is asked about; same section."""

RASS: Final = MappingProxyType(
    {
        4: "combative", 3: "very agitated", 2: "agitated", 1: "restless", 0: "alert and calm", -1: "drowsy",
        -2: "light sedation", -3: "moderate sedation", -4: "deep sedation", -5: "unarousable",
    }
)  # fmt: skip
"""Richmond Agitation-Sedation Scale, Sessler 2002: the names of its steps."""


def mean_arterial(systolic: Decimal, diastolic: Decimal) -> Decimal:
    """Return the estimate (S + 2D) / 3 in mmHg, unrounded; it is not a monitor's own mean."""
    return (systolic + 2 * diastolic) / 3
