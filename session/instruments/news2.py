"""NEWS2: the points of the Royal College of Physicians' chart; clinical facts, section 2 (Scales)."""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.instruments.instrument import Answer, Band, Choice, Instrument, Measured, Standing, Step
from session.vitals import CATALOGUE


def _steps(*bounds: tuple[str, int], above: int) -> tuple[Step, ...]:
    return (*(Step(Decimal(up_to), points) for up_to, points in bounds), Step(None, above))


def _measured(key: str, label: str, code: str, steps: tuple[Step, ...]) -> Measured:
    return Measured(key, label, CATALOGUE[code], MappingProxyType({(): steps}))


_SCALE_1: Final = _steps(("91", 3), ("93", 2), ("95", 1), above=0)
_LOW: Final = (("83", 3), ("85", 2), ("87", 1))
_SCALE_2_AIR: Final = _steps(*_LOW, above=0)
_SCALE_2_OXYGEN: Final = _steps(*_LOW, ("92", 0), ("94", 1), ("96", 2), above=3)

NEWS2: Final = Instrument(
    name="news2",
    title="NEWS2",
    items=(
        _measured(
            "respiration", "Respiration", "respiration", _steps(("8", 3), ("11", 1), ("20", 0), ("24", 2), above=3)
        ),
        Choice(
            "spo2_scale",
            "Scale for the saturation",
            (
                Answer("1", 1, "scale 1", 0),
                Answer("2", 2, "scale 2, for a prescribed target of 88 to 92 %", 0),
            ),
        ),
        Choice(
            "oxygen",
            "Air or oxygen",
            (
                Answer("a", value=False, words="air", points=0),
                Answer("o", value=True, words="oxygen", points=2),
            ),
        ),
        Measured(
            "spo2",
            "Oxygen saturation",
            CATALOGUE["spo2"],
            MappingProxyType(
                {
                    (1, False): _SCALE_1,
                    (1, True): _SCALE_1,
                    (2, False): _SCALE_2_AIR,
                    (2, True): _SCALE_2_OXYGEN,
                }
            ),
            chosen_by=("spo2_scale", "oxygen"),
        ),
        _measured(
            "systolic", "Systolic pressure", "systolic", _steps(("90", 3), ("100", 2), ("110", 1), ("219", 0), above=3)
        ),
        _measured(
            "pulse", "Pulse", "heart_rate", _steps(("40", 3), ("50", 1), ("90", 0), ("110", 1), ("130", 2), above=3)
        ),
        Choice(
            "consciousness",
            "Consciousness",
            (
                Answer("a", "A", "alert", 0),
                Answer("c", "C", "newly confused", 3),
                Answer("v", "V", "responds to voice", 3),
                Answer("p", "P", "responds to pain", 3),
                Answer("u", "U", "unresponsive", 3),
            ),
        ),
        _measured(
            "temperature",
            "Temperature",
            "temperature",
            _steps(("35.0", 3), ("36.0", 1), ("38.0", 0), ("39.0", 1), above=2),
        ),
    ),
    source="Royal College of Physicians. National Early Warning Score (NEWS) 2: Standardising the assessment of "
    "acute-illness severity in the NHS. Updated report of a working party. London: RCP, 2017",
    standing=Standing.READ,
    licence="No copyright restriction; the Royal College of Physicians is acknowledged as copyright holder.",
    bands=(
        Band(7, "high: emergency response"),
        Band(5, "medium: urgent response"),
        Band(0, "low to medium, a single 3: urgent response", single=3),
        Band(0, "low"),
    ),
    notes=(
        "For recovery only: during the infusion it scores the drug's own effect.",
        "Not for anyone under 16, nor in pregnancy.",
        "Dissociation can look like new confusion. You decide; note the reason.",
    ),
    recovery_only=True,
)
