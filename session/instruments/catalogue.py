"""All instruments by name."""

from types import MappingProxyType
from typing import Final

from session.instruments.instrument import Instrument
from session.instruments.news2 import NEWS2
from session.instruments.recovery import ALDRETE, PADSS
from session.instruments.sedation import MOAAS, POSS, RAMSAY, RASS
from session.instruments.symptoms import CADSS6, DISSOCIATION, IV_SITE, NAUSEA, PAIN

INSTRUMENTS: Final = MappingProxyType(
    {
        each.name: each
        for each in (RASS, MOAAS, RAMSAY, POSS, PAIN, DISSOCIATION, CADSS6, NAUSEA, ALDRETE, PADSS, NEWS2, IV_SITE)
    }
)


def instrument_named(name: str) -> Instrument:
    """Return an instrument; raises ValueError naming those that there are."""
    if name not in INSTRUMENTS:
        raise ValueError(f"There is no instrument {name}. Known: {', '.join(INSTRUMENTS)}.")
    return INSTRUMENTS[name]
