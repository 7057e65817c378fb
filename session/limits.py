"""Which values are beyond a limit of the protocol, absolute or against this patient's baseline, and what to do then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from session.declarations import LimitsChanged
from session.protocol import Change, Protocol, Range
from session.quantities import plain, rounded
from session.vitals import CATALOGUE

if TYPE_CHECKING:
    from session.state import SessionState


class Tier(IntEnum):
    """Which limit is crossed: the one at which to act, or the one at which to stop."""

    ACT = 1
    STOP = 2

    @property
    def word(self) -> str:
        """Return the word by which a protocol and a change of limits name it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Crossing:
    """A value beyond a limit: the sentence says both, `advice` what the protocol says to do (it may be empty)."""

    code: str
    tier: Tier
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Band:
    """Between which values of a reading nothing is to be done (`act`), and beyond which to stop (`stop`)."""

    act: Range
    stop: Range

    def tier(self, value: Decimal) -> Tier | None:
        """Return the limit that a value is beyond; a limit itself is not."""
        if not self.stop.holds(value):
            return Tier.STOP
        return None if self.act.holds(value) else Tier.ACT


@dataclass(frozen=True, slots=True)
class _Limits:
    """The limits of one tier: absolute, against the baseline, and those set for this patient."""

    tier: Tier
    ranges: Sequence[Range]
    changes: Sequence[Change]
    own: Sequence[Range]


def crossings(state: "SessionState", values: Mapping[str, Decimal]) -> tuple[Crossing, ...]:
    """Return for each code beyond a limit its worst crossing, the limits to stop at first; a limit itself is not.

    Limits against the baseline hold from the start of the infusion on, for what was measured before it. Limits that a
    prescriber set for this patient stand in the place of the protocol's.
    """
    outside = {code: value for code, value in values.items() if code in state.bands and state.bands[code].tier(value)}
    if state.opened is None or not outside:
        return ()
    means = _means(state)
    worst: dict[str, Crossing] = {}
    for limits in _limits(state.declared.limits, state.opened.protocol):
        for crossing in _crossed(limits, state.opened.protocol, outside, means):
            worst.setdefault(crossing.code, crossing)
    return tuple(worst.values())


def beyond(state: "SessionState", values: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the codes of those values that are beyond a limit, each once."""
    return tuple(crossing.code for crossing in crossings(state, values))


def bands(state: "SessionState") -> Mapping[str, Band]:
    """Return the limits of each reading as they hold for this patient now, the nearer of several at each end."""
    return state.bands


def bands_with(state: "SessionState", own: Sequence[LimitsChanged]) -> Mapping[str, Band]:
    """Reckon the limits as they hold with these that were set for the patient, be it now or earlier."""
    if state.opened is None:
        return {}
    means = _means(state)
    found: dict[str, Band] = {}
    for limits in _limits(own, state.opened.protocol):
        around = [change.around(means[change.code]) for change in limits.changes if change.code in means]
        for limit in (*limits.own, *limits.ranges, *around):
            band = found.get(limit.code) or Band(_open(limit.code), _open(limit.code))
            if limits.tier is Tier.STOP:
                band = Band(band.act, nearer(band.stop, limit))
            else:
                band = Band(nearer(band.act, limit), band.stop)
            found[limit.code] = band
    return found


def _means(state: "SessionState") -> Mapping[str, Decimal]:
    """Return the baseline once there is a start; of a sign at zero no percentage says anything."""
    return {code: mean for code, mean in state.baseline.means.items() if mean} if state.started_at else {}


def _open(code: str) -> Range:
    return Range(code, None, None)


def nearer(one: Range, other: Range) -> Range:
    """Return the range that both leave."""
    low = other.low if one.low is None or (other.low is not None and other.low > one.low) else one.low
    high = other.high if one.high is None or (other.high is not None and other.high < one.high) else one.high
    return Range(one.code, low, high)


def _limits(own: Sequence[LimitsChanged], protocol: Protocol) -> tuple[_Limits, _Limits]:
    """Return the limits to stop at and those to act at, without those that were set anew for this patient."""
    return (
        _of_tier(own, Tier.STOP, protocol.stop, protocol.stop_change),
        _of_tier(own, Tier.ACT, protocol.act, protocol.act_change),
    )


def _of_tier(said: Sequence[LimitsChanged], tier: Tier, ranges: Sequence[Range], changes: Sequence[Change]) -> _Limits:
    own = tuple(Range(one.code, one.low, one.high) for one in said if one.tier == tier.word)
    if not own:
        return _Limits(tier, ranges, changes, own)
    anew = {limit.code for limit in own}
    left = [limit for limit in ranges if limit.code not in anew]
    return _Limits(tier, left, [change for change in changes if change.code not in anew], own)


def _crossed(
    limits: _Limits, protocol: Protocol, values: Mapping[str, Decimal], means: Mapping[str, Decimal]
) -> Iterator[Crossing]:
    for limit in (*limits.own, *limits.ranges):
        if limit.code in values and (words := _outside(limit, values[limit.code])):
            sentence = f"{words}, set for this patient." if limit in limits.own else f"{words}."
            yield Crossing(limit.code, limits.tier, sentence, _advice(protocol, limit.code, limits.tier))
    for change in limits.changes:
        mean = means.get(change.code)
        if mean is None or change.code not in values:
            continue
        if _outside(change.around(mean), values[change.code]):
            sentence = _against(change, values[change.code], mean)
            yield Crossing(change.code, limits.tier, sentence, _advice(protocol, change.code, limits.tier))


def _outside(limit: Range, value: Decimal) -> str:
    """Say that a value is above or below a range; an empty text where it is inside."""
    if limit.holds(value):
        return ""
    if limit.high is not None and value > limit.high:
        return f"{reading_words(limit.code, value)}, above {plain(limit.high)}"
    return f"{reading_words(limit.code, value)}, below {plain(limit.low or Decimal(0))}"


def _against(change: Change, value: Decimal, mean: Decimal) -> str:
    """Say how far a value is from the baseline, in percent of it, and how far it may be."""
    percent = rounded(abs(value - mean) * 100 / mean, 0)
    way, allowed = ("above", change.rise) if value > mean else ("below", change.fall)
    limit = plain(allowed or Decimal(0))
    return f"{reading_words(change.code, value)}, {percent} % {way} baseline {plain(mean)}; the limit is {limit} %."


def reading_words(code: str, value: Decimal) -> str:
    """Return a value with its name and unit, as a sentence begins: "Systolic pressure 158 mmHg"."""
    vital = CATALOGUE[code]
    shown = plain(value).replace("-", "\N{MINUS SIGN}")
    return f"{vital.heading} {shown} {vital.unit}".rstrip()


def _advice(protocol: Protocol, code: str, tier: Tier) -> str:
    found = next((one for one in protocol.advice if one.code == code), None)
    if found is None:
        return ""
    return found.stop if tier is Tier.STOP else found.act
