"""Which values are beyond a limit of the protocol, absolute or against this patient's baseline, and what to do then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from session.protocol import Change, Protocol, Range
from session.quantities import plain, rounded
from session.readings import baseline
from session.state import SessionState
from session.vitals import CATALOGUE


class Tier(IntEnum):
    """Which limit is crossed: the one at which to act, or the one at which to stop."""

    ACT = 1
    STOP = 2


@dataclass(frozen=True, slots=True)
class Crossing:
    """A value beyond a limit: the sentence says both, `advice` what the protocol says to do (it may be empty)."""

    code: str
    tier: Tier
    sentence: str
    advice: str


def crossings(state: SessionState, values: Mapping[str, Decimal]) -> tuple[Crossing, ...]:
    """Return for each code beyond a limit its worst crossing, the limits to stop at first; a limit itself is not.

    Limits against the baseline hold from the start of the infusion on, for what was measured before it.
    """
    if state.opened is None:
        return ()
    protocol = state.opened.protocol
    means = baseline(state) if state.started_at else {}
    found = (
        *_crossed(protocol, Tier.STOP, protocol.stop, protocol.stop_change, values, means),
        *_crossed(protocol, Tier.ACT, protocol.act, protocol.act_change, values, means),
    )
    worst: dict[str, Crossing] = {}
    for crossing in found:
        worst.setdefault(crossing.code, crossing)
    return tuple(worst.values())


def beyond(state: SessionState, values: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the codes of those values that are beyond a limit, each once."""
    return tuple(crossing.code for crossing in crossings(state, values))


def _crossed(
    protocol: Protocol,
    tier: Tier,
    limits: Sequence[Range],
    changes: Sequence[Change],
    values: Mapping[str, Decimal],
    means: Mapping[str, Decimal],
) -> Iterator[Crossing]:
    for limit in limits:
        if limit.code in values and (words := _outside(limit, values[limit.code])):
            yield Crossing(limit.code, tier, f"{words}.", _advice(protocol, limit.code, tier))
    for change in changes:
        mean = means.get(change.code)
        if mean is None or change.code not in values:
            continue
        if _outside(change.around(mean), values[change.code]):
            sentence = _against(change, values[change.code], mean)
            yield Crossing(change.code, tier, sentence, _advice(protocol, change.code, tier))


def _outside(limit: Range, value: Decimal) -> str:
    """Say that a value is above or below a range; an empty text where it is inside."""
    if limit.holds(value):
        return ""
    if limit.high is not None and value > limit.high:
        return f"{_reading(limit.code, value)}, above {plain(limit.high)}"
    return f"{_reading(limit.code, value)}, below {plain(limit.low or Decimal(0))}"


def _against(change: Change, value: Decimal, mean: Decimal) -> str:
    """Say how far a value is from the baseline, in percent of it, and how far it may be."""
    percent = rounded(abs(value - mean) * 100 / mean, 0)
    way, allowed = ("above", change.rise) if value > mean else ("below", change.fall)
    limit = plain(allowed or Decimal(0))
    return f"{_reading(change.code, value)}, {percent} % {way} baseline {plain(mean)}; the limit is {limit} %."


def _reading(code: str, value: Decimal) -> str:
    vital = CATALOGUE[code]
    shown = plain(value).replace("-", "\N{MINUS SIGN}")
    return f"{vital.heading} {shown} {vital.unit}".rstrip()


def _advice(protocol: Protocol, code: str, tier: Tier) -> str:
    found = next((one for one in protocol.advice if one.code == code), None)
    if found is None:
        return ""
    return found.stop if tier is Tier.STOP else found.act
