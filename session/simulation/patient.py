"""A training patient: signs and scores that follow the infusion.

The table of gains and the half-lives are this project's own, chosen so that a session looks plausible on the screen.
They are no clinical facts and say nothing of what ketamine does in a real patient.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import Final
from zlib import crc32

from session.simulation.effect_site import Course
from session.simulation.scenarios import Scenario, drifted
from session.simulation.variation import chance, sway

_EFFECT_MIN: Final = 3.0  # half-life with which most signs follow the plasma
_RELIEF_MIN: Final = 30.0  # half-life with which pain follows: it falls slowly and stays low for a while
_HALF_EFFECT: Final = 0.3  # level in mg/kg/h at which half of a gain is reached
_HALF_RELIEF: Final = 0.12

_GAINS: Final = MappingProxyType(
    {"systolic": 33.5, "diastolic": 17.0, "heart_rate": 13.0, "spo2": -1.5, "respiration": -2.0, "dissociation": 7.0}
)
_MODERATE: Final = 0.8  # how strongly at most somebody answers whose day is that of a scenario
_WELL: Final = 0.5
_RELIEF: Final = 0.75  # the share of pain that is gone in the end
_BOUNDS: Final = MappingProxyType(
    {"spo2": (70, 100), "pain": (0, 10), "dissociation": (0, 10), "nausea": (0, 3), "sedation": (-3, 0)}
)
_RESTLESS: Final = MappingProxyType(
    {"systolic": 3.0, "diastolic": 2.0, "heart_rate": 0.8, "spo2": 0.4, "respiration": 0.4}
)
_SWAYS: Final = MappingProxyType(
    {
        "heart_rate": ((4.3, 1.0), (11.0, 0.9), (97.0, 1.2)),
        "spo2": ((61.0, 0.3), (437.0, 0.4)),
        "respiration": ((53.0, 0.8),),
    }
)
"""Swings in seconds and units: with the breath, with the vessels' tone, and slower ones."""


@dataclass(frozen=True, slots=True)
class SimulatedPatient:
    """Somebody who can be infused: baselines by code, how strongly he or she answers, and a seed for chance.

    Chance is counted in seconds from `since` (of the Unix epoch), so that a session can be the same at another time.
    """

    baseline: Mapping[str, float]
    sensitivity: float
    queasiness: float
    seed: int
    since: int = 0
    sex: str = "U"
    scenario: Scenario | None = None

    @classmethod
    def drawn(cls, seed: str, *, age: int, sex: str, weight_kg: float) -> "SimulatedPatient":
        """Return the patient of this seed: the same seed is the same patient; age in years, weight in kg."""
        draw = Random(seed)  # noqa: S311 -- chance that guards no secret
        sensitivity, queasiness = draw.triangular(0.7, 1.6, 1.0), draw.uniform(0.3, 1.4)
        systolic = 108 + 0.3 * (age - 20) + 0.12 * (weight_kg - 70) + (4 if sex == "M" else 0) + draw.uniform(-6, 6)
        baseline = {
            "systolic": systolic,
            "diastolic": 0.46 * systolic + 20 + draw.uniform(-4, 4),
            "heart_rate": 76 - 0.1 * (age - 40) - (3 if sex == "M" else 0) + draw.uniform(-7, 7),
            "spo2": 98.4 - 0.015 * max(0, age - 30) + draw.uniform(-0.6, 0.6),
            "respiration": 14.5 + draw.uniform(-1.5, 1.5),
            "pain": draw.uniform(5.6, 8.4),
        }
        return cls(baseline, sensitivity, queasiness, draw.getrandbits(48), sex=sex)

    def with_baseline(self, taken: Mapping[str, Decimal]) -> "SimulatedPatient":
        """Return the same patient with the baselines that were measured in the session."""
        measured = {code: float(value) for code, value in taken.items() if code in self.baseline}
        return replace(self, baseline={**self.baseline, **measured})

    def on(self, scenario: Scenario | None) -> "SimulatedPatient":
        """Return the same patient on the day of a scenario, who by himself crosses no limit; None changes nothing."""
        if scenario is None:
            return self
        sensitivity, queasiness = min(self.sensitivity, _MODERATE), min(self.queasiness, _WELL)
        return replace(self, sensitivity=sensitivity, queasiness=queasiness, scenario=scenario)

    def steady(self, course: Course, second: float) -> dict[str, float]:
        """Return every sign and score at a second of the Unix epoch, without variation or rounding."""
        level = course.level(second, _EFFECT_MIN)
        effect = self.sensitivity * level / (level + _HALF_EFFECT)
        relief_level = course.level(second, _RELIEF_MIN)
        values = {code: self.baseline.get(code, 0.0) + gain * effect for code, gain in _GAINS.items()}
        values["pain"] = self.baseline["pain"] * (1 - _RELIEF * relief_level / (relief_level + _HALF_RELIEF))
        values["nausea"] = 4.0 * self.queasiness * max(0.0, effect - 0.3)
        values["sedation"] = -2.4 * max(0.0, effect - 0.25)
        values = drifted(self.scenario, values, self.baseline, course.minute(second))
        return {code: _bounded(code, value) for code, value in values.items()}

    def measured(self, course: Course, at: datetime) -> dict[str, int]:
        """Return what is read at a moment: rounded, and with the variation of that second."""
        second = int(at.timestamp())
        return {code: self.varied(code, value, second) for code, value in self.steady(course, second).items()}

    def varied(self, code: str, steady: float, second: int) -> int:
        """Return a steady value as it reads in one second: the same for the same second."""
        return round(_bounded(code, steady + self._variation(code, second)))

    def _variation(self, code: str, second: int) -> float:
        seed, second = self.seed ^ crc32(code.encode()), second - self.since
        swings = sum(size * sway(seed, second, period) for period, size in _SWAYS.get(code, ()))
        return swings + _RESTLESS.get(code, 0.0) * chance(seed, second)


def _bounded(code: str, value: float) -> float:
    low, high = _BOUNDS.get(code, (float("-inf"), float("inf")))
    return min(max(value, low), high)
