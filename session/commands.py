"""The entry line's commands: what stands behind start, rate, bolus, given, effect and the rest."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.events import (
    BolusGiven,
    CheckAnswered,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    Fact,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    PatientLeft,
    PatientReady,
    RateChanged,
)
from session.findings import above_maximum
from session.order import Order
from session.problems import KnownProblem
from session.protocol import Protocol
from session.quantities import Amount, AmountUnit, Mixture, Rate, RateUnit, convert, number, plain, rounded
from session.wording import fact_text, rate_text


class Fault(KnownProblem):
    """A piece of a line cannot be understood or cannot be; the sentence says which and what to write."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line is read against: the session's protocol, order and mixture."""

    protocol: Protocol
    order: Order
    mixture: Mixture


Read = tuple[Fact, int]
RATES: Final = (InfusionStarted, RateChanged)
GRADES: Final = ("mild", "moderate", "severe")

_N: Final = r"(\d+(?:[.,]\d+)?)"
_RATE: Final = re.compile(
    rf"\s*{_N}\s*(mg/kg/h|mg/h|ml/h|(?:ug|mcg|µg|\N{{GREEK SMALL LETTER MU}}g)/kg/min)(?![\w/])", re.IGNORECASE
)
_BOLUS: Final = re.compile(rf"\s*{_N}\s*(mg/kg|mg|ml)(?![\w/])", re.IGNORECASE)
_DRUG: Final = re.compile(
    rf"\s+(\S[^@]*?)\s+{_N}\s*([a-zµ%]+(?:/[a-z]+)?)(?:\s+(iv|im|sc|po|sl|pr|in|inh|neb|top)\b)?(?=\s|$)", re.IGNORECASE
)
_EFFECT: Final = re.compile(r"\s+(\S[^@]*?)\s+(mild|moderate|severe|over)\b", re.IGNORECASE)
_UNITS: Final = MappingProxyType({"ml": "mL", "l": "L", "l/min": "L/min", "mcg": "ug", "µg": "ug", "iu": "IU"})
_HOW_RATE: Final = "Write the rate with its unit: 0.5 mg/kg/h, 34 mg/h, 17 mL/h or 8 ug/kg/min."


def _rate(rest: str) -> tuple[Rate, int]:
    found = _RATE.match(rest)
    if not found:
        raise Fault(_HOW_RATE)
    value, unit = number(found[1]) or Decimal(0), found[2].lower()
    if value == 0:
        raise Fault("A rate is above zero. Write pause or end to stop the infusion.")
    units = {item.value.lower(): item for item in RateUnit}
    return Rate(value, units.get(unit, RateUnit.UG_KG_MIN)), found.end()


def _start(rest: str, setting: Setting) -> Read:
    if not re.match(r"\s*[\d.,]", rest):
        return InfusionStarted(setting.order.start_rate), 0
    rate, used = _rate(rest)
    return InfusionStarted(rate), used


def _change(rest: str, _setting: Setting) -> Read:
    rate, used = _rate(rest)
    return RateChanged(rate), used


def _bolus(rest: str, _setting: Setting) -> Read:
    found = _BOLUS.match(rest)
    value = number(found[1]) if found else None
    if not found or not value:
        raise Fault("Write the bolus with its unit: bolus 7 mg, 0.1 mg/kg or 3.5 mL.")
    units = {item.value.lower(): item for item in AmountUnit}
    return BolusGiven(Amount(value, units[found[2].lower()])), found.end()


def _drug(rest: str, _setting: Setting) -> Read:
    found = _DRUG.match(rest)
    dose = number(found[2]) if found else None
    if not found or not dose:
        raise Fault("Write drug, dose, unit and route: given ondansetron 4 mg iv.")
    unit = found[3] if found[3] in _UNITS.values() else _UNITS.get(found[3].lower(), found[3].lower())
    return DrugGiven(" ".join(found[1].split()), dose, unit, (found[4] or "").lower()), found.end()


def _effect(rest: str, _setting: Setting) -> Read:
    found = _EFFECT.match(rest)
    if not found:
        raise Fault("Write the effect and how bad it is: effect nausea mild, moderate, severe, or over.")
    name, grade = " ".join(found[1].lower().split()), found[2].lower()
    return EffectResolved(name) if grade == "over" else EffectNoted(name, grade), found.end()


def _plain(fact: Fact) -> Callable[[str, Setting], Read]:
    return lambda _rest, _setting: (fact, 0)


READERS: Final[Mapping[str, Callable[[str, Setting], Read]]] = MappingProxyType(
    {
        "start": _start,
        "rate": _change,
        "pause": _plain(InfusionPaused()),
        "resume": _plain(InfusionResumed()),
        "bolus": _bolus,
        "end": _plain(InfusionEnded()),
        "given": _drug,
        "effect": _effect,
        "asleep": _plain(CheckAnswered("asleep")),
        "ready": _plain(PatientReady()),
        "left": _plain(PatientLeft()),
    }
)
CODES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(READERS, "drug") | {"effect": "effect", "asleep": "check", "ready": "check", "left": "check"}
)


def chip(fact: Fact, setting: Setting) -> str:
    """Return a command as it was understood; a rate also in mL/h, as the pump shows it."""
    if not isinstance(fact, RATES):
        return fact_text(fact)
    pump = rate_text(convert(fact.rate.mg_per_h(setting.mixture), RateUnit.ML_H, setting.mixture), RateUnit.ML_H)
    return fact_text(fact) if fact.rate.unit is RateUnit.ML_H else f"{fact_text(fact)}, {pump}"


def doubt(fact: Fact, setting: Setting) -> str:
    """Say what is unusual about a command; an empty text where nothing is."""
    match fact:
        case InfusionStarted(rate=rate) | RateChanged(rate=rate):
            if beyond := above_maximum(setting.protocol, rate, setting.mixture):
                return beyond
            ordered = setting.order.start_rate
            other = rate.mg_per_h(setting.mixture) != ordered.mg_per_h(setting.mixture)
            return f"The order says to start at {ordered}." if isinstance(fact, InfusionStarted) and other else ""
        case BolusGiven(amount=amount) if amount.mg(setting.mixture) > setting.order.maximum_mg:
            mg = rounded(amount.mg(setting.mixture), 1)
            return f"A bolus of {mg} mg is more than the ordered maximum of {plain(setting.order.maximum_mg)} mg."
        case _:
            return ""
