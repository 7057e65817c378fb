"""The entry line's commands: what stands behind start, rate, bolus, given, effect and the rest."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from session.events import (
    AccessPlaced,
    CheckAnswered,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    Fact,
    PatientLeft,
    PatientReady,
    Reading,
    ScoreRecorded,
)
from session.findings import uncounted, unusual
from session.infusion import PUMP_ML_H
from session.instruments.instrument import Measured
from session.order import Order
from session.problems import KnownProblem
from session.protocol import Protocol
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.pump_findings import other_strength
from session.quantities import (
    NUMBER,
    PLAIN,
    Amount,
    AmountUnit,
    Mixture,
    Rate,
    RateUnit,
    convert,
    number,
    plain,
    read_rate,
    rounded,
)  # fmt: skip
from session.rate_authority import beyond_maximum
from session.score_line import COMMAND, read_score
from session.scored import score_chip, score_of, score_text
from session.wording import fact_text, rate_text


class Fault(KnownProblem):
    """A piece of a line cannot be understood or cannot be; the sentence says which and what to write."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line is read against: the session's protocol, order and mixture, and the mg given so far."""

    protocol: Protocol
    order: Order
    mixture: Mixture
    given_mg: Fraction = Fraction(0)


Read = tuple[Fact, int]
RATES: Final = (InfusionStarted, RateChanged)
GRADES: Final = ("mild", "moderate", "severe")

_ORDERED: Final = re.compile(rf"\s*({NUMBER}\s*[/%]\s*\d*(?![\w./])|(?![\s.+-]*\d))", PLAIN)
"""What may stand behind a bare start: a blood pressure or a saturation, or no number at all."""
_BOLUS: Final = re.compile(rf"\s*({NUMBER})\s*(mg/kg|mg|ml)(?![\w/])", PLAIN)
_DRUG: Final = re.compile(
    rf"\s+([^\s@][^@]*?)[\s,]+({NUMBER})\s*([a-z%]+(?:/[a-z]+)?)"
    r"(?:\s+(iv|im|sc|po|sl|pr|in|inh|neb|top)\b)?(?=[\s,]|$)", PLAIN
)  # fmt: skip
_BAG: Final = re.compile(rf"\s*({NUMBER})\s*mg\s+in\s+({NUMBER})\s*ml(?![\w/])", PLAIN)
_ACCESS: Final = re.compile(r"\s+([^\s@\d][^@\d]*?)[\s,]+(\d{2})\s*g(?:[\s,]+attempts?\s*(\d))?(?![\w/])", PLAIN)
GAUGES: Final = range(14, 28)
"""The gauges of peripheral cannulas, 14 G (widest) to 27 G."""
_EFFECT: Final = re.compile(r"\s+([^\s@][^@]*?)[\s,]+(mild|moderate|severe|over)\b", PLAIN)
_UNITS: Final = MappingProxyType({"ml": "mL", "l": "L", "l/min": "L/min", "mcg": "ug", "iu": "IU"})
_HOW_RATE: Final = "Write the rate with its unit: 0.5 mg/kg/h, 34 mg/h, 17 mL/h or 8 ug/kg/min."


def _rate(rest: str, setting: Setting) -> tuple[Rate, int]:
    found = read_rate(rest)
    if not found:
        raise Fault(_HOW_RATE)
    if not found[0].value:
        raise Fault("A rate is above zero. Write pause or end to stop the infusion.")
    return _runnable(found[0], setting), found[1]


def _runnable(rate: Rate, setting: Setting) -> Rate:
    """Return the rate where a pump can run it."""
    pump = _on_pump(rate, setting)
    if pump > PUMP_ML_H:
        raise Fault(f"{rate} is {rate_text(pump, RateUnit.ML_H)}; a pump runs {PUMP_ML_H} mL/h at most.")
    return rate


def _on_pump(rate: Rate, setting: Setting) -> Fraction:
    return convert(rate.mg_per_h(setting.mixture), RateUnit.ML_H, setting.mixture)


def _start(rest: str, setting: Setting) -> Read:
    if _ORDERED.match(rest):
        return InfusionStarted(_runnable(setting.order.start_rate, setting)), 0
    rate, used = _rate(rest, setting)
    return InfusionStarted(rate), used


def _change(rest: str, setting: Setting) -> Read:
    rate, used = _rate(rest, setting)
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
    return DrugGiven(found[1], dose, unit, (found[4] or "").lower()), found.end()


def _bag(rest: str, _setting: Setting) -> Read:
    found = _BAG.match(rest)
    mg, ml = (number(text) for text in found.groups()) if found else (None, None)
    if not found or not mg or not ml:
        raise Fault("Write what the bag holds: bag 500 mg in 250 mL.")
    return BagChanged(mg, ml), found.end()


def _access(rest: str, _setting: Setting) -> Read:
    found = _ACCESS.match(rest)
    if not found or not int(found[3] or 1) or int(found[2]) not in GAUGES:
        raise Fault("Write where, the gauge and the attempt: access left forearm 22G attempt 1.")
    return AccessPlaced(found[1].lower(), int(found[2]), int(found[3] or 1)), found.end()


def _effect(rest: str, _setting: Setting) -> Read:
    found = _EFFECT.match(rest)
    if not found:
        raise Fault("Write the effect and how bad it is: effect nausea mild, moderate, severe, or over.")
    name, grade = found[1].lower(), found[2].lower()
    return EffectResolved(name) if grade == "over" else EffectNoted(name, grade), found.end()


def _score(rest: str, _setting: Setting) -> Read:
    try:
        return read_score(rest)
    except ValueError as error:
        raise Fault(str(error)) from None


def _plain(fact: Fact) -> Callable[[str, Setting], Read]:
    return lambda _rest, _setting: (fact, 0)


READERS: Final[Mapping[str, Callable[[str, Setting], Read]]] = MappingProxyType(
    {
        "start": _start,
        "rate": _change,
        "pause": _plain(InfusionPaused()),
        "resume": _plain(InfusionResumed()),
        "bolus": _bolus,
        "bag": _bag,
        "end": _plain(InfusionEnded()),
        "given": _drug,
        "effect": _effect,
        "access": _access,
        COMMAND: _score,
        "asleep": _plain(CheckAnswered("asleep")),
        "ready": _plain(PatientReady()),
        "left": _plain(PatientLeft()),
    }
)
CODES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(READERS, "drug")
    | {"effect": "effect", COMMAND: "score", "asleep": "check", "ready": "check", "left": "check", "access": "check"}
)


ASKED: Final[Mapping[type[Fact], str]] = MappingProxyType(
    {
        BagChanged: "bag",
        InfusionStarted: "rate",
        RateChanged: "rate",
        BolusGiven: "bolus",
        DrugGiven: "drug",
        ScoreRecorded: "score",
    }
)
"""What a doubt about a command is about."""


def chip(fact: Fact, setting: Setting) -> str:
    """Return a command as it was understood; a rate also in mL/h, as the pump shows it."""
    if isinstance(fact, ScoreRecorded):
        return score_chip(fact)
    if not isinstance(fact, RATES):
        return fact_text(fact)
    pump = rate_text(_on_pump(fact.rate, setting), RateUnit.ML_H)
    return fact_text(fact) if fact.rate.unit is RateUnit.ML_H else f"{fact_text(fact)}, {pump}"


def doubt(fact: Fact, setting: Setting) -> str:  # noqa: PLR0911 -- one for each kind
    """Say what is unusual about a command; an empty text where nothing is."""
    match fact:
        case InfusionStarted(rate=rate) | RateChanged(rate=rate):
            if beyond := beyond_maximum(setting.protocol, rate, setting.mixture, setting.order):
                return beyond
            ordered = setting.order.start_rate
            other = rate.mg_per_h(setting.mixture) != ordered.mg_per_h(setting.mixture)
            return f"The order says to start at {ordered}." if isinstance(fact, InfusionStarted) and other else ""
        case BolusGiven(amount=amount):
            return _beyond_order(amount.mg(setting.mixture), setting)
        case BagChanged():
            return other_strength(fact, setting.mixture)
        case DrugGiven(drug=drug):
            return uncounted(setting.order, drug)
        case ScoreRecorded():
            return " ".join(filter(None, _about_score(fact, setting)))
        case _:
            return ""


def _beyond_order(mg: Fraction, setting: Setting) -> str:
    """Say that a bolus takes the dose above the order's maximum; an empty text where it does not."""
    if setting.given_mg + mg <= setting.order.maximum_mg:
        return ""
    maximum = f"more than the ordered maximum of {plain(setting.order.maximum_mg)} mg."
    if mg > setting.order.maximum_mg or not setting.given_mg:
        return f"A bolus of {rounded(mg, 1)} mg is {maximum}"
    total = rounded(setting.given_mg + mg, 2)
    return f"A bolus of {rounded(mg, 1)} mg after {rounded(setting.given_mg, 2)} mg comes to {total} mg, {maximum}"


def _about_score(fact: ScoreRecorded, setting: Setting) -> Iterator[str]:
    """Say that a score has no total yet, and which of its readings are unusual."""
    found = score_of(fact)
    if found is None:
        return
    if found.missing:
        yield f"{score_text(fact)}."
    taken = {each.key: number(each.value) for each in fact.items}
    for item in found.instrument.items:
        value = taken.get(item.key) if isinstance(item, Measured) else None
        if isinstance(item, Measured) and value is not None:
            yield unusual(setting.protocol, Reading(item.vital.code, value))
