"""The bad days of a simulated patient, and a quiet one: what drifts when, and which alerts come of it.

The numbers are this project's own, chosen so that each day crosses the limits of the default protocol and comes back
within an hour of the start. They describe no patient.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from session.alerts import MONITOR
from session.vitals import PRESSURE


class Scenario(StrEnum):
    """What happens to a simulated patient."""

    QUIET = "quiet"
    HYPERTENSION = "hypertension"
    DESATURATION = "desaturation"
    NAUSEA = "nausea"
    DYSPHORIA = "dysphoria"
    APNOEA = "apnoea"
    MONITOR_LOST = "monitor-lost"


@dataclass(frozen=True, slots=True)
class Point:
    """A moment of a drift: the minute from the start, how much of the value it makes (0 to 1), and where it leads.

    `toward` is a share of the baseline for the pressures, and in the sign's own unit for everything else.
    """

    minute: float
    weight: float
    toward: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How one sign is drawn away from what it would be, smoothly from point to point and not at all outside them."""

    code: str
    points: tuple[Point, ...]

    def at(self, minute: float) -> Point:
        """Return the weight and the direction at a minute from the start."""
        for early, late in pairwise(self.points):
            if early.minute <= minute < late.minute:
                share = _smooth((minute - early.minute) / (late.minute - early.minute))
                weight = early.weight + share * (late.weight - early.weight)
                return Point(minute, weight, early.toward + share * (late.toward - early.toward))
        return Point(minute, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: its drifts, the causes of the alerts it raises, each once, and when the monitor sends nothing.

    `opened_min` is how long after the start the demonstration of this day is opened: something waits for an answer
    then, unless nothing ever does. Minutes are counted from the start of the infusion.
    """

    drifts: tuple[Drift, ...] = ()
    causes: tuple[str, ...] = ()
    silent: tuple[float, float] | None = None
    opened_min: int = 30


def _drift(code: str, *points: tuple[float, float, float]) -> Drift:
    return Drift(code, tuple(Point(*point) for point in points))


DAYS: Final[Mapping[Scenario, Day]] = MappingProxyType(
    {
        Scenario.QUIET: Day(),
        Scenario.HYPERTENSION: Day(
            drifts=(
                _drift(
                    "systolic", (14, 0, 1.33), (17, 1, 1.33), (22.5, 1, 1.33),
                    (25, 1, 1.5), (33, 1, 1.5), (39, 0, 1.5),
                ),
                _drift(
                    "diastolic", (14, 0, 1.2), (17, 1, 1.2), (22.5, 1, 1.2),
                    (25, 1, 1.3), (33, 1, 1.3), (39, 0, 1.3),
                ),
            ),
            causes=(PRESSURE,),
            opened_min=28,
        ),
        Scenario.DESATURATION: Day(
            drifts=(
                _drift("spo2", (15, 0, 90), (17, 1, 90), (22.5, 1, 90), (24, 1, 85.5), (29, 1, 85.5), (32, 0, 85.5)),
            ),
            causes=("spo2",),
            opened_min=26,
        ),
        Scenario.NAUSEA: Day(
            drifts=(
                _drift("nausea", (12, 0, 2), (18, 1, 2), (22.5, 1, 2), (24.5, 1, 3), (33, 1, 3), (42, 0, 3)),
            ),
            causes=("nausea",),
            opened_min=28,
        ),
        Scenario.DYSPHORIA: Day(
            drifts=(
                _drift("dissociation", (13, 0, 8), (18, 1, 8), (22.5, 1, 8), (24.5, 1, 9.8), (33, 1, 9.8), (40, 0, 9)),
            ),
            causes=("dissociation",),
            opened_min=28,
        ),
        Scenario.APNOEA: Day(
            drifts=(
                _drift("respiration", (16, 0, 6), (17.5, 1, 6), (23, 1, 6), (25, 0, 6)),
                _drift("spo2", (17, 0, 84), (19, 1, 84), (23.5, 1, 84), (26, 0, 84)),
            ),
            causes=("respiration", "spo2"),
            opened_min=20,
        ),
        Scenario.MONITOR_LOST: Day(silent=(18, 33), causes=(MONITOR,), opened_min=22),
    }
)  # fmt: skip
"""Each day as data; what is told of a lost monitor needs a monitor that has sent something."""

_OF_BASELINE: Final = frozenset({"systolic", "diastolic"})


def drifted(
    scenario: Scenario | None, values: dict[str, float], baseline: Mapping[str, float], minute: float
) -> dict[str, float]:
    """Return the values of a patient as they are on such a day at a minute from the start of the infusion."""
    return values | dict(_drawn_away(DAYS[scenario].drifts, values, baseline, minute)) if scenario else values


def sends(scenario: Scenario | None, minute: float) -> bool:
    """Say whether the monitor sends anything at a minute from the start of the infusion."""
    silent = DAYS[scenario].silent if scenario else None
    return silent is None or not silent[0] <= minute < silent[1]


def _drawn_away(
    drifts: tuple[Drift, ...], values: Mapping[str, float], baseline: Mapping[str, float], minute: float
) -> Iterator[tuple[str, float]]:
    for drift in drifts:
        point, own = drift.at(minute), values[drift.code]
        toward = point.toward * (baseline[drift.code] if drift.code in _OF_BASELINE else 1)
        yield drift.code, own + point.weight * (toward - own)


def _smooth(share: float) -> float:
    """Return a share from 0 to 1 that begins and ends without a corner."""
    return share * share * (3 - 2 * share)
