"""Which rates need a prescriber's word: those above the maximum of the order or of the protocol."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from session.declared import Declared, Override
from session.events import Body
from session.order import Order
from session.protocol import Protocol
from session.pump_events import InfusionStarted, RateChanged
from session.quantities import Mixture, Rate, RateUnit, convert
from session.wording import rate_text

STAGE: Final = "rate"
HOLD: Final = "maximum_rate"


@dataclass(frozen=True, slots=True)
class Maximum:
    """The highest rate that may be set without more ado, and the words before it, such as "the order's maximum of"."""

    rate: Rate
    words: str


@dataclass(frozen=True, slots=True)
class HeldRate:
    """A rate above its maximum, what it is measured against, and the sentence that says so."""

    rate: Rate
    maximum: Maximum
    sentence: str


def maximum_rate(protocol: Protocol, mixture: Mixture, order: Order) -> Maximum:
    """Return the lower of two: the order's maximum (the protocol's where none is ordered), and the protocol's cap."""
    ordered = order.maximum_rate
    most = Maximum(protocol.maximum_rate, "the protocol's maximum of")
    if ordered:
        most = Maximum(ordered, "the order's maximum of")
    cap = protocol.rate_cap
    if cap and cap.mg_per_h(mixture) < most.rate.mg_per_h(mixture):
        return Maximum(cap, "the protocol's cap of")
    return most


def held_rate(protocol: Protocol, rate: Rate, mixture: Mixture, order: Order) -> HeldRate | None:
    """Return what holds a rate; None where it is not above its maximum, which itself is not above."""
    most = maximum_rate(protocol, mixture, order)
    if rate.mg_per_h(mixture) <= most.rate.mg_per_h(mixture):
        return None
    return HeldRate(rate, most, f"{rate} is above {most.words} {most.rate}.")


def beyond_maximum(protocol: Protocol, rate: Rate, mixture: Mixture, order: Order) -> str:
    """Say that a rate is above its maximum; an empty text where it is not."""
    held = held_rate(protocol, rate, mixture, order)
    return held.sentence if held else ""


def held_among(bodies: Iterable[Body], protocol: Protocol, mixture: Mixture, order: Order) -> HeldRate | None:
    """Return what holds the rate that is to be recorded with these; None where none is or none is held."""
    for body in bodies:
        if isinstance(body, InfusionStarted | RateChanged):
            return held_rate(protocol, body.rate, mixture, order)
    return None


def authority(declared: Declared, sentence: str, at: datetime) -> Override | None:
    """Return who answered for this rate, word for word, at the moment at which it was set; None where nobody did."""
    for one in declared.overrides:
        said = one.said
        if (said.stage, said.hold, said.sentence) == (STAGE, HOLD, sentence) and one.at == at:
            return one
    return None


def with_authority(declared: Declared, sentence: str, at: datetime) -> str:
    """Return the sentence of a rate above its maximum with who authorised it and why, where somebody did."""
    found = authority(declared, sentence, at) if sentence else None
    if found is None:
        return sentence
    return f"{sentence.removesuffix('.')}, authorised by {found.said.by}: {found.said.reason}"


def in_all_units(rate: Rate, mixture: Mixture) -> tuple[str, ...]:
    """Return a rate in every unit, rounded to the decimals of each, as the pump shows it first."""
    mg_per_h = rate.mg_per_h(mixture)
    return tuple(rate_text(convert(mg_per_h, unit, mixture), unit) for unit in RateUnit)
