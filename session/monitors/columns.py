"""Which column of a monitor's file holds which vital sign, and in which unit.

The names are those that VSCapture writes: VSCaptureWave (GE/Datex S/5) and the older VSCapture with its units in
brackets, VSCaptureMP (Philips IntelliVue, names of IEEE 11073) and VSCaptureDrgVent (Draeger). Not mapped, although
they look alike: invasive pressures, whose channels P1 to P3 carry no label in the file; the cuff's own pulse, which is
repeated until the next measurement; skin and airway temperatures.

End-tidal CO2 is taken only where the unit is certain. VSCapture computes the S/5's `ET_CO2` in mmHg; IntelliVue's
`NOM_AWAY_CO2_ET` is in whatever unit the monitor is set to and the file does not say which, so it is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

_TIMES: Final = frozenset({"time", "timestamp", "datetime"})
HEADING_NAMES: Final = _TIMES | {"date"}
"""What the first column of a heading line is called, whatever the case of its letters."""
_KPA: Final = Decimal("7.50062")  # mmHg in one kPa: 1000 / 133.322
_ONE: Final = Decimal(1)
_PRESSURE: Final = MappingProxyType({"": _ONE, "mmhg": _ONE, "kpa": _KPA})

_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "heart_rate": (
            "ecghr", "heartrate", "nomecgcardbeatrate", "nomplethpulsrate", "nompulsrate", "pulserateoximeter",
            "pulseratederived",
        ),
        "systolic": ("nibpsystolic", "systolicbp", "nompressbldnoninvsys"),
        "diastolic": ("nibpdiastolic", "diastolicbp", "nompressbldnoninvdia"),
        "spo2": ("spo2", "nompulsoximsato2", "oxygensaturation"),
        "respiration": (
            "co2rr", "nomawayresprate", "nomco2resprate", "respiratoryrateco2", "rr", "nomresprate",
            "respiratoryrate",
        ),
        "temperature": (
            "t1temp", "t1", "nomtempcore", "nomtempesoph", "nomtemprect", "nomtempnasoph", "nomtempbld",
            "nomtempart", "nomtempven", "nomtemptymp", "nomtemporal", "nomtemp",
        ),
        "etco2": ("etco2", "endtidalco2mmhg", "endtidalco2kpa", "nomawayco2et"),
    }
)  # fmt: skip
"""Names of each vital sign, the one to be preferred first; what measures breath itself before what infers it."""

_UNITS: Final[Mapping[str, Mapping[str, Decimal]]] = MappingProxyType(
    {
        "heart_rate": {"": _ONE, "/min": _ONE, "bpm": _ONE},
        "systolic": _PRESSURE,
        "diastolic": _PRESSURE,
        "spo2": {"": _ONE, "%": _ONE},
        "respiration": {"": _ONE, "/min": _ONE, "rpm": _ONE},
        "temperature": {"": _ONE, "c": _ONE, "\N{DEGREE SIGN}c": _ONE, "degc": _ONE},
        "etco2": {"mmhg": _ONE, "kpa": _KPA},
    }
)
_UNIT_BY_NAME: Final = MappingProxyType({"et_co2": "mmhg", "endtidalco2mmhg": "mmhg", "endtidalco2kpa": "kpa"})
_PULSE: Final = (("p1hr",), ("p1systolic", "p1sys"), ("p1diastolic", "p1disatolic", "p1dia"))


@dataclass(frozen=True, slots=True)
class Source:
    """One column of a vital sign; its numbers times `factor` are in the catalogue's unit."""

    index: int
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What a heading line says: where the time is, where each vital sign, and what is not used.

    `pulse` is where the first invasive channel has its pulse, systolic and diastolic pressure; `unit_unknown` names
    the columns that would be taken if the file said their unit.
    """

    delimiter: str
    width: int
    date: int | None
    time: int
    sources: Mapping[str, tuple[Source, ...]]
    pulse: tuple[int, int, int] | None
    ignored: tuple[str, ...]
    unit_unknown: tuple[str, ...]


def is_heading(line: str) -> bool:
    """Say whether a line names columns: all that VSCapture writes begin with Time or Date."""
    first = re.split("[,;]", line, maxsplit=1)
    return len(first) > 1 and _key(first[0])[0] in HEADING_NAMES


def read_heading(line: str) -> Columns:
    """Read a line for which `is_heading` holds; names that are not known are ignored and listed."""
    delimiter = ";" if line.count(";") > line.count(",") else ","
    names = [name.strip(' "\t') for name in line.rstrip(delimiter + " ").split(delimiter)]
    keys = [_key(name) for name in names]
    times = [index for index, (key, _) in enumerate(keys) if key in _TIMES]
    date = 0 if keys[0][0] == "date" else None
    sources = {code: _sources(code, names, keys) for code in _NAMES}
    pulse = _pulse([key for key, _ in keys])
    used = {source.index for found in sources.values() for source in found} | {*times[:1], *(pulse or ())}
    rest = [index for index in range(len(names)) if index not in used and index != date]
    unknown = [index for index in rest if keys[index][0] in _NAMES["etco2"]]
    return Columns(
        delimiter=delimiter,
        width=len(names),
        date=date,
        time=times[0] if times else 0,
        sources={code: found for code, found in sources.items() if found},
        pulse=pulse,
        ignored=tuple(names[index] for index in rest),
        unit_unknown=tuple(names[index] for index in unknown),
    )


def _key(name: str) -> tuple[str, str]:
    """Return a name without case, spaces and underscores, and the unit written in brackets after it."""
    found = re.fullmatch(r"(.*?)\s*\(([^()]*)\)\s*", name)
    words, unit = (found[1], found[2]) if found else (name, "")
    return re.sub(r"[^a-z0-9]", "", words.lower()), unit.strip().lower()


def _sources(code: str, names: list[str], keys: list[tuple[str, str]]) -> tuple[Source, ...]:
    """Return the columns of one vital sign, the preferred name first; of equal names the one further left."""
    found = []
    for wanted in _NAMES[code]:
        for index, (key, unit) in enumerate(keys):
            if key == wanted:
                factor = _UNITS[code].get(unit or _UNIT_BY_NAME.get(names[index].lower(), _UNIT_BY_NAME.get(key, "")))
                found += [Source(index, factor)] if factor is not None else []
    return tuple(found)


def _pulse(keys: list[str]) -> tuple[int, int, int] | None:
    places = [next((keys.index(name) for name in names if name in keys), None) for names in _PULSE]
    rate, systolic, diastolic = places
    return None if rate is None or systolic is None or diastolic is None else (rate, systolic, diastolic)
